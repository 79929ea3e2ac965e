using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Settlement;

/// <summary>Works out what depends on the whole service: satisfaction, tiers of results, visits missed and named indicators.</summary>
internal static class ServiceWork
{
    /// <summary>What an earned amount loses because part of the result is not the service's doing: 0 or less.</summary>
    public static Money Attribution(AttributionShare term, AttributionLineInputs facts, Steps? steps = null)
    {
        var counted = term.Counted();
        var paid = Rounding.HalfUp(new Money(facts.EarnedPence), counted).Pence;
        if (steps is not null)
        {
            var exact = new Share(facts.EarnedPence, 1) * counted;
            steps.Add("attribution.counted", Operand.Part(counted), Operand.Part(term.Deadweight), Operand.Part(term.Attribution));
            steps.Add("attribution.part", Operand.Exact(exact), Operand.Part(counted), Operand.Pence(facts.EarnedPence));
            steps.Rounded(exact, paid);
            steps.Add("attribution.change", Operand.Pence(paid - facts.EarnedPence), Operand.Pence(paid), Operand.Pence(facts.EarnedPence));
        }

        return new Money(paid - facts.EarnedPence);
    }

    /// <summary>Whether a judged result counts as reached: a change or a way of giving care achieved, or a person held steady.</summary>
    public static bool IsReached(ReadingFacts facts) =>
        Judged(facts) == OutcomeResult.Achieved || (facts.Kind == OutcomeKind.Maintenance && Judged(facts) == OutcomeResult.Maintained);

    /// <summary>The step that says how a reading is judged.</summary>
    public static void AddJudged(ReadingFacts facts, Steps? steps) => steps?.Add(
        "price.judged", Operand.Of(Judged(facts)), Operand.Points(facts.Baseline), Operand.Points(facts.Target), Operand.Points(facts.Reading));

    public static Money Counted(CountedLineInputs line, Steps steps)
    {
        var facts = line.Facts;
        AddJudged(facts, steps);
        steps.Add(IsReached(facts) ? "counted.reached" : "counted.not-reached", Operand.Pence(0));
        return Money.Zero;
    }

    public static Money Tier(PriceByTier term, TierLineInputs facts, Steps? steps = null)
    {
        var reached = new Share(facts.Reached, facts.Decided);
        var tier = term.Of(reached);
        var exact = new Share(facts.Reached * term.PencePerResult, 1) * tier.Pays;
        var pence = Rounding.HalfUp(exact.Numerator, exact.Denominator);
        if (steps is not null)
        {
            steps.Add("tier.reached", Operand.Part(reached), Operand.Count(facts.Reached), Operand.Count(facts.Decided));
            steps.Add("tier.found", Operand.Part(tier.Pays), Operand.Part(tier.From));
            steps.Add("tier.price", Operand.Exact(exact), Operand.Count(facts.Reached), Operand.Pence(term.PencePerResult), Operand.Part(tier.Pays));
            steps.Rounded(exact, pence);
        }

        return new Money(pence);
    }

    /// <summary>Whether enough people replied; nobody asked is never enough.</summary>
    public static bool EnoughReplied(SatisfactionShare term, Replies replies) =>
        replies.Asked > 0 && new Share(replies.Replied, replies.Asked) >= term.LeastReplies;

    public static Money Satisfaction(SatisfactionShare term, SatisfactionLineInputs facts, Steps? steps = null)
    {
        var replies = facts.Replies;
        var enough = EnoughReplied(term, replies);
        steps?.Add(
            enough ? "satisfaction.enough" : "satisfaction.too-few", Operand.Part(term.LeastReplies),
            Operand.Count(replies.Asked), Operand.Count(replies.Replied));
        if (!enough)
        {
            steps?.Add("satisfaction.joined", Operand.Pence(0), Operand.Pence(facts.PricePence));
            return Money.Zero;
        }

        var exact = new Share(facts.PricePence, 1) * term.Share * new Share(replies.Satisfied, replies.Replied);
        var pence = Rounding.HalfUp(exact.Numerator, exact.Denominator);
        if (steps is not null)
        {
            steps.Add(
                "satisfaction.share", Operand.Exact(exact),
                Operand.Part(term.Share), Operand.Pence(facts.PricePence), Operand.Count(replies.Satisfied), Operand.Count(replies.Replied));
            steps.Rounded(exact, pence);
        }

        return new Money(pence);
    }

    public static Money MissedVisits(MissedVisitsDeduction term, MissedVisitsLineInputs facts, Steps? steps = null)
    {
        var free = (int)((long)facts.Planned * term.FreePerThousand / 1_000);
        var counted = Math.Max(0, facts.Missed - free);
        steps?.Add("visits.free", Operand.Count(free), Operand.Count(facts.Planned), Operand.Count(term.FreePerThousand));
        steps?.Add("visits.counted", Operand.Count(counted), Operand.Count(facts.Missed), Operand.Count(free));
        steps?.Add("visits.deduction", Operand.Pence(-(counted * term.Pence)), Operand.Count(counted), Operand.Pence(term.Pence));
        return new Money(-(counted * term.Pence));
    }

    public static Money Indicator(IndicatorDeduction term, IndicatorLineInputs facts, Steps? steps = null)
    {
        if (facts.Value is not { } value)
        {
            steps?.Add("indicator.no-figure", Operand.Pence(0));
            return Money.Zero;
        }

        if (Improvement(term.Better, term.Mark, value) >= Share.None)
        {
            steps?.Add("indicator.good-enough", Operand.Pence(0), Operand.Figure(value), Operand.Figure(term.Mark));
            return Money.Zero;
        }

        var pence = Rounding.HalfUp(new Money(facts.PricePence), term.Share).Pence;
        if (steps is not null)
        {
            var exact = new Share(facts.PricePence, 1) * term.Share;
            steps.Add("indicator.worse", Operand.Exact(exact), Operand.Figure(value), Operand.Figure(term.Mark), Operand.Part(term.Share), Operand.Pence(facts.PricePence));
            steps.Rounded(exact, pence);
            steps.Add("indicator.deduction", Operand.Pence(-pence));
        }

        return new Money(-pence);
    }

    private static OutcomeResult Judged(ReadingFacts facts) =>
        Judge.Result(facts.Kind, facts.Measure, facts.Baseline, facts.Target, facts.Reading).Value.Result
        ?? throw new InvalidOperationException("A neutral outcome is not counted: the inputs were not checked.");

    /// <summary>How far a value is from where it started, positive when better.</summary>
    public static Share Improvement(Better better, Share from, Share value) => better == Better.Higher ? value - from : from - value;
}
