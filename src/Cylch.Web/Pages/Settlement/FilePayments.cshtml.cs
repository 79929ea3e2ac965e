using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What a file pays one provider, and what became of it.</summary>
public sealed record FilePaymentRow(long ProviderId, string Reference, string NameEn, string NameCy, int Runs, long Pence, PaymentReturn? Returned);

/// <summary>The payments in one file, and noting that the bank gave one back.</summary>
[Needs(Permission.MakePaymentFile)]
public sealed class FilePaymentsPage(CylchDb db, RecordPaymentReturn record) : CylchPage
{
    [BindProperty(Name = "returned-on")]
    public string? ReturnedOn { get; set; }

    [BindProperty(Name = "words")]
    public string? Words { get; set; }

    public PaymentFile Made { get; private set; } = null!;

    public IReadOnlyList<FilePaymentRow> Rows { get; private set; } = [];

    public Task OnGetAsync(long paymentFileId, CancellationToken cancellationToken) => LoadAsync(paymentFileId, cancellationToken);

    public async Task<IActionResult> OnGetCsvAsync(long paymentFileId, CancellationToken cancellationToken)
    {
        await LoadAsync(paymentFileId, cancellationToken);
        var csv = new CsvText(
            W["settlement.files.reference"], W["settlement.periods.provider"], W["settlement.files.statements"], W["settlement.csv.amount"], W["settlement.files.returned-on"],
            W["settlement.files.bank-said"]);
        foreach (var row in Rows)
        {
            csv.Row(Made.Reference, W.Either(row.NameEn, row.NameCy), row.Runs, new Money(row.Pence), row.Returned?.ReturnedOn, row.Returned?.Words);
        }

        return csv.ToFile(Made.Reference + "-payments.csv");
    }

    public async Task<IActionResult> OnPostAsync(long paymentFileId, long provider, CancellationToken cancellationToken)
    {
        await LoadAsync(paymentFileId, cancellationToken);
        if (Rows.All(r => r.ProviderId != provider))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (Typed.Day(ReturnedOn) is null)
        {
            Wrong("returned-on", "settlement.files.returned-wrong");
        }

        if (!Typed.IsText(Words))
        {
            Wrong("words", "settlement.files.bank-empty");
        }

        if (!ModelState.IsValid)
        {
            return AskAgain();
        }

        var decision = await record.RunAsync(
            Doing, new RecordPaymentReturnInput(paymentFileId, provider, Typed.Day(ReturnedOn)!.Value, Words!.Trim()), Words.Trim(), cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return Refused(refusal, "returned-on");
        }

        Tell(W["settlement.files.returned-notice"]);
        return LocalRedirect(SettlementLinks.FilePayments(paymentFileId));
    }

    private async Task LoadAsync(long paymentFileId, CancellationToken cancellationToken)
    {
        Made = await db.PaymentFiles.AsNoTracking().SingleAsync(f => f.Id == paymentFileId, cancellationToken);
        var paid = await (
            from p in db.PaymentParts.AsNoTracking()
            join o in db.Organisations on p.ProviderId equals o.Id
            where p.PaymentFileId == paymentFileId
            group p.AmountPence by new { o.Id, o.Reference, o.NameEn, o.NameCy } into parts
            orderby parts.Key.Reference
            select new { parts.Key, Runs = parts.Count(), Pence = parts.Sum() }).ToListAsync(cancellationToken);
        var back = await db.PaymentReturns.AsNoTracking().Where(r => r.PaymentFileId == paymentFileId).ToDictionaryAsync(r => r.ProviderId, cancellationToken);
        Rows = paid.ConvertAll(p => new FilePaymentRow(
            p.Key.Id, p.Key.Reference, p.Key.NameEn, p.Key.NameCy, p.Runs, p.Pence, back.GetValueOrDefault(p.Key.Id)));
        ReturnedOn ??= Typed.Of(Today);
    }
}
