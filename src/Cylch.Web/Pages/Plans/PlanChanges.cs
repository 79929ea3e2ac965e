using Cylch.Web.Wording;

namespace Cylch.Web.Pages.Plans;

/// <summary>One thing that differs between two versions of a plan. Either side may be missing.</summary>
/// <param name="IsQuoted">Whether the two sides are words in the plan's own language.</param>
public sealed record PlanChange(string What, string? Before, string? After, bool IsQuoted);

/// <summary>What changed from one version of a plan to another.</summary>
public static class PlanChanges
{
    public static IReadOnlyList<PlanChange> Between(W words, PlanView before, PlanView after)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. Facts(words, before, after).Where(c => c.Before != c.After), .. Steps(words, before, after)];
    }

    private static IEnumerable<PlanChange> Facts(W words, PlanView before, PlanView after)
    {
        var say = words.Say;
        yield return new(words["plans.envelope"], say.Minutes(before.MinutesPerWeek), say.Minutes(after.MinutesPerWeek), false);
        yield return new(words["plans.fixed"], say.Minutes(before.FixedMinutesPerWeek), say.Minutes(after.FixedMinutesPerWeek), false);
        yield return new(words["plans.fixed-for"], before.FixedFor, after.FixedFor, true);
        yield return new(words["plans.bank-cap"], say.Minutes(before.TimeBankCapMinutes), say.Minutes(after.TimeBankCapMinutes), false);
        yield return new(words["plans.room"], before.RoomToChange, after.RoomToChange, true);
        yield return new(words["plans.contingency"], before.Contingency, after.Contingency, true);
        yield return new(words["plans.starts"], say.Date(before.StartsOn), say.Date(after.StartsOn), false);
        yield return new(words["plans.review-due"], say.Date(before.ReviewDueOn), say.Date(after.ReviewDueOn), false);
    }

    // A step whose words changed is one that went and one that came: who does what is read whole.
    private static IEnumerable<PlanChange> Steps(W words, PlanView before, PlanView after)
    {
        foreach (var gone in before.Steps.Where(s => !after.Steps.Contains(s)))
        {
            yield return new(words.Either(gone.TitleEn, gone.TitleCy), Said(words, gone), null, true);
        }

        foreach (var come in after.Steps.Where(s => !before.Steps.Contains(s)))
        {
            yield return new(words.Either(come.TitleEn, come.TitleCy), null, Said(words, come), true);
        }
    }

    private static string Said(W words, StepRow step) => (step.Who ?? words.Of("step-by", step.By)) + ": " + step.What;
}
