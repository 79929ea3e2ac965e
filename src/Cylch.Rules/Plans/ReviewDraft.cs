using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Plans;

/// <summary>An outcome that goes on, as a review looks at it.</summary>
public sealed record ReviewedOutcome(long OutcomeId, int Priority, OutcomeKind Kind, Measure Measure, int? Baseline, int? Target);

/// <summary>What was found about one outcome.</summary>
/// <param name="NeutralReason">Why nothing can be found without anybody's doing; only with "no longer wanted" or "cannot say".</param>
/// <param name="Reading">The reading it rests on; null when there is none, or when it does not belong to the outcome.</param>
public sealed record DraftFinding(long OutcomeId, OutcomeResult? Result, FoundReading? Reading, NeutralReason? NeutralReason, string? Words);

/// <param name="Value">Null for a reading that could not be given.</param>
public sealed record FoundReading(LocalDate TakenOn, int? Value);

/// <summary>A review about to be kept.</summary>
public sealed record ReviewDraft(
    LocalDate HeldOn, ReviewDecision Decision, string Reasons, LocalDate? NextReviewOn, IReadOnlyList<ReviewedOutcome> OpenOutcomes,
    IReadOnlyList<DraftFinding> Findings)
{
    /// <summary>
    /// The first thing that is wrong, or null. Each outcome is found about; a result rests on a reading; where it is not what the
    /// measure's own rule says, the words say why.
    /// </summary>
    public Refusal? Refuse(LocalDate today)
    {
        if (HeldOn > today)
        {
            return new Refusal("plans.review-in-future", today);
        }

        if (string.IsNullOrWhiteSpace(Reasons))
        {
            return new Refusal("plans.review-without-reasons");
        }

        foreach (var outcome in OpenOutcomes)
        {
            if (RefuseFinding(outcome, Findings.FirstOrDefault(f => f.OutcomeId == outcome.OutcomeId)) is { } refusal)
            {
                return refusal;
            }
        }

        if (Findings.Any(f => OpenOutcomes.All(o => o.OutcomeId != f.OutcomeId)))
        {
            return new Refusal("plans.finding-of-another");
        }

        return (Decision, NextReviewOn) switch
        {
            (ReviewDecision.Close, not null) => new Refusal("plans.closed-with-next-review"),
            (ReviewDecision.Close, null) => null,
            (_, null) => new Refusal("plans.next-review-missing"),
            (_, { } next) => next <= HeldOn ? new Refusal("plans.next-review-before", HeldOn) : null,
        };
    }

    private Refusal? RefuseFinding(ReviewedOutcome outcome, DraftFinding? finding)
    {
        if (finding?.Result is not { } result)
        {
            return new Refusal("plans.finding-missing", outcome.Priority);
        }

        var hasWords = !string.IsNullOrWhiteSpace(finding.Words);
        if (result is OutcomeResult.NoLongerWanted or OutcomeResult.CannotSay)
        {
            return hasWords || finding.NeutralReason is not null ? null : new Refusal("plans.finding-without-words", outcome.Priority);
        }

        if (finding.NeutralReason is not null)
        {
            return new Refusal("plans.neutral-with-result", outcome.Priority);
        }

        if (finding.Reading?.Value is not { } value)
        {
            return new Refusal("plans.finding-without-reading", outcome.Priority);
        }

        if (finding.Reading.TakenOn > HeldOn)
        {
            return new Refusal("plans.reading-after-review", outcome.Priority);
        }

        return hasWords || Judged(outcome, value) is not { } judged || judged == result
            ? null
            : new Refusal("plans.finding-differs", outcome.Priority);
    }

    private static OutcomeResult? Judged(ReviewedOutcome outcome, int value)
    {
        if (outcome.Baseline is not { } start || (outcome.Target is null && outcome.Kind != OutcomeKind.Maintenance))
        {
            return null;
        }

        var judged = Judge.Result(outcome.Kind, outcome.Measure, start, outcome.Target ?? start, value);
        return judged.IsRefused ? null : judged.Value.Result;
    }
}
