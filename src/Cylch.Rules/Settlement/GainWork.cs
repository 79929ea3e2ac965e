using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Works out a provider's part of gain or loss on a population indicator.</summary>
internal static class GainWork
{
    public static Money Share(GainShare term, GainLineInputs facts, Steps? steps = null)
    {
        if (facts.Value is not { } value)
        {
            steps?.Add("indicator.no-figure", Operand.Pence(0));
            return Money.Zero;
        }

        var moved = ServiceWork.Improvement(term.Better, term.Baseline, value);
        steps?.Add("gain.moved", Operand.Figure(moved), Operand.Figure(term.Baseline), Operand.Figure(value));
        var zero = new Share(0, 1);
        var gain = moved - term.Corridor;
        var loss = moved + term.Corridor;
        if (gain <= zero && loss >= zero)
        {
            steps?.Add("gain.within", Operand.Pence(0), Operand.Figure(moved), Operand.Figure(term.Corridor));
            return Money.Zero;
        }

        if (gain > zero && Closed(term, facts, steps))
        {
            return Money.Zero;
        }

        var (units, part) = gain > zero ? (gain, term.GainPart) : (loss, term.LossPart);
        var exact = units * new Share(term.PencePerUnit, 1) * part;
        var rounded = Rounding.HalfUp(exact.Numerator, exact.Denominator);
        var pence = Math.Clamp(rounded, -term.LimitPence, term.LimitPence);
        if (steps is not null)
        {
            steps.Add("gain.units", Operand.Figure(units), Operand.Figure(moved), Operand.Figure(term.Corridor));
            steps.Add("gain.part", Operand.Exact(exact), Operand.Figure(units), Operand.Pence(term.PencePerUnit), Operand.Part(part));
            steps.Rounded(exact, rounded);
            if (pence != rounded)
            {
                steps.Add("gain.limit", Operand.Pence(pence), Operand.Pence(rounded), Operand.Pence(term.LimitPence));
            }
        }

        return new Money(pence);
    }

    // The gates stand before gain only: loss is shared whatever personal outcomes and quality say.
    private static bool Closed(GainShare term, GainLineInputs facts, Steps? steps)
    {
        var enough = facts.Decided > 0 && new Share(facts.Reached, facts.Decided) >= term.LeastReached;
        steps?.Add(
            enough ? "gain.outcomes-open" : "gain.outcomes-closed", Operand.Part(term.LeastReached),
            Operand.Count(facts.Decided), Operand.Count(facts.Reached));
        if (!enough)
        {
            return true;
        }

        steps?.Add(
            facts.QualityMet switch { true => "gain.quality-open", false => "gain.quality-closed", null => "gain.quality-unknown" },
            Operand.Pence(0));
        return facts.QualityMet != true;
    }
}
