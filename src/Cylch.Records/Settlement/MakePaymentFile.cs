using System.Globalization;
using System.Security.Cryptography;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="PayOn">The day the bank is to pay.</param>
public sealed record MakePaymentFileInput(long AuthorityId, LocalDate PayOn);

/// <summary>
/// Puts whatever is approved, in no file yet and not on hold into one file for the bank, one payment a provider, and keeps it byte for byte: also
/// what was released since an earlier file, and what the bank gave back. A provider whose runs come to nothing or less waits for the next file.
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
            return await recorder.RefuseAsync(doing, nameof(MakePaymentFile), new Refusal("settlement.nothing-to-pay"), cancellationToken);
        }

        var reference = await ReferenceAsync(doing.Today, cancellationToken);
        var file = File(doing, input, reference, payments);
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            db.PaymentFiles.Add(file);
            await db.SaveChangesAsync(cancellationToken);
            await NotePartsAsync(file, payments, cancellationToken);
            var saved = await recorder.SaveAsync(
                doing, new RecordedAs(nameof(MakePaymentFile), "payment-file", reason), () => file.Id, cancellationToken);
            if (!saved.IsRefused && own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }

            return saved;
        }
        catch (DbUpdateException) when (own is not null)
        {
            // Somebody else made a file of the same runs, or put one on hold, at the same moment: theirs stands, this one was never made.
            await own.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return await recorder.RefuseAsync(doing, nameof(MakePaymentFile), new Refusal("settlement.file-made-meanwhile"), cancellationToken);
        }
        finally
        {
            if (own is not null)
            {
                await own.DisposeAsync();
            }
        }
    }

    // Every run that is paid rises in version, also one that was in a file before: what is put on hold at the same moment is not paid.
    private async Task NotePartsAsync(PaymentFile file, List<ProviderPayment> payments, CancellationToken cancellationToken)
    {
        var ids = payments.SelectMany(p => p.Runs).Select(r => r.Id).ToList();
        var before = await db.PaymentParts.Where(p => ids.Contains(p.RunId)).GroupBy(p => p.RunId)
            .Select(g => new { g.Key, Last = g.Max(p => p.Number) }).ToDictionaryAsync(g => g.Key, g => g.Last, cancellationToken);
        foreach (var payment in payments)
        {
            foreach (var (run, pence) in payment.Runs.Zip(payment.RunPence))
            {
                run.PaymentFileId ??= file.Id;
                db.Entry(run).Property(r => r.Version).IsModified = true;
                db.PaymentParts.Add(new PaymentPart
                {
                    PaymentFileId = file.Id,
                    RunId = run.Id,
                    ProviderId = payment.ProviderId,
                    Number = before.GetValueOrDefault(run.Id) + 1,
                    AmountPence = pence,
                });
            }
        }
    }

    private async Task<List<ProviderPayment>> PaymentsAsync(long authorityId, CancellationToken cancellationToken)
    {
        var open = RunPayments.NotWhollyPaid(db).Where(r => db.Contracts.Any(c => c.Id == r.ContractId && c.AuthorityId == authorityId));
        var due = await RunPayments.Of(db, open).ToDictionaryAsync(p => p.RunId, cancellationToken);
        var runs = await (
            from r in open
            join c in db.Contracts on r.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            orderby o.Reference, c.Number, r.FromOn
            select new { Run = r, Contract = c.Number, o.Id, o.Reference, o.NameEn }).ToListAsync(cancellationToken);
        var payable = runs.Where(r => due.TryGetValue(r.Run.Id, out var payment) && IsPaid(payment));
        return
        [
            .. payable.GroupBy(r => (r.Id, r.Reference, r.NameEn))
                .Select(g => new ProviderPayment(
                    g.Key.Id, g.Key.Reference, g.Key.NameEn, [.. g.Select(r => r.Run)], [.. g.Select(r => due[r.Run.Id].Due.ToPay.Pence)],
                    [.. g.Select(r => r.Contract)]))
                .Where(p => p.Pence > 0),
        ];
    }

    // A run that comes to nothing goes into a file once, so that it is seen to be done with.
    private static bool IsPaid(RunPayment payment) =>
        !payment.IsHeld && (payment.Due.ToPay != Money.Zero || (payment.PaymentFileId is null && payment.Due.Outstanding == Money.Zero));

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
/// <param name="RunPence">What of each run, in their order.</param>
internal sealed record ProviderPayment(
    long ProviderId, string Reference, string Name, IReadOnlyList<SettlementRun> Runs, IReadOnlyList<long> RunPence, IReadOnlyList<string> Contracts)
{
    public long Pence => RunPence.Sum();
}
