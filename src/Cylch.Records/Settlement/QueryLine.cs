using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

public sealed record QueryLineInput(long LineId, string Question);

/// <summary>A provider asks about a line. The rest of the payment goes on; the line gets one question at a time.</summary>
public sealed class QueryLine(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, QueryLineInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(QueryLine), cancellationToken) is { } done)
        {
            return done;
        }

        var run = await db.StatementLines.AsNoTracking().Where(l => l.Id == input.LineId)
            .Join(db.SettlementRuns, l => l.RunId, r => r.Id, (l, r) => r).SingleAsync(cancellationToken);
        if (run.ReplacedAt is not null)
        {
            return new Refusal("settlement.run-changed", run.PeriodNumber);
        }

        if (await db.LineQueries.AnyAsync(q => q.LineId == input.LineId && q.AcceptedAt == null, cancellationToken))
        {
            return new Refusal("settlement.query-open");
        }

        var query = new LineQuery
        {
            LineId = input.LineId,
            AskedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A question is asked by somebody."),
            AskedAt = doing.At,
            Question = input.Question,
        };
        db.LineQueries.Add(query);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(QueryLine), "query", reason, ContractId: run.ContractId), () => query.Id, cancellationToken);
    }
}
