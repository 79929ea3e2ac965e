using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

public sealed record RecomputeLineInput(long LineId);

/// <summary>
/// Works a line out again from its stored rule and facts, and notes that somebody did: the same to the penny, or a refusal that
/// is an alarm.
/// </summary>
public sealed class RecomputeLine(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, RecomputeLineInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RecomputeLine), cancellationToken) is { } done)
        {
            return done;
        }

        var line = await db.StatementLines.AsNoTracking().SingleAsync(l => l.Id == input.LineId, cancellationToken);
        var run = await db.SettlementRuns.AsNoTracking().SingleAsync(r => r.Id == line.RunId, cancellationToken);
        var again = (await new LinesAgain(db).ReadAsync(run.ContractId, cancellationToken)).Of(run, line);
        if (again != (line.AmountPence, line.HeldChangePence))
        {
            return new Refusal(
                "settlement.line-not-same", run.PeriodNumber, line.Number, new Money(line.AmountPence), new Money(again.AmountPence));
        }

        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(RecomputeLine), "line", reason, line.PersonId, run.ContractId), () => line.Id, cancellationToken);
    }
}
