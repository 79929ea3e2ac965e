namespace Cylch.Rules.Outcomes;

/// <summary>What a reading shows by the measure's own rule. Payment terms may set their own marks; this sets none.</summary>
public static class Judge
{
    /// <summary>
    /// The smallest change in the Oxford Hip Score that matters to one person: 8 points (Beard and others 2015,
    /// Journal of Clinical Epidemiology 68:73-79, individual minimal important change).
    /// </summary>
    public const int OxfordHipImportantChange = 8;

    /// <summary>Judges one reading against its baseline and target.</summary>
    /// <returns>
    /// Change and process outcomes: achieved at the target or above, partly above the baseline, maintained at the baseline,
    /// slipped below it. Maintenance outcomes: maintained at the baseline or above, otherwise slipped. For the Oxford Hip
    /// Score a change outcome is achieved at <see cref="OxfordHipImportantChange"/> points whatever the target, and is
    /// neutral when the baseline leaves no room for that change. Refused when a value is outside the measure, or when the
    /// target of a change is not above its baseline.
    /// </returns>
    public static Decision<Judgement> Result(OutcomeKind kind, Measure measure, int baseline, int target, int reading)
    {
        var range = MeasureRange.Of(measure);
        var refusal = range.Refuse("outcomes.baseline-outside-measure", baseline)
            ?? range.Refuse("outcomes.reading-outside-measure", reading);
        if (refusal is not null)
        {
            return refusal;
        }

        // Before the target is looked at: a baseline this high has no target that the measure could show.
        if (HasNoRoom(kind, measure, baseline))
        {
            return new Judgement(null, NeutralReason.MeasureHasNoRoom);
        }

        if (RefuseTarget(kind, measure, baseline, target) is { } wrongTarget)
        {
            return wrongTarget;
        }

        if (kind == OutcomeKind.Maintenance)
        {
            return new Judgement(reading >= baseline ? OutcomeResult.Maintained : OutcomeResult.Slipped, null);
        }

        var mark = measure == Measure.OxfordHipScore ? baseline + OxfordHipImportantChange : target;
        return new Judgement(Against(baseline, mark, reading), null);
    }

    /// <summary>Whether the measure cannot show the change that was asked for, so that no result is possible.</summary>
    public static bool HasNoRoom(OutcomeKind kind, Measure measure, int baseline) =>
        kind == OutcomeKind.Change
        && measure == Measure.OxfordHipScore
        && baseline + OxfordHipImportantChange > MeasureRange.Of(measure).Most;

    /// <summary>What the measure's own rule asks of a change from this start; null when there is no room for it, or no such rule.</summary>
    public static int? OwnTarget(Measure measure, int baseline) =>
        measure == Measure.OxfordHipScore && !HasNoRoom(OutcomeKind.Change, measure, baseline) ? baseline + OxfordHipImportantChange : null;

    /// <summary>A target must be within the measure, and above the baseline where the person wants change.</summary>
    public static Refusal? RefuseTarget(OutcomeKind kind, Measure measure, int baseline, int target) =>
        MeasureRange.Of(measure).Refuse("outcomes.target-outside-measure", target)
        ?? (kind == OutcomeKind.Change && target <= baseline
            ? new Refusal("outcomes.target-not-above-baseline", baseline, target)
            : null);

    private static OutcomeResult Against(int baseline, int mark, int reading)
    {
        if (reading >= mark)
        {
            return OutcomeResult.Achieved;
        }

        return reading.CompareTo(baseline) switch
        {
            > 0 => OutcomeResult.Partly,
            0 => OutcomeResult.Maintained,
            _ => OutcomeResult.Slipped,
        };
    }
}

/// <summary>A result, or the neutral reason why there can be none. Exactly one of the two.</summary>
public sealed record Judgement(OutcomeResult? Result, NeutralReason? Neutral);

/// <summary>The values a measure can take, both ends included. Higher is better in all of them.</summary>
public readonly record struct MeasureRange(Measure Measure, int Least, int Most)
{
    public static MeasureRange Of(Measure measure) => measure switch
    {
        Measure.OwnScale0To10 => new(measure, 0, 10),
        Measure.FivePoints => new(measure, 1, 5),
        Measure.YesNo => new(measure, 0, 1),
        Measure.OxfordHipScore => new(measure, 0, 48),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    };

    /// <summary>Null when the value is within the range; otherwise the refusal, with value, least and most.</summary>
    public Refusal? Refuse(string code, int value) =>
        value < Least || value > Most ? new Refusal(code, value, Least, Most) : null;
}
