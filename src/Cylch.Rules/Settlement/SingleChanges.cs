using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Settlement;

/// <summary>Which single changes are worth showing for a line: those that somebody could have brought about.</summary>
internal static class SingleChanges
{
    public static IEnumerable<FactChange> For(PaymentScheme scheme, PeriodInputs inputs, StatementLine line) => line.Inputs switch
    {
        TimeLineInputs time => Time(line, time),
        HoldLineInputs => Hold(inputs, line),
        ReleaseLineInputs review => Reading(line, review.ResultId, review.Facts),
        ResultLineInputs result => Reading(line, result.ResultId, result.Facts),
        GroupLineInputs priced => Reading(line, priced.ResultId, priced.Facts),
        SustainedLineInputs held => Reading(line, held.ResultId, held.Facts),
        MissedLineInputs missed => Reading(line, missed.ResultId, missed.Facts),
        CountedLineInputs counted => Reading(line, counted.ResultId, counted.Facts),
        BalanceLineInputs { Facts: { } facts } balance => Reading(line, balance.ResultId, facts),
        BalanceLineInputs balance => Found(inputs, line, balance.ResultId),
        NeutralLineInputs neutral => Found(inputs, line, neutral.ResultId),
        WaitLineInputs waits => Waits(inputs, line, waits),
        AttributionLineInputs or CapLineInputs => OfOutcome(inputs, line),
        TierLineInputs => Tier(inputs),
        SatisfactionLineInputs said => Satisfaction(scheme, inputs, said),
        MissedVisitsLineInputs visits => Visits(visits),
        IndicatorLineInputs figure => Indicator(scheme, line, figure),
        GainLineInputs gain => Gain(scheme, line, gain),
        _ => [],
    };

    /// <summary>Why nobody could have changed a line in its period.</summary>
    public static string WhyNone(StatementLine line) => line.Inputs switch
    {
        TimeLineInputs => "as-agreed",
        BlockLineInputs or PlanLineInputs or CapitationLineInputs or IndexLineInputs or SmoothingLineInputs => "by-terms",
        HoldLineInputs => "at-review",
        PeriodLimitLineInputs or RangeLineInputs or CapLineInputs => "limit",
        MissedVisitsLineInputs => "none-missed",
        IndicatorLineInputs { Value: null } or GainLineInputs { Value: null } => "no-figure",
        IndicatorLineInputs or GainLineInputs => "good-enough",
        SatisfactionLineInputs => "all-satisfied",
        TierLineInputs => "all-reached",
        _ => "nothing",
    };

    private static IEnumerable<FactChange> Time(StatementLine line, TimeLineInputs time)
    {
        var agreed = time.Envelope.Sum(row => row.Minutes);
        return agreed == 0 || agreed == time.Given.Sum(row => row.Minutes) ? [] : [new GivenAsAgreed(line.PackageId!.Value, agreed)];
    }

    // What is held is decided by a review; where this period has one, its own line shows what it could have changed.
    private static IEnumerable<FactChange> Hold(PeriodInputs inputs, StatementLine line) =>
        Outcome(inputs, line) is { Finding: null } outcome ? [new ReadingIs("reviewed-reached", outcome.OutcomeId, NewResult(inputs), Wanted(outcome))] : [];

    private static List<FactChange> Reading(StatementLine line, long resultId, ReadingFacts facts)
    {
        var range = MeasureRange.Of(facts.Measure);
        var wanted = facts.Kind == OutcomeKind.Maintenance ? facts.Baseline : facts.Target;
        List<FactChange> changes = [];
        if (facts.Reading < range.Most)
        {
            changes.Add(new ReadingIs("reading-better", line.OutcomeId!.Value, resultId, facts.Reading + 1));
        }

        if (facts.Reading + 1 < wanted)
        {
            changes.Add(new ReadingIs("reading-wanted", line.OutcomeId!.Value, resultId, wanted));
        }
        else if (facts.Reading > range.Least)
        {
            changes.Add(new ReadingIs("reading-worse", line.OutcomeId!.Value, resultId, facts.Reading - 1));
        }

        return changes;
    }

    private static IEnumerable<FactChange> Found(PeriodInputs inputs, StatementLine line, long resultId) =>
        Outcome(inputs, line) is { } outcome ? [new ReadingIs("found-reached", outcome.OutcomeId, resultId, Wanted(outcome))] : [];

    private static IEnumerable<FactChange> Waits(PeriodInputs inputs, StatementLine line, WaitLineInputs waits)
    {
        if (Outcome(inputs, line) is not { } outcome)
        {
            return [];
        }

        if (waits.Reason == UndecidedReason.ConfirmationAwaited)
        {
            return [new PersonConfirmed(outcome.OutcomeId)];
        }

        ReadingIs reached = new("verified-reached", outcome.OutcomeId, waits.ResultId, Wanted(outcome));
        return outcome.Kind == OutcomeKind.Maintenance
            ? [reached]
            : [reached, new ReadingIs("verified-no-change", outcome.OutcomeId, waits.ResultId, outcome.Baseline)];
    }

    private static IEnumerable<FactChange> OfOutcome(PeriodInputs inputs, StatementLine line) =>
        Outcome(inputs, line) is { Finding: VerifiedReading verified } outcome
            ? Reading(line, verified.ResultId, new ReadingFacts(outcome.Kind, outcome.Measure, outcome.Baseline, outcome.Target, verified.Reading))
            : [];

    private static IEnumerable<FactChange> Tier(PeriodInputs inputs)
    {
        var next = inputs.Packages.SelectMany(package => package.Outcomes).OrderBy(outcome => outcome.OutcomeId).FirstOrDefault(outcome =>
            Standing.Of(outcome) is Counts { Facts: var facts } && !ServiceWork.IsReached(facts));
        return next is null ? [] : [new ReadingIs("one-more-reached", next.OutcomeId, next.Finding!.ResultId, Wanted(next))];
    }

    private static IEnumerable<FactChange> Satisfaction(PaymentScheme scheme, PeriodInputs inputs, SatisfactionLineInputs said)
    {
        var replies = inputs.Contract.Replies;
        var term = scheme.Find<SatisfactionShare>()!;
        if (!ServiceWork.EnoughReplied(term, said.Replies))
        {
            var (part, whole) = (term.LeastReplies.Numerator, term.LeastReplies.Denominator);
            var missing = (int)((said.Replies.Asked * part + whole - 1) / whole) - said.Replies.Replied;
            return missing > 0 && replies.Replied + missing <= replies.Asked
                ? [new RepliesAre("enough-replies", replies with { Replied = replies.Replied + missing, Satisfied = replies.Satisfied + missing })]
                : [];
        }

        if (replies.Satisfied == replies.Replied)
        {
            return [];
        }

        RepliesAre one = new("one-more-satisfied", replies with { Satisfied = replies.Satisfied + 1 });
        return replies.Replied - replies.Satisfied == 1 ? [one] : [one, new RepliesAre("all-satisfied", replies with { Satisfied = replies.Replied })];
    }

    private static IEnumerable<FactChange> Visits(MissedVisitsLineInputs visits) => visits.Missed switch
    {
        0 => [],
        1 => [new MissedVisitsAre("none-missed", 0)],
        _ => [new MissedVisitsAre("one-fewer-missed", visits.Missed - 1), new MissedVisitsAre("none-missed", 0)],
    };

    private static IEnumerable<FactChange> Indicator(PaymentScheme scheme, StatementLine line, IndicatorLineInputs figure) =>
        scheme.Numbered(line.TermNumber) is IndicatorDeduction term && figure.Value is { } value
            && ServiceWork.Improvement(term.Better, term.Mark, value) < Share.None
            ? [new IndicatorIs("at-mark", term.Number, term.Mark)]
            : [];

    private static IEnumerable<FactChange> Gain(PaymentScheme scheme, StatementLine line, GainLineInputs gain)
    {
        if (scheme.Numbered(line.TermNumber) is not GainShare term || gain.Value is not { } value)
        {
            return [];
        }

        var better = term.Better == Better.Higher ? value + Share.Whole : value - Share.Whole;
        IndicatorIs one = new("one-unit-better", term.Number, better);
        return gain.QualityMet == true ? [one] : [one, new QualityGood()];
    }

    private static OutcomeInputs? Outcome(PeriodInputs inputs, StatementLine line) => line.OutcomeId is { } id
        ? inputs.Packages.SelectMany(package => package.Outcomes).FirstOrDefault(outcome => outcome.OutcomeId == id)
        : null;

    private static int Wanted(OutcomeInputs outcome) => outcome.Kind == OutcomeKind.Maintenance ? outcome.Baseline : outcome.Target;

    /// <summary>The number of a result that there is not: below every real one.</summary>
    private static long NewResult(PeriodInputs inputs) =>
        Math.Min(0, inputs.Packages.SelectMany(package => package.Outcomes).Min(outcome => outcome.Finding?.ResultId ?? 0)) - 1;
}
