using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Results drawn for an independent audit, those that wait first, and how often audits agree.</summary>
[Needs(Permission.AuditResult)]
public sealed class VerifyAuditsPage(CylchDb db, Ties ties) : CylchPage
{
    public static readonly IReadOnlyList<string> States = ["waiting", "all", "agrees", "does-not-agree", "cannot-tell"];

    public static readonly IReadOnlyList<string> Sorts = ["drawn", "person", "provider"];

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<VerifyAuditRow> Rows { get; private set; } = new([], 1, 0);

    public IReadOnlyList<VerifyRate> ByProvider { get; private set; } = [];

    public IReadOnlyList<VerifyRate> ByVerifier { get; private set; } = [];

    /// <summary>Nothing waits, and nobody asked for anything else.</summary>
    public bool HasNone { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken);
        Rows = Paging.Of(Wanted(all), Number, Paging.Usual);
        HasNone = Show is null && Text is null && all.TrueForAll(row => row.Answer is not null);
        ByProvider = VerifyAuditRows.Rates(all, row => W.Either(row.ProviderEn, row.ProviderCy));
        ByVerifier = VerifyAuditRows.Rates(all, row => row.Verifier ?? W["settlement.verify.nobody"]);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["settlement.audits.drawn"], W["settlement.csv.person"], W["settlement.csv.outcome"], W["settlement.periods.contract"], W["settlement.periods.provider"],
            W["settlement.audits.verifier"], W["settlement.verify.result"], W["settlement.audits.answer"], W["settlement.audits.on"]);
        foreach (var row in Wanted(await AllAsync(cancellationToken)))
        {
            csv.Row(
                row.DrawnAt, row.Reference, W.Either(row.TitleEn, row.TitleCy), row.ContractNumber, W.Either(row.ProviderEn, row.ProviderCy), row.Verifier,
                W.Of("outcomes.outcome-result", row.Result), Answer(row), row.AuditedOn);
        }

        return csv.ToFile("audits.csv");
    }

    public string Answer(VerifyAuditRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Answer is { } answer ? W.Of("settlement.audit-answer", answer) : W["settlement.audits.waits"];
    }

    private async Task<List<VerifyAuditRow>> AllAsync(CancellationToken cancellationToken) => await VerifyAuditRows.Drawn(
        db, ties.People(await Evaluator.ReachAsync(Permission.AuditResult), Today), Current.AccountId).AsNoTracking().ToListAsync(cancellationToken);

    private List<VerifyAuditRow> Wanted(List<VerifyAuditRow> all)
    {
        var text = Text?.Trim() ?? "";
        var found = all.FindAll(row => IsShown(row) && $"{row.GivenName} {row.FamilyName} {row.Reference} {row.ContractNumber} {row.ProviderEn} {row.ProviderCy} {row.Verifier} {row.TitleEn} {row.TitleCy}"
            .Contains(text, StringComparison.OrdinalIgnoreCase));
        return Sort switch
        {
            "person" => [.. found.OrderBy(row => row.FamilyName, StringComparer.CurrentCulture).ThenBy(row => row.GivenName, StringComparer.CurrentCulture).ThenBy(row => row.VerificationId)],
            "provider" => [.. found.OrderBy(row => W.Either(row.ProviderEn, row.ProviderCy), StringComparer.CurrentCulture).ThenBy(row => row.VerificationId)],
            _ => found,
        };
    }

    private bool IsShown(VerifyAuditRow row) => Show switch
    {
        "all" => true,
        "agrees" => row.Answer == AuditAnswer.Agrees,
        "does-not-agree" => row.Answer == AuditAnswer.DoesNotAgree,
        "cannot-tell" => row.Answer == AuditAnswer.CannotTell,
        _ => row.Answer is null,
    };
}
