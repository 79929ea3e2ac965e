using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

public sealed record AnswerQueryInput(long QueryId, string Answer);

/// <summary>The authority answers a provider's question about a line. The line itself never changes; what was wrong is put right in a later period.</summary>
public sealed class AnswerQuery(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, AnswerQueryInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(AnswerQuery), cancellationToken) is { } done)
        {
            return done;
        }

        var query = await db.LineQueries.SingleAsync(q => q.Id == input.QueryId, cancellationToken);
        if (query.AnsweredAt is not null)
        {
            return new Refusal("settlement.query-answered");
        }

        var contractId = await db.StatementLines.Where(l => l.Id == query.LineId)
            .Join(db.SettlementRuns, l => l.RunId, r => r.Id, (l, r) => r.ContractId).SingleAsync(cancellationToken);
        query.AnsweredAt = doing.At;
        query.AnsweredByAccountId = doing.AccountId;
        query.Answer = input.Answer;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(AnswerQuery), "query", reason, ContractId: contractId), () => query.Id, cancellationToken);
    }
}
