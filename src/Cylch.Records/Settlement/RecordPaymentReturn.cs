using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="Words">What the bank said.</param>
public sealed record RecordPaymentReturnInput(long PaymentFileId, long ProviderId, LocalDate ReturnedOn, string Words);

/// <summary>The bank gave a provider's payment back. What it paid is owed again, and goes into the next file unless it is put on hold.</summary>
public sealed class RecordPaymentReturn(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, RecordPaymentReturnInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RecordPaymentReturn), cancellationToken) is { } done)
        {
            return done;
        }

        var file = await db.PaymentFiles.AsNoTracking().SingleAsync(f => f.Id == input.PaymentFileId, cancellationToken);
        if (!await db.PaymentParts.AnyAsync(p => p.PaymentFileId == file.Id && p.ProviderId == input.ProviderId, cancellationToken))
        {
            return new Refusal("settlement.not-in-file", file.Reference);
        }

        if (input.ReturnedOn < file.PayOn || input.ReturnedOn > doing.Today)
        {
            return new Refusal("settlement.returned-day", file.PayOn, doing.Today);
        }

        if (await db.PaymentReturns.AnyAsync(r => r.PaymentFileId == file.Id && r.ProviderId == input.ProviderId, cancellationToken))
        {
            return await recorder.RefuseAsync(doing, nameof(RecordPaymentReturn), new Refusal("settlement.returned-before", file.Reference), cancellationToken);
        }

        var returned = new PaymentReturn
        {
            PaymentFileId = file.Id,
            ProviderId = input.ProviderId,
            ReturnedOn = input.ReturnedOn,
            Words = input.Words,
            RecordedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A payment is noted as returned by somebody."),
            RecordedAt = doing.At,
        };
        db.PaymentReturns.Add(returned);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(RecordPaymentReturn), "payment-file", reason), () => returned.Id, cancellationToken);
    }
}
