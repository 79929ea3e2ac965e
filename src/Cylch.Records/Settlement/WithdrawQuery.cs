using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Words">Why it need not be answered.</param>
public sealed record WithdrawQueryInput(long QueryId, string Words);

/// <summary>The provider takes a question back before it has accepted an answer. It stays to be read.</summary>
public sealed class WithdrawQuery(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, WithdrawQueryInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(WithdrawQuery), cancellationToken) is { } done)
        {
            return done;
        }

        var query = await db.LineQueries.SingleAsync(q => q.Id == input.QueryId, cancellationToken);
        if (!query.IsOpen)
        {
            return await recorder.RefuseAsync(doing, nameof(WithdrawQuery), new Refusal("settlement.query-closed"), cancellationToken);
        }

        var contractId = await db.StatementLines.Where(l => l.Id == query.LineId)
            .Join(db.SettlementRuns, l => l.RunId, r => r.Id, (l, r) => r.ContractId).SingleAsync(cancellationToken);
        query.WithdrawnAt = doing.At;
        query.WithdrawnWords = input.Words;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(WithdrawQuery), "query", reason, ContractId: contractId), () => query.Id, cancellationToken);
    }
}
