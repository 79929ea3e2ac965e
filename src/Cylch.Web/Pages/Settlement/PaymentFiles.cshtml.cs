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
using NodaTime.Text;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Files of payments handed to the bank: made here, kept byte for byte, and downloaded again.</summary>
[Needs(Permission.MakePaymentFile)]
public sealed class PaymentFilesPage(CylchDb db, MakePaymentFile make) : CylchPage
{
    [BindProperty(Name = "pay-on")]
    public string? PayOn { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PageOf<PaymentFileRow> Files { get; private set; } = new([], 1, 0);

    public int Waiting { get; private set; }

    public long WaitingPence { get; private set; }

    public int OnHold { get; private set; }

    public string? ErrorOf(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        var csv = new CsvText(
            W["settlement.files.reference"], W["settlement.files.made"], W["settlement.files.pay-on"], W["settlement.files.payments"], W["settlement.csv.amount"]);
        foreach (var file in await Rows(await AuthoritiesAsync()).ToListAsync(cancellationToken))
        {
            csv.Row(file.Reference, file.CreatedAt, file.PayOn, file.Payments, new Money(file.TotalPence));
        }

        return csv.ToFile("payment-files.csv");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (LocalDatePattern.Iso.Parse(PayOn?.Trim() ?? "") is not { Success: true } day)
        {
            Wrong("pay-on", "settlement.files.pay-on-wrong");
            return AskAgain();
        }

        var decision = await make.RunAsync(Doing, new MakePaymentFileInput((await AuthoritiesAsync())[0], day.Value), "", cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, "pay-on");
        }

        TempData["notice"] = W["settlement.files.done"];
        return LocalRedirect(SettlementLinks.PaymentFiles);
    }

    private async Task<IReadOnlyList<long>> AuthoritiesAsync() => (await Evaluator.ReachAsync(Permission.MakePaymentFile)).AuthorityIds;

    private IQueryable<PaymentFileRow> Rows(IReadOnlyList<long> authorities) =>
        from f in db.PaymentFiles.AsNoTracking()
        where db.SettlementRuns.Any(r => r.PaymentFileId == f.Id && db.Contracts.Any(c => c.Id == r.ContractId && authorities.Contains(c.AuthorityId)))
        orderby f.Id descending
        select new PaymentFileRow(
            f.Id, f.Reference, f.CreatedAt, db.Users.Where(u => u.Id == f.CreatedByAccountId).Select(u => u.DisplayName).First(), f.PayOn, f.Payments, f.TotalPence);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var authorities = await AuthoritiesAsync();
        Files = await Paging.ReadAsync(Rows(authorities), Number, cancellationToken);
        var open = await RunPayments.Of(
            db, RunPayments.NotWhollyPaid(db).Where(r => db.Contracts.Any(c => c.Id == r.ContractId && authorities.Contains(c.AuthorityId)))).ToListAsync(cancellationToken);
        var waiting = open.FindAll(p => !p.IsHeld && (p.Due.ToPay != Money.Zero || p.PaymentFileId is null));
        (Waiting, WaitingPence) = (waiting.Count, waiting.Sum(p => p.Due.ToPay.Pence));
        OnHold = open.Count(p => p.Due.OnHold != Money.Zero);
        PayOn ??= LocalDatePattern.Iso.Format(Today.PlusDays(7));
    }
}

/// <summary>A payment file in the list.</summary>
public sealed record PaymentFileRow(
    long Id, string Reference, NodaTime.Instant CreatedAt, string CreatedBy, NodaTime.LocalDate PayOn, int Payments, long TotalPence);
