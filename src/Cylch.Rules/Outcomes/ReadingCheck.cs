using NodaTime;

namespace Cylch.Rules.Outcomes;

/// <summary>A reading about to be recorded.</summary>
/// <param name="Value">Null when it could not be given; then there is a reason.</param>
/// <param name="Corrects">The reading it corrects; null for a reading of its own.</param>
public sealed record ReadingDraft(LocalDate TakenOn, Voice Voice, int? Value, string? MissingReason, CorrectedReading? Corrects = null);

/// <summary>What matters of a reading that is to be corrected.</summary>
public sealed record CorrectedReading(long OutcomeId, Voice Voice, bool IsCorrectedAlready, bool IsBaseline);

/// <summary>The outcome a reading is of.</summary>
/// <param name="EndedOn">Null while it goes on; readings are taken up to that day, included.</param>
public sealed record ReadOutcome(long OutcomeId, Measure Measure, LocalDate? EndedOn, bool IsBaselineLocked);

/// <summary>When a reading may be recorded. Voices are never mixed, and nothing recorded is ever changed.</summary>
public static class ReadingCheck
{
    public static Refusal? Refuse(ReadOutcome outcome, ReadingDraft reading, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.TakenOn > today)
        {
            return new Refusal("outcomes.reading-in-future", today);
        }

        if (outcome.EndedOn is { } ended && reading.TakenOn > ended)
        {
            return new Refusal("outcomes.outcome-ended", ended);
        }

        return RefuseValue(outcome.Measure, reading) ?? RefuseCorrection(outcome, reading);
    }

    private static Refusal? RefuseValue(Measure measure, ReadingDraft reading)
    {
        var hasReason = !string.IsNullOrWhiteSpace(reading.MissingReason);
        return (reading.Value, hasReason) switch
        {
            (null, false) => new Refusal("outcomes.reading-without-value"),
            (not null, true) => new Refusal("outcomes.reading-with-both"),
            ({ } value, _) => MeasureRange.Of(measure).Refuse("outcomes.reading-outside-measure", value),
            _ => null,
        };
    }

    private static Refusal? RefuseCorrection(ReadOutcome outcome, ReadingDraft reading)
    {
        if (reading.Corrects is not { } corrected)
        {
            return null;
        }

        if (corrected.OutcomeId != outcome.OutcomeId || corrected.Voice != reading.Voice)
        {
            return new Refusal("outcomes.corrects-another");
        }

        if (corrected.IsCorrectedAlready)
        {
            return new Refusal("outcomes.already-corrected");
        }

        return corrected.IsBaseline && outcome.IsBaselineLocked ? new Refusal("outcomes.baseline-locked") : null;
    }
}
