using System.Globalization;
using System.Security.Cryptography;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="PayOn">The day the bank is to pay.</param>
public sealed record MakePaymentFileInput(long AuthorityId, LocalDate PayOn);

/// <summary>
/// Puts every approved run that is in no file yet into one file for the bank, one payment a provider, and keeps it byte for byte.
/// A provider whose runs come to nothing or less waits for the next file.
/// </summary>
public sealed class MakePaymentFile(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, MakePaymentFileInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(MakePaymentFile), cancellationToken) is { } done)
        {
            return done;
        }

        if (input.PayOn < doing.Today)
        {
            return new Refusal("settlement.pay-day-past", input.PayOn);
        }

        var payments = await PaymentsAsync(input.AuthorityId, cancellationToken);
        if (payments.Count == 0)
        {
            return new Refusal("settlement.nothing-to-pay");
        }

        var reference = await ReferenceAsync(doing.Today, cancellationToken);
        var file = File(doing, input, reference, payments);
        db.PaymentFiles.Add(file);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await SaveAsync(doing, file, payments, reason, cancellationToken);
        if (!saved.IsRefused && own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return saved;
    }

    private async Task<Decision<long>> SaveAsync(
        Doing doing, PaymentFile file, List<ProviderPayment> payments, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            foreach (var run in payments.SelectMany(p => p.Runs))
            {
                run.PaymentFileId = file.Id;
            }

            return await recorder.SaveAsync(
                doing, new RecordedAs(nameof(MakePaymentFile), "payment-file", reason), () => file.Id, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else made a file of the same runs at the same moment: theirs stands, this one was never made.
            return new Refusal("settlement.file-made-meanwhile");
        }
    }

    private async Task<List<ProviderPayment>> PaymentsAsync(long authorityId, CancellationToken cancellationToken)
    {
        var runs = await (
            from r in db.SettlementRuns
            join c in db.Contracts on r.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            where c.AuthorityId == authorityId && r.ApprovedAt != null && r.PaymentFileId == null && r.ReplacedAt == null
            orderby o.Reference, c.Number, r.FromOn
            select new { Run = r, Contract = c.Number, o.Reference, o.NameEn }).ToListAsync(cancellationToken);
        return
        [
            .. runs.GroupBy(r => (r.Reference, r.NameEn))
                .Select(g => new ProviderPayment(g.Key.Reference, g.Key.NameEn, [.. g.Select(r => r.Run)], [.. g.Select(r => r.Contract)]))
                .Where(p => p.Pence > 0),
        ];
    }

    // Two files on one day are told apart by their number; the database refuses a reference twice.
    private async Task<string> ReferenceAsync(LocalDate today, CancellationToken cancellationToken)
    {
        var day = today.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var before = await db.PaymentFiles.CountAsync(f => f.Reference.StartsWith("PAY-" + day), cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"PAY-{day}-{before + 1}");
    }

    private static PaymentFile File(Doing doing, MakePaymentFileInput input, string reference, List<ProviderPayment> payments)
    {
        var content = PaymentFileText.Write(reference, input.PayOn, payments);
        return new PaymentFile
        {
            Reference = reference,
            CreatedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A payment file is made by somebody."),
            CreatedAt = doing.At,
            PayOn = input.PayOn,
            TotalPence = payments.Sum(p => p.Pence),
            Payments = payments.Count,
            Content = content,
            ContentHash = SHA256.HashData(content),
        };
    }
}

/// <summary>What one provider is paid in a file, and for which runs.</summary>
internal sealed record ProviderPayment(string Reference, string Name, IReadOnlyList<SettlementRun> Runs, IReadOnlyList<string> Contracts)
{
    public long Pence => Runs.Sum(run => run.TotalPence);
}
