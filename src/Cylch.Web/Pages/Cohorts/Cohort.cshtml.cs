using Cylch.Records.Access;
using Cylch.Records.Cohorts;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Cylch.Web.Access;
using Cylch.Web.Charts;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cylch.Web.Pages.Cohorts;

/// <summary>
/// What came of a cohort: every row of its file accounted for, results with the missing as a part of their own, and the
/// same by provider. Small numbers are protected in everything shown; statements are linked for whoever may read them.
/// </summary>
[Needs(Permission.ReadCohort)]
public sealed class CohortPage(ReadCohort cohorts, Ties ties) : CylchPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>Null when nothing was loaded into this organisation.</summary>
    public CohortResults? Cohort { get; private set; }

    public CohortTable Table { get; private set; } = null!;

    /// <summary>What became of the rows of the file, and what is not known in its columns.</summary>
    public CohortAccount Account { get; private set; } = null!;

    public PageOf<CohortTableRow> Providers { get; private set; } = new([], 1, 0);

    /// <summary>By provider; empty for a reader who may not read statements.</summary>
    public IReadOnlyDictionary<string, CohortContract> Contracts { get; private set; } = new Dictionary<string, CohortContract>();

    public StackChart Results => CohortCharts.Results(W, Table);

    public BarChart Changes => CohortCharts.Changes(W, Table);

    public async Task OnGetAsync(long organisationId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(organisationId, cancellationToken))
        {
            return;
        }

        var readable = ties.Contracts(await Evaluator.ReachAsync(Permission.ReadStatement));
        Contracts = (await cohorts.ContractsAsync(organisationId, readable, cancellationToken)).ToDictionary(c => c.Provider, StringComparer.Ordinal);
        var found = Found();
        var pages = Math.Max(1, (found.Count + Paging.Usual - 1) / Paging.Usual);
        var number = Math.Clamp(Number ?? 1, 1, pages);
        Providers = new PageOf<CohortTableRow>([.. found.Skip((number - 1) * Paging.Usual).Take(Paging.Usual)], number, found.Count);
    }

    /// <summary>The table of providers as it stands on the page, found or all of it.</summary>
    public async Task<IActionResult> OnGetCsvAsync(long organisationId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(organisationId, cancellationToken))
        {
            return NotFound();
        }

        var parts = Enum.GetValues<CohortPart>();
        var csv = new CsvText([
            W["outcomes.cohort.provider"], W["outcomes.cohort.people"], .. parts.Select(part => W["outcomes.cohort-part." + part]),
            W["outcomes.cohort.mix"], W["outcomes.cohort.mix.people"]]);
        foreach (var row in Found().Append(Table.Whole))
        {
            var name = ReferenceEquals(row, Table.Whole) ? W["outcomes.cohort.everybody"] : CohortWords.Provider(W, row);
            csv.Row([
                name, Cell(row.People), .. parts.Select(part => Cell(row.Of(part))), CohortWords.Mean(W, row.CaseMix),
                row.CaseMix is { } mix ? CohortWords.About(W, mix) : ""]);
        }

        return csv.ToFile(W["outcomes.cohort.csv-name"] + ".csv");
    }

    public async Task<IActionResult> OnGetResultsCsvAsync(long organisationId, CancellationToken cancellationToken) =>
        await LoadAsync(organisationId, cancellationToken) ? Results.ToCsv().ToFile(W["outcomes.cohort.csv-name"] + "-1.csv") : NotFound();

    public async Task<IActionResult> OnGetChangesCsvAsync(long organisationId, CancellationToken cancellationToken) =>
        await LoadAsync(organisationId, cancellationToken) ? Changes.ToCsv().ToFile(W["outcomes.cohort.csv-name"] + "-2.csv") : NotFound();

    private static object? Cell(long? count) => count ?? (object)"";

    private List<CohortTableRow> Found() => string.IsNullOrWhiteSpace(Text)
        ? [.. Table.Providers]
        : [.. Table.Providers.Where(row => row.Provider.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase))];

    private async Task<bool> LoadAsync(long organisationId, CancellationToken cancellationToken)
    {
        if (await cohorts.OfAsync(organisationId, cancellationToken) is not { } cohort)
        {
            return false;
        }

        (Cohort, Table) = (cohort, CohortTable.Of(cohort.Summary));
        Account = CohortAccount.Of(
            ReadingsProfile.Find(cohort.Import.Profile).Value, cohort.Tally, cohort.Summary.Whole, Table.Whole, cohort.MissingByColumn);
        return true;
    }
}
