using Cylch.Rules;
using Cylch.Rules.Outcomes;

namespace Cylch.Records.Demonstration;

/// <summary>
/// Where the invented providers differ from each other, so that the fairness watch has something to show: one whose results gather at the
/// mark, one whose people seldom confirm for themselves, one whose starts were lowered before the lock, one with few complex packages.
/// The rest differ by chance alone.
/// </summary>
internal static class Uneven
{
    private const string StopsAtTheMark = "C-018";
    private const string SeldomConfirmed = "C-011";
    private static readonly string[] LowersStarts = ["C-006", "C-024"];
    private static readonly string[] FewComplex = ["C-001", "C-010"];

    // Contracts paid by results long enough for everybody to have had a review.
    private static readonly string[] EverybodyReviewed = [StopsAtTheMark, SeldomConfirmed, "C-003"];

    public static bool ReviewsEverybody(PersonDraft draft) => EverybodyReviewed.Contains(draft.Contract.Contract.Number);

    /// <summary>How many in a hundred confirm their result themselves.</summary>
    public static int ConfirmThemselves(PersonDraft draft) => draft.Contract.Contract.Number == SeldomConfirmed ? 45 : 84;

    /// <summary>The value every reading stops at, which is the one from which the terms pay; null for a path of its own.</summary>
    public static int? StopsAt(World world, PersonDraft draft, OutcomeDraft outcome) =>
        draft.Contract.Contract.Number == StopsAtTheMark && outcome.Outcome is { Kind: OutcomeKind.Change, Target: { } target }
        && target - outcome.Start > 1 && world.Numbers("stops", outcome.Outcome.Id).Chance(85)
            ? outcome.Start + (target - outcome.Start + 1) / 2
            : null;

    /// <summary>By how much the first answer was above the start that was locked; 0 where the two are one.</summary>
    public static int FirstAbove(World world, PersonDraft draft, OutcomeDraft outcome)
    {
        var numbers = world.Numbers("first", outcome.Outcome.Id);
        var range = MeasureRange.Of(outcome.Outcome.Measure);
        return outcome.Outcome.BaselineLockedOn is not null && outcome.Outcome.Kind == OutcomeKind.Change && outcome.Outcome.Measure != Measure.YesNo
            && numbers.Chance(LowersStarts.Contains(draft.Contract.Contract.Number) ? 62 : 12)
                ? Math.Min(numbers.Between(1, 2), range.Most - outcome.Start)
                : 0;
    }

    public static string Band(World world, PersonDraft draft, string band, int visitsADay)
    {
        if (FewComplex.Contains(draft.Contract.Contract.Number))
        {
            return band == "C" && !world.Numbers("band", draft.Person.Id).Chance(5) ? "B" : band;
        }

        return visitsADay >= 3 && world.Numbers("band", draft.Person.Id).Chance(50) ? "C" : band;
    }
}
