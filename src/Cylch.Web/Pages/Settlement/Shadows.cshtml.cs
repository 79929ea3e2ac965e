using System.Globalization;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Govuk;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Periods worked out without any effect: those there are, and trying another.</summary>
[Needs(Permission.RunShadow)]
public sealed class ShadowsPage(CylchDb db, Ties ties, MakeShadowRun make) : CylchPage
{
    [BindProperty(Name = "scheme")]
    public long? SchemeId { get; set; }

    [BindProperty(Name = "year")]
    public int? Year { get; set; }

    [BindProperty(Name = "number")]
    public int? PeriodNumber { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<ShadowRow> Rows { get; private set; } = new([], 1, 0);

    /// <summary>Versions of terms of the contracts the reader may try.</summary>
    public IReadOnlyList<GovukChoice> Schemes { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["settlement.periods.contract"], W["settlement.periods.provider"], W["settlement.payments.period"], W["settlement.shadows.terms"], W["settlement.shadows.made"],
            W["settlement.shadows.amount"], W["settlement.shadows.live"], W["settlement.shadows.reason"]);
        foreach (var row in await new ShadowRows(db).Of(await VisibleAsync()).ToListAsync(cancellationToken))
        {
            csv.Row(
                row.ContractNumber, W.Either(row.ProviderEn, row.ProviderCy), row.Shadow.PeriodNumber, row.SchemeNumber, row.Shadow.MadeAt,
                new Money(row.Shadow.TotalPence), row.LivePence is { } live ? new Money(live) : null, row.Shadow.Reason);
        }

        return csv.ToFile("shadow-runs.csv");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var chosen = await (await VisibleAsync()).Join(db.ContractSchemes, c => c.Id, s => s.ContractId, (c, s) => new { c.Id, c.YearStartsOn, SchemeId = s.Id })
            .SingleOrDefaultAsync(s => s.SchemeId == SchemeId, cancellationToken);
        if (chosen is null)
        {
            Wrong("scheme", "settlement.shadows.scheme-empty");
        }

        if (PeriodNumber is not (>= 1 and <= PaymentPeriod.PerYear) || Year is not (>= 2000 and <= 2100))
        {
            Wrong("number", "settlement.shadows.period-wrong", PaymentPeriod.PerYear);
        }

        if (!Typed.IsText(Reason))
        {
            Wrong("reason", "settlement.shadows.reason-empty");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var period = PeriodChoice.Of(chosen!.YearStartsOn, Today, Year, PeriodNumber);
        var decision = await make.RunAsync(Doing, new MakeShadowRunInput(chosen.Id, period, SchemeId!.Value), Reason!.Trim(), cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, "number");
        }

        Tell(W["settlement.shadows.done"]);
        return LocalRedirect(SettlementLinks.Shadow(decision.Value));
    }

    private async Task<IQueryable<Records.Contracts.Contract>> VisibleAsync() => ties.Contracts(await Evaluator.ReachAsync(Permission.RunShadow));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync();
        Rows = await Paging.ReadAsync(new ShadowRows(db).Of(visible), Number, cancellationToken);
        var schemes = await (
            from c in visible
            join o in db.Organisations on c.ProviderId equals o.Id
            join s in db.ContractSchemes on c.Id equals s.ContractId
            orderby c.Number, s.Number descending
            select new { s.Id, s.Number, s.InForceFrom, s.AcknowledgedAt, Contract = c.Number, o.NameEn, o.NameCy }).ToListAsync(cancellationToken);
        Schemes = schemes.ConvertAll(s => new GovukChoice(s.Id.ToString(CultureInfo.InvariantCulture), W[
            s.AcknowledgedAt is null ? "settlement.shadows.draft-terms" : "settlement.shadows.version", s.Contract, W.Either(s.NameEn, s.NameCy), s.Number, W.Say.Date(s.InForceFrom)]));
        var usual = PaymentPeriod.Holding(new NodaTime.LocalDate(Today.Year, 4, 6), Today);
        Year ??= Today.Month >= 4 ? Today.Year : Today.Year - 1;
        PeriodNumber ??= usual?.Number;
    }
}
