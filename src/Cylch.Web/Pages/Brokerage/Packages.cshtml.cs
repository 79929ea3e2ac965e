using System.Globalization;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Brokerage;

/// <summary>Care packages within the reader's reach, and the people who wait for a provider.</summary>
[Needs(Permission.ReadPerson)]
public sealed class PackagesPage(CylchDb db, Ties ties) : CylchPage
{
    private const int WaitingShown = 20;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "contract", SupportsGet = true)]
    public long? ContractId { get; set; }

    [BindProperty(Name = "state", SupportsGet = true)]
    public PackageState? State { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>Which page of those who wait; the two lists are turned apart from each other.</summary>
    [BindProperty(Name = "w", SupportsGet = true)]
    public int? WaitingNumber { get; set; }

    public PageOf<PackageRow> Packages { get; private set; } = new([], 1, 0);

    public IReadOnlyList<GovukChoice> Contracts { get; private set; } = [];

    public PageOf<WaitingRow> Waiting { get; private set; } = new([], 1, 0);

    /// <summary>Whether the reader finds providers, and so sees who waits for one.</summary>
    public bool SeesWaiting { get; private set; }

    public PackageFilter Filter => new(Text, ContractId, State);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reach = await Evaluator.ReachAsync(Permission.ReadPerson);
        var visible = PackageRows.Visible(db, ties, reach, Today);
        Packages = await Paging.ReadAsync(PackageRows.Rows(db, visible, Filter, Today), Number, cancellationToken);
        var contracts = await db.Contracts.AsNoTracking().Where(c => visible.Any(k => k.ContractId == c.Id)).OrderBy(c => c.Number)
            .Select(c => new { c.Id, c.Number, c.TitleEn, c.TitleCy }).ToListAsync(cancellationToken);
        Contracts = [new("", W["brokerage.any-contract"]), .. contracts.Select(c => new GovukChoice(c.Id.ToString(CultureInfo.InvariantCulture), c.Number + " " + W.Either(c.TitleEn, c.TitleCy)))];
        var people = reach with { ProviderIds = [], Links = [] };
        SeesWaiting = !people.IsEmpty;
        Waiting = SeesWaiting
            ? await Paging.ReadAsync(PackageRows.Waiting(db, ties.People(people, Today), Today), WaitingNumber, cancellationToken, WaitingShown)
            : Waiting;
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var visible = PackageRows.Visible(db, ties, await Evaluator.ReachAsync(Permission.ReadPerson), Today);
        var csv = new CsvText(
            W["brokerage.reference"], W["brokerage.person"], W["brokerage.contract"], W["brokerage.model"], W["brokerage.provider"], W["brokerage.state"],
            W["brokerage.starts"], W["brokerage.ends"], W["brokerage.minutes-a-week"]);
        await foreach (var k in PackageRows.Rows(db, visible, Filter, Today).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            csv.Row(k.Reference, k.GivenName + " " + k.FamilyName, k.ContractNumber, W.Of("model", k.Model), W.Either(k.ProviderEn, k.ProviderCy),
                W.Of("brokerage.state", k.On(Today)), k.StartsOn, k.EndsOn, k.MinutesPerWeek);
        }

        return csv.ToFile(W["brokerage.file"] + ".csv");
    }
}
