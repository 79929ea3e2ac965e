using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

public sealed record AcceptAnswerInput(long QueryId);

/// <summary>The provider accepts the answer to its question, and the question is closed.</summary>
public sealed class AcceptAnswer(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, AcceptAnswerInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(AcceptAnswer), cancellationToken) is { } done)
        {
            return done;
        }

        var query = await db.LineQueries.SingleAsync(q => q.Id == input.QueryId, cancellationToken);
        if (query.AnsweredAt is null || !query.IsOpen)
        {
            return new Refusal("settlement.no-answer-to-accept");
        }

        var contractId = await db.StatementLines.Where(l => l.Id == query.LineId)
            .Join(db.SettlementRuns, l => l.RunId, r => r.Id, (l, r) => r.ContractId).SingleAsync(cancellationToken);
        query.AcceptedAt = doing.At;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(AcceptAnswer), "query", reason, ContractId: contractId), () => query.Id, cancellationToken);
    }
}
