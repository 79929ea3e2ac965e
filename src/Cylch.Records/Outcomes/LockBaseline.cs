using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Outcomes;

public sealed record LockBaselineInput(long OutcomeId, int SeenVersion);

/// <summary>Fixes where an outcome begins, so that nobody can move it once the result is known.</summary>
public sealed class LockBaseline(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, LockBaselineInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(LockBaseline), cancellationToken) is { } done)
        {
            return done;
        }

        var outcome = await db.PersonalOutcomes.SingleAsync(o => o.Id == input.OutcomeId, cancellationToken);
        if (await recorder.ChangedSinceAsync(outcome, input.SeenVersion, cancellationToken) is { } conflict)
        {
            return conflict;
        }

        var baseline = await db.Readings.Where(r => r.Id == outcome.BaselineReadingId).Select(r => r.Value).SingleOrDefaultAsync(cancellationToken);
        if (OutcomeSteps.RefuseLock(baseline, outcome.BaselineLockedOn, outcome.Kind, outcome.Measure, outcome.Target) is { } refusal)
        {
            return refusal;
        }

        outcome.BaselineLockedOn = doing.Today;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(LockBaseline), "outcome", reason, outcome.PersonId), () => outcome.Id, cancellationToken);
    }
}
