using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A period's runs, those that stand in the way of closing first; worked out, approved and paid from here.</summary>
[Needs(Permission.ReadStatement)]
public sealed class SettlingPage(CylchDb db, Ties ties, PreparePeriod prepare, ApproveRun approve) : CylchPage
{
    [BindProperty(Name = "year", SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(Name = "number", SupportsGet = true)]
    public int? PeriodNumber { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PaymentPeriod Period { get; private set; }

    public PaymentPeriod? Before { get; private set; }

    public PaymentPeriod? After { get; private set; }

    public IReadOnlyList<SettlingRow> All { get; private set; } = [];

    public PageOf<SettlingRow> Rows { get; private set; } = new([], 1, 0);

    public IReadOnlyList<long> MayPrepare { get; private set; } = [];

    public SettlingApprover Approver { get; private set; } = SettlingApprover.Nobody;

    /// <summary>Contracts on which the reader may try other terms.</summary>
    public IReadOnlySet<long> MayTry { get; private set; } = new HashSet<long>();

    public bool MayMakeFile { get; private set; }

    public bool MayCheck { get; private set; }

    /// <summary>What refused, contract by contract, when the whole period was worked out.</summary>
    public IReadOnlyList<(SettlingRow Row, string Why)> NotPrepared { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var csv = new CsvText(
            W["settlement.periods.contract"], W["settlement.periods.provider"], W["settlement.periods.model"], W["settlement.periods.people"],
            W["settlement.periods.state"], W["settlement.csv.amount"]);
        foreach (var row in All)
        {
            csv.Row(
                row.Number, W.Either(row.ProviderEn, row.ProviderCy), W.Of("contracts.model-name", row.Model), row.People,
                W["settlement.state." + row.State], row.Run is null ? null : new Money(row.Run.TotalPence));
        }

        return csv.ToFile(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"period-{Period.Number}.csv"));
    }

    [Needs(Permission.PrepareRun)]
    public async Task<IActionResult> OnPostPrepareAsync(long? contract, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var wanted = All.Where(r => r.Run?.ApprovedAt is null && (contract is null || r.ContractId == contract)).ToList();
        if (wanted.Count == 0 || wanted.Exists(r => !MayPrepare.Contains(r.ContractId)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var refused = new List<(SettlingRow, string)>();
        foreach (var row in wanted)
        {
            // One form, many contracts: each has its own part of the form's key, so that sending it again finds each one done.
            var doing = Current.Doing(FormKey is null ? null : $"{FormKey}-{row.ContractId}");
            var decision = await prepare.RunAsync(doing, new PreparePeriodInput(row.ContractId, Period), "", cancellationToken);
            db.ChangeTracker.Clear();
            if (decision.Refusal is { } refusal)
            {
                refused.Add((row, W.Refusal(refusal)));
            }
        }

        if (refused.Count == 0)
        {
            TempData["notice"] = W.Count("settlement.periods.prepared-notice", wanted.Count);
            return LocalRedirect(SettlementLinks.Period(Period.YearStart.Year, Period.Number));
        }

        await LoadAsync(cancellationToken);
        NotPrepared = refused;
        return AskAgain();
    }

    [Needs(Permission.ApproveRun)]
    public async Task<IActionResult> OnPostApproveAsync(long contract, int version, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (All.FirstOrDefault(r => r.ContractId == contract) is not { Run: { } run } || !Approver.ContractIds.Contains(contract))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var decision = await approve.RunAsync(Doing, new ApproveRunInput(run.Id, version), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        TempData["notice"] = W["settlement.approved-notice"];
        return LocalRedirect(SettlementLinks.Period(Period.YearStart.Year, Period.Number));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var visible = ties.Contracts(await Evaluator.ReachAsync(Permission.ReadStatement));
        var years = await visible.Select(c => c.YearStartsOn).Distinct().OrderBy(y => y).ToListAsync(cancellationToken);
        var first = years.Count > 0 ? years[0] : new LocalDate(2026, 4, 6);
        Period = PeriodChoice.Of(first, Today, Year, PeriodNumber);
        (Before, After) = (PeriodChoice.Beside(Period, -1, first, Today), PeriodChoice.Beside(Period, 1, first, Today));
        All = await new SettlingRows(db, Today, cancellationToken).OfAsync(visible.Where(c => c.YearStartsOn == first), Period);
        var wanted = Text?.Trim() ?? "";
        var found = All.Where(r => $"{r.Number} {r.TitleEn} {r.TitleCy} {r.ProviderEn} {r.ProviderCy}".Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        var page = Math.Clamp(Number ?? 1, 1, Math.Max(1, (found.Count + Paging.Usual - 1) / Paging.Usual));
        Rows = new PageOf<SettlingRow>([.. found.Skip((page - 1) * Paging.Usual).Take(Paging.Usual)], page, found.Count);
        MayPrepare = await ties.Contracts(await Evaluator.ReachAsync(Permission.PrepareRun)).Select(c => c.Id).ToListAsync(cancellationToken);
        var approves = await ties.Contracts(await Evaluator.ReachAsync(Permission.ApproveRun)).Select(c => c.Id).ToHashSetAsync(cancellationToken);
        Approver = await SettlingApprover.ReadAsync(db, Current.AccountId, approves, All.Count > 0 ? All[0].AuthorityId : null, Today, cancellationToken);
        MayTry = await ties.Contracts(await Evaluator.ReachAsync(Permission.TryTerms)).Select(c => c.Id).ToHashSetAsync(cancellationToken);
        MayCheck = !(await Evaluator.ReachAsync(Permission.HoldPayment)).IsEmpty;
        MayMakeFile = !(await Evaluator.ReachAsync(Permission.MakePaymentFile)).IsEmpty;
    }
}
