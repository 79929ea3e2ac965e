using NodaTime;

namespace Cylch.Rules.Plans;

/// <summary>A plan about to be written, as far as the rules look at it.</summary>
/// <param name="MinutesPerWeek">The envelope of a week: 1 to 10,080, all the minutes a week has.</param>
/// <param name="FixedMinutesPerWeek">Of the weekly minutes, those whose time may not move: 0 up to all of them.</param>
/// <param name="TimeBankCapMinutes">The most the person's time bank may hold; 0 for no bank.</param>
/// <param name="StartsOn">After the start of the plan in force, if there is one.</param>
/// <param name="InForceFrom">The start of the plan in force; null when there is none.</param>
/// <param name="OpenOutcomes">The person's outcomes that go on, by their priority number.</param>
/// <param name="Steps">Who does what; each names the priority number of the outcome it serves.</param>
public sealed record PlanDraft(
    int MinutesPerWeek, int FixedMinutesPerWeek, string? FixedFor, int TimeBankCapMinutes, LocalDate StartsOn, LocalDate ReviewDueOn,
    LocalDate? InForceFrom, IReadOnlyList<PlannedOutcome> OpenOutcomes, IReadOnlyList<PlannedStep> Steps)
{
    /// <summary>All the minutes of a week: the largest envelope there can be.</summary>
    public const int MinutesInAWeek = 7 * 24 * 60;

    /// <summary>
    /// The first thing that is wrong, or null. Every outcome that goes on has somebody who does something about it: what is not
    /// planned for is never bought and never looked at again.
    /// </summary>
    public Refusal? Refuse()
    {
        if (MinutesPerWeek is < 1 or > MinutesInAWeek)
        {
            return new Refusal("plans.envelope-outside", MinutesInAWeek / 60);
        }

        if (FixedMinutesPerWeek < 0 || TimeBankCapMinutes < 0)
        {
            return new Refusal("plans.minutes-below-zero");
        }

        if (FixedMinutesPerWeek > MinutesPerWeek)
        {
            return new Refusal("plans.fixed-over-envelope", FixedMinutesPerWeek, MinutesPerWeek);
        }

        if (FixedMinutesPerWeek > 0 && string.IsNullOrWhiteSpace(FixedFor))
        {
            return new Refusal("plans.fixed-without-reason");
        }

        if (InForceFrom is { } inForce && StartsOn <= inForce)
        {
            return new Refusal("plans.starts-before-in-force", inForce);
        }

        return ReviewDueOn <= StartsOn ? new Refusal("plans.review-before-start", StartsOn) : RefuseSteps();
    }

    private Refusal? RefuseSteps()
    {
        if (OpenOutcomes.Count == 0)
        {
            return new Refusal("plans.no-outcomes");
        }

        foreach (var step in Steps)
        {
            var outcome = OpenOutcomes.FirstOrDefault(o => o.OutcomeId == step.OutcomeId);
            if (outcome is null)
            {
                return new Refusal("plans.step-of-another");
            }

            if (string.IsNullOrWhiteSpace(step.What))
            {
                return new Refusal("plans.step-without-words", outcome.Priority);
            }
        }

        var forgotten = OpenOutcomes.FirstOrDefault(o => Steps.All(s => s.OutcomeId != o.OutcomeId));
        return forgotten is null ? null : new Refusal("plans.outcome-without-step", forgotten.Priority);
    }
}

/// <param name="Priority">The number people know the outcome by.</param>
public sealed record PlannedOutcome(long OutcomeId, int Priority);

/// <param name="What">What will be done, in words.</param>
public sealed record PlannedStep(long OutcomeId, string What);
