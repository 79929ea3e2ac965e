using NodaTime;

namespace Cylch.Rules.Outcomes;

/// <summary>An outcome about to be written, as far as the rules look at it.</summary>
/// <param name="IsFromOutcomeLine">Whether the line it comes from is marked as an outcome.</param>
/// <param name="Target">Needed for change and process; within the measure.</param>
/// <param name="Baseline">The first reading's value; null when it could not be given or was not asked.</param>
/// <param name="Priority">1 is what matters most.</param>
public sealed record OutcomeDraft(
    bool IsFromOutcomeLine, string TitleEn, string TitleCy, OutcomeKind Kind, Measure Measure, int? Target, int? Baseline, int Priority, LocalDate? ReviewDueOn)
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public Refusal? Refuse(LocalDate today)
    {
        if (!IsFromOutcomeLine)
        {
            return new Refusal("outcomes.line-not-outcome");
        }

        if (string.IsNullOrWhiteSpace(TitleEn) || string.IsNullOrWhiteSpace(TitleCy))
        {
            return new Refusal("outcomes.title-missing");
        }

        // A licensed instrument has its own forms and its own rules for asking; its results come in by file.
        if (Measure == Measure.OxfordHipScore)
        {
            return new Refusal("outcomes.measure-imported-only");
        }

        if (Priority < 1)
        {
            return new Refusal("outcomes.priority-below-one");
        }

        return RefuseNumbers() ?? (ReviewDueOn < today ? new Refusal("outcomes.review-in-past", today) : null);
    }

    private Refusal? RefuseNumbers()
    {
        var range = MeasureRange.Of(Measure);
        if (Baseline is { } start && range.Refuse("outcomes.baseline-outside-measure", start) is { } outside)
        {
            return outside;
        }

        if (Target is not { } target)
        {
            return Kind == OutcomeKind.Maintenance ? null : new Refusal("outcomes.target-missing");
        }

        return Baseline is { } from
            ? Judge.RefuseTarget(Kind, Measure, from, target)
            : range.Refuse("outcomes.target-outside-measure", target);
    }
}
