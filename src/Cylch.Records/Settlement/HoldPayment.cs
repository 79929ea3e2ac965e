using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="ContractId">Whose authority and provider it is about; a run or line is of this contract.</param>
/// <param name="RunId">Null to hold everything to the provider.</param>
/// <param name="LineId">Null to hold the whole run.</param>
/// <param name="UntilOn">The day it is looked at again; null when it waits for a question.</param>
public sealed record HoldPaymentInput(
    long ContractId, long? RunId, long? LineId, HoldReason Reason, string Words, string Language, LocalDate? UntilOn, long? UntilQueryId);

/// <summary>
/// A payment waits, with its reason: a run, one of its lines, or everything to the provider. No payment file takes it until somebody releases it.
/// </summary>
public sealed class HoldPayment(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, HoldPaymentInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(HoldPayment), cancellationToken) is { } done)
        {
            return done;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == input.ContractId, cancellationToken);
        if (HoldCheck.FirstRefusal(await FactsAsync(doing, input, contract.AuthorityId, contract.ProviderId, cancellationToken)) is { } refusal)
        {
            return await recorder.RefuseAsync(doing, nameof(HoldPayment), refusal, cancellationToken);
        }

        var hold = new PaymentHold
        {
            AuthorityId = contract.AuthorityId,
            ProviderId = contract.ProviderId,
            RunId = input.RunId,
            LineId = input.LineId,
            Reason = input.Reason,
            Words = input.Words,
            Language = input.Language,
            UntilOn = input.UntilOn,
            UntilQueryId = input.UntilQueryId,
            HeldByAccountId = doing.AccountId ?? throw new InvalidOperationException("A payment is put on hold by somebody."),
            HeldAt = doing.At,
        };
        db.PaymentHolds.Add(hold);
        await RaiseAsync(input, contract.AuthorityId, contract.ProviderId, cancellationToken);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(HoldPayment), "hold", reason, ContractId: input.RunId is null ? null : contract.Id), () => hold.Id, cancellationToken);
    }

    private async Task<HoldFacts> FactsAsync(Doing doing, HoldPaymentInput input, long authorityId, long providerId, CancellationToken cancellationToken)
    {
        var isOnHold = await db.PaymentHolds.AnyAsync(
            h => h.ReleasedAt == null && h.AuthorityId == authorityId && h.ProviderId == providerId && h.RunId == input.RunId && h.LineId == input.LineId,
            cancellationToken);
        long? line = input.LineId is { } lineId
            ? await db.StatementLines.Where(l => l.Id == lineId && l.RunId == input.RunId).Select(l => l.AmountPence).SingleAsync(cancellationToken)
            : null;
        var left = input.RunId is { } runId
            ? await RunPayments.Of(db, db.SettlementRuns.Where(r => r.Id == runId && r.ContractId == input.ContractId)).SingleAsync(cancellationToken)
            : null;
        return new HoldFacts(
            line is { } pence ? new Money(pence) : null, left?.Due, isOnHold, input.UntilOn, input.UntilQueryId is not null, doing.Today);
    }

    // A payment file made at this moment has read the run as not on hold: it raises the version too, and one of the two is told.
    private async Task RaiseAsync(HoldPaymentInput input, long authorityId, long providerId, CancellationToken cancellationToken)
    {
        var runs = input.RunId is { } runId
            ? db.SettlementRuns.Where(r => r.Id == runId)
            : RunPayments.NotWhollyPaid(db).Where(r => db.Contracts.Any(c => c.Id == r.ContractId && c.AuthorityId == authorityId && c.ProviderId == providerId));
        foreach (var run in await runs.ToListAsync(cancellationToken))
        {
            db.Entry(run).Property(r => r.Version).IsModified = true;
        }
    }
}
