using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="LateReason">Why it is asked after the days in which statements are asked about; needed then, and only then.</param>
/// <param name="Language">"en" or "cy": the language it is written in; null where nobody said.</param>
public sealed record QueryLineInput(long LineId, string Question, string? LateReason = null, string? Language = null);

/// <summary>
/// A provider asks about a line. The rest of the payment goes on; the line gets one question at a time. After the days to ask a question is still taken,
/// with a reason, and marked late. By when it is answered, and whose work it is after that, is written down as it was on the day.
/// </summary>
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

        if (await db.LineQueries.AnyAsync(q => q.LineId == input.LineId && q.AcceptedAt == null && q.WithdrawnAt == null, cancellationToken))
        {
            return await recorder.RefuseAsync(doing, nameof(QueryLine), new Refusal("settlement.query-open"), cancellationToken);
        }

        var authorityId = await db.Contracts.Where(c => c.Id == run.ContractId).Select(c => c.AuthorityId).SingleAsync(cancellationToken);
        var policy = await new PolicyInForce(db).OfAsync(authorityId, run.ContractId, doing.Today, cancellationToken);
        var clock = policy is null ? null : QueryClock.Of(new Doing(null, run.PreparedAt).Today, doing.Today, policy);
        if (clock is { IsLate: true } && string.IsNullOrWhiteSpace(input.LateReason))
        {
            return new Refusal("settlement.query-late-without-reason", clock.WindowEndsOn);
        }

        var query = new LineQuery
        {
            LineId = input.LineId,
            AskedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A question is asked by somebody."),
            AskedAt = doing.At,
            Question = input.Question,
            QuestionLanguage = input.Language,
            WindowEndedOn = clock?.WindowEndsOn,
            LateReason = clock is { IsLate: true } ? input.LateReason : null,
            AnswerDueOn = clock?.AnswerDueOn,
            EscalatesTo = policy?.EscalatesTo,
        };
        db.LineQueries.Add(query);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(QueryLine), "query", reason, ContractId: run.ContractId), () => query.Id, cancellationToken);
    }
}
