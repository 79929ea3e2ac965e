using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

public sealed record RecomputeRunInput(long RunId);

/// <summary>
/// Settles a whole statement again from the facts kept with it, and works its corrections out again, and notes that somebody did: the same to the
/// penny, or a refusal that is an alarm.
/// </summary>
public sealed class RecomputeRun(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, RecomputeRunInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RecomputeRun), cancellationToken) is { } done)
        {
            return done;
        }

        var run = await db.SettlementRuns.AsNoTracking().SingleAsync(r => r.Id == input.RunId, cancellationToken);
        var lines = await db.StatementLines.AsNoTracking().Where(l => l.RunId == run.Id).OrderBy(l => l.Number).ToListAsync(cancellationToken);
        if (await new StatementAgain(db).OfAsync(run, cancellationToken) is not { } again)
        {
            return new Refusal("settlement.facts-not-kept", run.PeriodNumber);
        }

        if (again.Differing(lines) is [var number, ..])
        {
            return new Refusal("settlement.statement-not-same", run.PeriodNumber, number, new Money(run.TotalPence), again.Draft.Total);
        }

        var terms = await new LinesAgain(db).ReadAsync(run.ContractId, cancellationToken);
        foreach (var line in lines.Where(line => line.CorrectsRunId is not null))
        {
            var (amount, held) = terms.Of(run, line);
            if (amount != line.AmountPence || held != line.HeldChangePence)
            {
                return new Refusal("settlement.line-not-same", run.PeriodNumber, line.Number, new Money(line.AmountPence), new Money(amount));
            }
        }

        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(RecomputeRun), "run", reason, ContractId: run.ContractId), () => run.Id, cancellationToken);
    }
}
