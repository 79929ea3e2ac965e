using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Result">What the answer comes to.</param>
/// <param name="Language">"en" or "cy": the language it is written in; null where nobody said.</param>
public sealed record AnswerQueryInput(long QueryId, string Answer, QueryResult Result = QueryResult.Explained, string? Language = null);

/// <summary>
/// The authority answers a provider's question about a line. The line itself never changes; what was wrong is put right by a correction in a later period.
/// </summary>
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
        if (query.AnsweredAt is not null || query.WithdrawnAt is not null)
        {
            return await recorder.RefuseAsync(
                doing, nameof(AnswerQuery), new Refusal(query.WithdrawnAt is null ? "settlement.query-answered" : "settlement.query-withdrawn"), cancellationToken);
        }

        var contractId = await db.StatementLines.Where(l => l.Id == query.LineId)
            .Join(db.SettlementRuns, l => l.RunId, r => r.Id, (l, r) => r.ContractId).SingleAsync(cancellationToken);
        query.AnsweredAt = doing.At;
        query.AnsweredByAccountId = doing.AccountId;
        query.Answer = input.Answer;
        query.AnswerLanguage = input.Language;
        query.Result = input.Result;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(AnswerQuery), "query", reason, ContractId: contractId), () => query.Id, cancellationToken);
    }
}
