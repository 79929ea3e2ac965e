using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>When the money of each statement comes, and why it does not: for the provider and for those who pay.</summary>
[Needs(Permission.ReadStatement)]
public sealed class PaymentsPage(CylchDb db, Ties ties) : CylchPage
{
    public static readonly IReadOnlyList<string> Choices = ["all", "waiting", "late", "held", "paid"];

    [BindProperty(Name = "which", SupportsGet = true)]
    public string? Which { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public IReadOnlyList<PaymentRow> All { get; private set; } = [];

    public PageOf<PaymentRow> Rows { get; private set; } = new([], 1, 0);

    public bool HasUnconfirmed { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var csv = new CsvText(
            W["settlement.periods.contract"], W["settlement.periods.provider"], W["settlement.payments.period"], W["settlement.periods.state"],
            W["settlement.csv.amount"], W["settlement.payments.paid-so-far"], W["settlement.payments.due"], W["settlement.payments.interest"], W["settlement.payments.when"]);
        foreach (var row in All)
        {
            var clock = row.Standing.Clock;
            csv.Row(
                row.Standing.Contract.Number, W.Either(row.ProviderEn, row.ProviderCy), row.Standing.Run.PeriodNumber,
                W.Of("settlement.run-state", row.Standing.State), new Money(row.Standing.Run.TotalPence), new Money(row.Standing.Payment.PaidPence),
                clock is { IsRefused: false } ? clock.Value.Value.DueOn : null, row.Interest, row.Said(W));
        }

        return csv.ToFile("payments.csv");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var contracts = ties.Contracts(await Evaluator.ReachAsync(Permission.ReadStatement));
        var wanted = Text?.Trim() ?? "";
        var standings = await new RunStandings(db, Today, cancellationToken).OfAsync(
            db.SettlementRuns.Where(r => r.ReplacedAt == null && contracts.Any(c => c.Id == r.ContractId)));
        var ids = standings.Select(s => s.Contract.ProviderId).Distinct().ToList();
        var providers = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
        All = [.. standings.Select(s => new PaymentRow(s, providers[s.Contract.ProviderId].NameEn, providers[s.Contract.ProviderId].NameCy))
            .Where(r => r.Is(Which) && $"{r.Standing.Contract.Number} {r.ProviderEn} {r.ProviderCy}".Contains(wanted, StringComparison.OrdinalIgnoreCase))
            .OrderBy(r => r.IsPaid).ThenByDescending(r => r.IsLate).ThenByDescending(r => r.IsOnHold).ThenByDescending(r => r.Standing.Run.UntilOn).ThenBy(r => r.Standing.Contract.Number, StringComparer.Ordinal)];
        HasUnconfirmed = All.Any(r => r.Standing.Clock is { IsRefused: false } c
            && (c.Value.BankRate is { IsConfirmed: false } || c.Value.Margin is { IsConfirmed: false }));
        var page = Math.Clamp(Number ?? 1, 1, Math.Max(1, (All.Count + Paging.Usual - 1) / Paging.Usual));
        Rows = new PageOf<PaymentRow>([.. All.Skip((page - 1) * Paging.Usual).Take(Paging.Usual)], page, All.Count);
    }
}
