using NodaTime;

namespace Cylch.Rules.Outcomes;

/// <summary>"Would it stand up?": the four answers about an outcome. Money may depend on it only when all four hold.</summary>
public sealed record StandUp(bool IsReal, bool IsRelevant, bool IsAchievable, bool IsServiceRelated)
{
    public bool AllHold => IsReal && IsRelevant && IsAchievable && IsServiceRelated;

    /// <summary>May this check be made? Not by whoever wrote the outcome, with words, and not once all four have held.</summary>
    /// <param name="earlier">The check made before; null when this is the first.</param>
    public static Refusal? Refuse(long? writtenByAccountId, long checkedByAccountId, string words, StandUp? earlier)
    {
        if (writtenByAccountId == checkedByAccountId)
        {
            return new Refusal("outcomes.check-own");
        }

        // Money may already depend on it.
        if (earlier is { AllHold: true })
        {
            return new Refusal("outcomes.already-checked");
        }

        return string.IsNullOrWhiteSpace(words) ? new Refusal("outcomes.check-without-words") : null;
    }
}

/// <summary>When the start of an outcome may be fixed, and when the outcome may end.</summary>
public static class OutcomeSteps
{
    public static Refusal? RefuseLock(int? baseline, LocalDate? lockedOn, OutcomeKind kind, Measure measure, int? target)
    {
        if (lockedOn is { } on)
        {
            return new Refusal("outcomes.already-locked", on);
        }

        if (baseline is not { } start)
        {
            return new Refusal("outcomes.no-baseline");
        }

        return target is { } aim ? Judge.RefuseTarget(kind, measure, start, aim) : null;
    }

    /// <param name="endsOn">From the day it was written until today.</param>
    public static Refusal? RefuseEnd(LocalDate writtenOn, LocalDate? endedOn, LocalDate endsOn, LocalDate today)
    {
        if (endedOn is { } ended)
        {
            return new Refusal("outcomes.outcome-ended", ended);
        }

        return endsOn < writtenOn || endsOn > today ? new Refusal("outcomes.end-outside", writtenOn, today) : null;
    }
}
