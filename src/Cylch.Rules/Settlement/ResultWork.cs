using System.Runtime.CompilerServices;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Settlement;

/// <summary>Works out what a verified result earns, and what caps and deductions take off.</summary>
internal static class ResultWork
{
    /// <summary>The term that prices an outcome of this kind, or null.</summary>
    public static PaymentTerm? TermFor(PaymentScheme scheme, OutcomeKind kind) =>
        Prices.GetValue(scheme, made => [.. Enum.GetValues<OutcomeKind>().Select(priced => Find(made, priced))])[Array.IndexOf(Kinds, kind)];

    // Asked for each outcome of everybody: a scheme's terms never change, so it is looked through once.
    private static readonly ConditionalWeakTable<PaymentScheme, PaymentTerm?[]> Prices = [];
    private static readonly OutcomeKind[] Kinds = Enum.GetValues<OutcomeKind>();

    private static PaymentTerm? Find(PaymentScheme scheme, OutcomeKind kind)
    {
        foreach (var term in scheme.Terms)
        {
            if (TermCheck.PricedKind(term) == kind)
            {
                return term;
            }
        }

        return null;
    }

    public static Money Price(PaymentTerm term, ResultLineInputs facts, Steps? steps = null) => term switch
    {
        PricePerPoint perPoint => Points(perPoint, facts, steps),
        PriceForMaintaining flat => Flat(
            Reach.IsMet(facts.Facts, flat.PointsBelow, steps) ? flat.Pence : 0, flat.Weights, facts.Complexity, steps),
        PriceForProcess flat => Flat(Reach.IsMet(facts.Facts, 0, steps) ? flat.Pence : 0, flat.Weights, facts.Complexity, steps),
        PriceByResult byResult => ByResult(byResult, facts, steps),
        _ => throw new InvalidOperationException($"Term {term.Number} prices no result."),
    };

    /// <summary>New points towards the target, above the highest point already paid for; 0 when there is none.</summary>
    public static int NewPoints(ResultLineInputs facts) =>
        Math.Max(0, Math.Min(facts.Facts.Reading, facts.Facts.Target) - facts.HighestPointPaid);

    /// <summary>What is above a cap: 0 or less, never more than this period earned.</summary>
    public static Money OverCap(long capPence, CapLineInputs facts, Steps? steps = null)
    {
        var together = facts.PaidBeforePence + facts.ThisPeriodPence;
        var over = Math.Min(facts.ThisPeriodPence, Math.Max(0, together - capPence));
        steps?.Add("cap.together", Operand.Pence(together), Operand.Pence(facts.PaidBeforePence), Operand.Pence(facts.ThisPeriodPence));
        steps?.Add("cap.over", Operand.Pence(-over), Operand.Pence(together), Operand.Pence(capPence));
        return new Money(-over);
    }

    public static Money Missed(MissedDeduction term, Steps? steps = null)
    {
        steps?.Add("missed.deduction", Operand.Pence(-term.Pence));
        return new Money(-term.Pence);
    }

    public static Money Independence(IndependenceReward term, IndependenceLineInputs facts, Steps? steps = null)
    {
        var pence = facts.RewardedBefore ? 0 : term.Pence;
        steps?.Add(facts.RewardedBefore ? "independence.before" : "independence.reward", Operand.Pence(pence));
        return new Money(pence);
    }

    public static Money Balance(
        BalanceOnConfirmation term, UpFrontShare upFront, BalanceLineInputs facts, Steps? steps = null)
    {
        var value = TimeWork.PlanValue(facts.Plan, steps);
        var first = Rounding.HalfUp(value, upFront.Share);
        var rest = value - first;
        var part = Apportion.Part(rest, facts.Weights, facts.Position);
        if (steps is not null)
        {
            steps.Add("plan.rest", Operand.Pence(rest.Pence), Operand.Pence(value.Pence), Operand.Pence(first.Pence));
            var together = facts.Weights.Sum(weight => (long)weight);
            steps.Add(
                "plan.part", Operand.Pence(part.Pence),
                Operand.Part(new Share(facts.Weights[facts.Position], together)), Operand.Pence(rest.Pence));
        }

        if (facts.PaidBefore)
        {
            steps?.Add("plan.paid-before", Operand.Pence(0), Operand.Pence(part.Pence));
            return Money.Zero;
        }

        if (facts.NeutralReason is { } reason)
        {
            steps?.Add("neutral.in-full", Operand.Pence(part.Pence), Operand.Of(reason));
            return part;
        }

        var met = facts.Facts is { } reading && Reach.IsMet(reading, term.MaintenanceTolerancePoints, steps);
        steps?.Add(met ? "plan.met" : "plan.not-met", Operand.Pence(met ? part.Pence : 0));
        return met ? part : Money.Zero;
    }

    private static Money Points(PricePerPoint term, ResultLineInputs facts, Steps? steps)
    {
        var points = NewPoints(facts);
        steps?.Add(
            "price.new-points", Operand.Points(points),
            Operand.Points(facts.Facts.Reading), Operand.Points(facts.Facts.Target), Operand.Points(facts.HighestPointPaid));
        steps?.Add(
            "price.points", Operand.Pence(points * term.PencePerPoint),
            Operand.Points(points), Operand.Pence(term.PencePerPoint));
        return Flat(points * term.PencePerPoint, term.Weights, facts.Complexity, steps);
    }

    private static Money ByResult(PriceByResult term, ResultLineInputs facts, Steps? steps)
    {
        var reading = facts.Facts;
        var result = Judge.Result(reading.Kind, reading.Measure, reading.Baseline, reading.Target, reading.Reading).Value.Result
            ?? throw new InvalidOperationException("A neutral outcome has no price: the inputs were not checked.");
        var pence = result switch
        {
            OutcomeResult.Achieved => term.AchievedPence,
            OutcomeResult.Partly => term.PartlyPence,
            OutcomeResult.Maintained => term.MaintainedPence,
            _ => term.SlippedPence,
        };
        steps?.Add(
            "price.judged", Operand.Of(result),
            Operand.Points(reading.Baseline), Operand.Points(reading.Target), Operand.Points(reading.Reading));
        return Flat(pence, term.Weights, facts.Complexity, steps);
    }

    internal static Money Flat(long pence, BandWeights weights, ComplexityBand complexity, Steps? steps)
    {
        var weight = weights.Of(complexity);
        var amount = Rounding.HalfUp(new Money(pence), weight);
        if (steps is not null)
        {
            var exact = new Share(pence, 1) * weight;
            steps.Add("price.weighted", Operand.Exact(exact), Operand.Pence(pence), Operand.Of(complexity), Operand.Times(weight));
            steps.Rounded(exact, amount.Pence);
        }

        return amount;
    }
}
