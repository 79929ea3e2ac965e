using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Outcomes;

/// <param name="NeutralReason">Null when it simply ends, for example because it has been reached.</param>
public sealed record EndOutcomeInput(long OutcomeId, LocalDate EndsOn, NeutralReason? NeutralReason, int SeenVersion);

/// <summary>Ends an outcome. A neutral reason means that nobody is rewarded or punished for it.</summary>
public sealed class EndOutcome(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, EndOutcomeInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(EndOutcome), cancellationToken) is { } done)
        {
            return done;
        }

        var outcome = await db.PersonalOutcomes.SingleAsync(o => o.Id == input.OutcomeId, cancellationToken);
        if (await recorder.ChangedSinceAsync(outcome, input.SeenVersion, cancellationToken) is { } conflict)
        {
            return conflict;
        }

        if (OutcomeSteps.RefuseEnd(outcome.WrittenOn, outcome.EndedOn, input.EndsOn, doing.Today) is { } refusal)
        {
            return refusal;
        }

        outcome.EndedOn = input.EndsOn;
        outcome.NeutralReason = input.NeutralReason;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(EndOutcome), "outcome", reason, outcome.PersonId), () => outcome.Id, cancellationToken);
    }
}
