using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Outcomes;

public sealed record CheckOutcomeInput(
    long OutcomeId, bool IsReal, bool IsRelevant, bool IsAchievable, bool IsServiceRelated, string Words, int SeenVersion);

/// <summary>
/// A team leader says whether an outcome would stand up. "Not yet" can be looked at again; the change log keeps the words of each time.
/// </summary>
public sealed class CheckOutcome(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, CheckOutcomeInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(CheckOutcome), cancellationToken) is { } done)
        {
            return done;
        }

        var outcome = await db.PersonalOutcomes.Include(o => o.Check).SingleAsync(o => o.Id == input.OutcomeId, cancellationToken);
        if (await recorder.ChangedSinceAsync(outcome, input.SeenVersion, cancellationToken) is { } conflict)
        {
            return conflict;
        }

        var answers = new StandUp(input.IsReal, input.IsRelevant, input.IsAchievable, input.IsServiceRelated);
        var earlier = outcome.Check is { } old ? new StandUp(old.IsReal, old.IsRelevant, old.IsAchievable, old.IsServiceRelated) : null;
        var checker = doing.AccountId ?? throw new ArgumentException("Only somebody who is signed in can check an outcome.", nameof(doing));
        if (StandUp.Refuse(outcome.WrittenByAccountId, checker, input.Words, earlier) is { } refusal)
        {
            return refusal;
        }

        if (outcome.Check is { } notYet)
        {
            db.OutcomeChecks.Remove(notYet);
        }

        var check = new OutcomeCheck
        {
            OutcomeId = outcome.Id,
            CheckedByAccountId = checker,
            CheckedOn = doing.Today,
            IsReal = input.IsReal,
            IsRelevant = input.IsRelevant,
            IsAchievable = input.IsAchievable,
            IsServiceRelated = input.IsServiceRelated,
            Words = input.Words.Trim(),
        };
        db.OutcomeChecks.Add(check);

        // The outcome itself counts as changed, so that two people checking it at once are told of each other.
        db.Entry(outcome).Property(o => o.Version).IsModified = true;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(CheckOutcome), "outcome", reason + ": " + check.Words, outcome.PersonId), () => outcome.Id, cancellationToken);
    }
}
