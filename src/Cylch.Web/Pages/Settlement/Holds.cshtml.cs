using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What of the money waits, why, and until when; and holding everything to one provider.</summary>
[Needs(Permission.ReadStatement)]
public sealed class HoldsPage(CylchDb db, Ties ties, HoldPayment hold, ReleaseHold release) : CylchPage
{
    [BindProperty(Name = "which", SupportsGet = true)]
    public string? Which { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    [BindProperty(Name = "contract")]
    public long? Contract { get; set; }

    [BindProperty(Name = "why")]
    public HoldReason? Why { get; set; }

    [BindProperty(Name = "hold-words")]
    public string? HoldWords { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    [BindProperty(Name = "release-words")]
    public string? ReleaseWords { get; set; }

    public PageOf<HoldRow> Rows { get; private set; } = new([], 1, 0);

    /// <summary>One contract of each provider whose payments the reader may hold.</summary>
    public IReadOnlyList<GovukChoice> Providers { get; private set; } = [];

    public IReadOnlySet<long> MayRelease { get; private set; } = new HashSet<long>();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["settlement.periods.provider"], W["settlement.holds.what"], W["settlement.csv.amount"], W["settlement.holds.why"], W["settlement.holds.words"],
            W["settlement.holds.until"], W["settlement.holds.by"], W["settlement.holds.released"]);
        foreach (var row in await (await RowsAsync()).ToListAsync(cancellationToken))
        {
            csv.Row(
                W.Either(row.ProviderEn, row.ProviderCy), row.What(W), row.Pence is { } pence ? new Rules.Money(pence) : null,
                W.Of("settlement.hold-reason", row.Hold.Reason), row.Hold.Words, row.Hold.UntilOn, row.HeldBy, row.Hold.ReleasedAt);
        }

        return csv.ToFile("holds.csv");
    }

    [Needs(Permission.HoldPayment)]
    public async Task<IActionResult> OnPostHoldAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Contract is null || Providers.All(p => p.Value != Contract.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        {
            Wrong("contract", "settlement.holds.provider-empty");
        }

        if (Why is null)
        {
            Wrong("why", "settlement.holds.why-empty");
        }

        if (!Typed.IsText(HoldWords))
        {
            Wrong("hold-words", "settlement.holds.words-empty");
        }

        if (Typed.Day(Until) is null)
        {
            Wrong("until", "settlement.holds.until-wrong");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var input = new HoldPaymentInput(Contract!.Value, null, null, Why!.Value, HoldWords!.Trim(), W.Language.Code, Typed.Day(Until), null);
        var decision = await hold.RunAsync(Doing, input, HoldWords.Trim(), cancellationToken);
        return decision.Refusal is { } refusal ? Refused(refusal, "until") : Done("settlement.holds.held-notice");
    }

    [Needs(Permission.HoldPayment)]
    public async Task<IActionResult> OnPostReleaseAsync(long hold, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!MayRelease.Contains(hold))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!Typed.IsText(ReleaseWords))
        {
            Wrong("release-words", "settlement.holds.release-empty");
            return AskAgain();
        }

        var decision = await release.RunAsync(Doing, new ReleaseHoldInput(hold, ReleaseWords!.Trim()), ReleaseWords.Trim(), cancellationToken);
        return decision.Refusal is { } refusal ? Refused(refusal, "release-words") : Done("settlement.holds.released-notice");
    }

    private LocalRedirectResult Done(string notice)
    {
        Tell(W[notice]);
        return LocalRedirect(SettlementLinks.Holds);
    }

    private async Task<IQueryable<HoldRow>> RowsAsync() =>
        HoldRow.Of(db, ties.Contracts(await Evaluator.ReachAsync(Permission.ReadStatement)), all: Which == "all");

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Rows = await Paging.ReadAsync(await RowsAsync(), Number, cancellationToken);
        var mine = ties.Contracts(await Evaluator.ReachAsync(Permission.HoldPayment));
        var authorities = await mine.Select(c => c.AuthorityId).Distinct().ToListAsync(cancellationToken);
        MayRelease = Rows.Rows.Where(r => r.Hold.ReleasedAt is null && authorities.Contains(r.Hold.AuthorityId)).Select(r => r.Hold.Id).ToHashSet();
        var providers = await (
            from c in mine
            join o in db.Organisations on c.ProviderId equals o.Id
            group c.Id by new { o.NameEn, o.NameCy } into contracts
            select new { contracts.Key.NameEn, contracts.Key.NameCy, First = contracts.Min() }).ToListAsync(cancellationToken);
        Providers = [.. providers.Select(p => new GovukChoice(p.First.ToString(System.Globalization.CultureInfo.InvariantCulture), W.Either(p.NameEn, p.NameCy)))
            .OrderBy(p => p.Text, StringComparer.CurrentCulture)];
        Until ??= Typed.Of(Today.PlusDays(7));
    }
}
