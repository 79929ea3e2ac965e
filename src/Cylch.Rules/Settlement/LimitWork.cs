using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Works out what limits, floors and ceilings over a whole contract do to a period's payment.</summary>
internal static class LimitWork
{
    /// <summary>What the limit changes: below zero when this period earned too much, above when there is room for earlier earnings.</summary>
    public static Money Period(PeriodLimit term, PeriodLimitLineInputs facts, Steps? steps = null)
    {
        var most = Rounding.HalfUp(new Money(facts.PricePence), term.Share).Pence;
        var together = facts.EarnedPence + facts.ForwardPence;
        var paid = Math.Min(together, most);
        if (steps is not null)
        {
            var exact = new Share(facts.PricePence, 1) * term.Share;
            steps.Add("limit.most", Operand.Exact(exact), Operand.Part(term.Share), Operand.Pence(facts.PricePence));
            steps.Rounded(exact, most);
            steps.Add("limit.together", Operand.Pence(together), Operand.Pence(facts.EarnedPence), Operand.Pence(facts.ForwardPence));
            steps.Add("limit.paid", Operand.Pence(paid), Operand.Pence(together), Operand.Pence(most));
            var forward = Forward(term, facts, paid);
            var left = together - paid;
            if (left > 0)
            {
                steps.Add(forward > 0 ? "limit.forward" : "limit.not-paid", Operand.Pence(left), Operand.Pence(together), Operand.Pence(paid));
            }

            steps.Add("limit.change", Operand.Pence(paid - facts.EarnedPence), Operand.Pence(paid), Operand.Pence(facts.EarnedPence));
        }

        return new Money(paid - facts.EarnedPence);
    }

    /// <summary>What waits for the next period.</summary>
    public static long Forward(PeriodLimit term, PeriodLimitLineInputs facts) =>
        Forward(term, facts, facts.EarnedPence + Period(term, facts).Pence);

    public static Money Range(PaymentRange term, RangeLineInputs facts, Steps? steps = null)
    {
        var together = facts.PaidBeforePence + facts.ThisPeriodPence;
        if (facts.PaidBeforePence != 0)
        {
            steps?.Add("range.together", Operand.Pence(together), Operand.Pence(facts.PaidBeforePence), Operand.Pence(facts.ThisPeriodPence));
        }

        var madeUp = term.Over == RangeOver.Period || facts.IsLastOfYear;
        if (madeUp && term.LeastPence is { } least && together < least)
        {
            steps?.Add("range.floor", Operand.Pence(least - together), Operand.Pence(together), Operand.Pence(least));
            return new Money(least - together);
        }

        // Never more than this period's own payment: a ceiling takes nothing back from periods that are closed.
        var over = term.MostPence is { } most ? Math.Min(Math.Max(0, facts.ThisPeriodPence), Math.Max(0, together - most)) : 0;
        if (over > 0)
        {
            steps?.Add("range.ceiling", Operand.Pence(-over), Operand.Pence(together), Operand.Pence(term.MostPence!.Value));
        }

        return new Money(-over);
    }

    private static long Forward(PeriodLimit term, PeriodLimitLineInputs facts, long paid) =>
        term.Above == AboveLimit.GoesForward && !facts.IsLastOfYear ? facts.EarnedPence + facts.ForwardPence - paid : 0;
}
