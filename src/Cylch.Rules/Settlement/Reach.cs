using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Settlement;

/// <summary>How far a verified reading has come, by the marks a payment term sets.</summary>
internal static class Reach
{
    /// <summary>Exactly on a mark counts as past it.</summary>
    /// <param name="partFrom">The part mark as a share of the way from baseline to target.</param>
    public static HowFar Of(ReadingFacts facts, int tolerancePoints, Share partFrom, Steps? steps = null) => facts.Kind switch
    {
        OutcomeKind.Change => Change(facts, partFrom, steps),
        OutcomeKind.Maintenance => Maintenance(facts, tolerancePoints, steps),
        _ => Process(facts, steps),
    };

    /// <summary>Whether an outcome is met outright; part of the way is not enough.</summary>
    public static bool IsMet(ReadingFacts facts, int tolerancePoints, Steps? steps = null) =>
        Of(facts, tolerancePoints, Share.Whole, steps) == HowFar.Reached;

    private static HowFar Change(ReadingFacts facts, Share partFrom, Steps? steps)
    {
        var mark = new Share(facts.Baseline, 1) + new Share(facts.Target - facts.Baseline, 1) * partFrom;
        var far = facts.Reading >= facts.Target ? HowFar.Reached
            : new Share(facts.Reading, 1) >= mark ? HowFar.PartOfTheWay
            : HowFar.NotReached;
        if (steps is not null)
        {
            if (partFrom < Share.Whole)
            {
                steps.Add(
                    "reach.mark", Operand.Points(mark),
                    Operand.Points(facts.Baseline), Operand.Points(facts.Target), Operand.Part(partFrom));
            }

            var code = far switch
            {
                HowFar.Reached => "reach.change-reached",
                HowFar.PartOfTheWay => "reach.change-part",
                _ => "reach.change-not",
            };
            steps.Add(code, Operand.Points(facts.Reading), Operand.Points(facts.Target));
        }

        return far;
    }

    private static HowFar Maintenance(ReadingFacts facts, int tolerancePoints, Steps? steps)
    {
        var reached = facts.Reading >= facts.Baseline - tolerancePoints;
        steps?.Add(
            reached ? "reach.maintained" : "reach.not-maintained", Operand.Points(facts.Reading),
            Operand.Points(facts.Baseline), Operand.Points(tolerancePoints));
        return reached ? HowFar.Reached : HowFar.NotReached;
    }

    private static HowFar Process(ReadingFacts facts, Steps? steps)
    {
        var reached = facts.Reading >= facts.Target;
        steps?.Add(reached ? "reach.process-reached" : "reach.process-not", Operand.Points(facts.Reading), Operand.Points(facts.Target));
        return reached ? HowFar.Reached : HowFar.NotReached;
    }
}

internal enum HowFar
{
    NotReached,
    PartOfTheWay,
    Reached,
}
