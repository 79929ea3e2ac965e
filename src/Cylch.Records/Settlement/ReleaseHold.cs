using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Words">Why it need not wait any more.</param>
public sealed record ReleaseHoldInput(long HoldId, string Words);

/// <summary>A payment on hold need not wait any more: the next payment file takes it.</summary>
public sealed class ReleaseHold(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ReleaseHoldInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ReleaseHold), cancellationToken) is { } done)
        {
            return done;
        }

        var hold = await db.PaymentHolds.SingleAsync(h => h.Id == input.HoldId, cancellationToken);
        if (hold.ReleasedAt is not null)
        {
            return await recorder.RefuseAsync(doing, nameof(ReleaseHold), new Refusal("settlement.released-before"), cancellationToken);
        }

        var contractId = hold.RunId is null
            ? null
            : await db.SettlementRuns.Where(r => r.Id == hold.RunId).Select(r => (long?)r.ContractId).SingleAsync(cancellationToken);
        hold.ReleasedAt = doing.At;
        hold.ReleasedByAccountId = doing.AccountId;
        hold.ReleaseWords = input.Words;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ReleaseHold), "hold", reason, ContractId: contractId), () => hold.Id, cancellationToken);
    }
}
