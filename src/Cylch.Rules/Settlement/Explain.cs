using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Works a line out again from its terms and its stored facts, with every step. It runs the very rules that settlement
/// runs, so an explanation cannot drift from the calculation; that both are right is for the independent oracle to prove.
/// </summary>
public static class Explain
{
    public static Explanation Line(PaymentScheme scheme, StatementLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Line(scheme, line.TermNumber, line.Kind, line.Inputs);
    }

    /// <param name="scheme">The version of the terms the line was worked out by.</param>
    /// <param name="termNumber">The line's term.</param>
    /// <param name="kind">The line's kind: one review can give a released line and a returned line from the same facts.</param>
    /// <param name="facts">As stored with the line.</param>
    /// <exception cref="InvalidOperationException">The terms have no such term, or not one for such facts.</exception>
    public static Explanation Line(PaymentScheme scheme, int termNumber, LineKind kind, LineInputs facts)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var steps = new Steps();
        var term = scheme.Numbered(termNumber)
            ?? throw new InvalidOperationException($"There is no term {termNumber} in version {scheme.Version}.");
        var (amount, heldChange) = Again(scheme, term, kind, facts, steps);
        return new Explanation(amount, heldChange, steps.All);
    }

    private static (Money Amount, Money HeldChange) Again(
        PaymentScheme scheme, PaymentTerm term, LineKind kind, LineInputs facts, Steps steps) => (term, facts) switch
        {
            (TimeAtRate time, TimeLineInputs given) => (TimeWork.Price(time, given, steps), Money.Zero),
            (BlockPayment block, BlockLineInputs part) => (TimeWork.Block(block, part, steps), Money.Zero),
            (UpFrontShare upFront, PlanLineInputs plan) => (TimeWork.UpFront(upFront, plan, steps), Money.Zero),
            (HoldForOutcomes hold, HoldLineInputs held) => Held(HoldWork.Held(hold, held, steps)),
            (ReleaseOnVerified release, ReleaseLineInputs review) => Reviewed(kind, HoldWork.Review(release, review, steps)),
            (NeutralEndings, NeutralLineInputs neutral) => Neutral(kind, neutral, steps),
            (_, WaitLineInputs waits) => Waits(waits, steps),
            (BalanceOnConfirmation balance, BalanceLineInputs part) =>
                (ResultWork.Balance(balance, UpFrontOf(scheme, balance), part, steps), Money.Zero),
            (PriceByGroup price, GroupLineInputs result) => (BandWork.Group(price, result, steps), Money.Zero),
            (_, ResultLineInputs result) => (ResultWork.Price(term, result, steps), Money.Zero),
            (IndependenceReward reward, IndependenceLineInputs finding) =>
                (ResultWork.Independence(reward, finding, steps), Money.Zero),
            (OutcomeCap cap, CapLineInputs paid) => (ResultWork.OverCap(cap.CapPence, paid, steps), Money.Zero),
            (PersonYearCap cap, CapLineInputs paid) => (ResultWork.OverCap(cap.CapPence, paid, steps), Money.Zero),
            (ContractYearCap cap, CapLineInputs paid) => (ResultWork.OverCap(cap.CapPence, paid, steps), Money.Zero),
            (MissedDeduction missed, MissedLineInputs miss) => (Missed(missed, miss, steps), Money.Zero),
            _ => (OfService(term, facts, steps), Money.Zero),
        };

    private static Money OfService(PaymentTerm term, LineInputs facts, Steps steps) => (term, facts) switch
        {
            (AttributionShare share, AttributionLineInputs earned) => ServiceWork.Attribution(share, earned, steps),
            (PriceByTier or GainShare, CountedLineInputs counted) => ServiceWork.Counted(counted, steps),
            (PriceByTier price, TierLineInputs counted) => ServiceWork.Tier(price, counted, steps),
            (SatisfactionShare share, SatisfactionLineInputs said) => ServiceWork.Satisfaction(share, said, steps),
            (PeriodLimit limit, PeriodLimitLineInputs earned) => LimitWork.Period(limit, earned, steps),
            (GainShare gain, GainLineInputs figures) => GainWork.Share(gain, figures, steps),
            (PaymentRange range, RangeLineInputs paid) => LimitWork.Range(range, paid, steps),
            (MissedVisitsDeduction missed, MissedVisitsLineInputs visits) => ServiceWork.MissedVisits(missed, visits, steps),
            (IndicatorDeduction deduction, IndicatorLineInputs figure) => ServiceWork.Indicator(deduction, figure, steps),
            (PriceWhenSustained price, SustainedLineInputs held) => BandWork.Sustained(price, held, steps),
            (CapitationByBand capitation, CapitationLineInputs people) => BandWork.Capitation(capitation, people, steps),
            (Indexation index, IndexLineInputs grown) => BandWork.Index(index, grown, steps),
            (Smoothing smoothing, SmoothingLineInputs kept) => BandWork.Smoothed(smoothing, kept, steps),
            _ => throw new InvalidOperationException($"Term {term.Number} cannot explain {facts.GetType().Name}."),
        };

    private static (Money, Money) Held(Money held) => (-held, held);

    private static (Money, Money) Reviewed(LineKind kind, Release done) => kind switch
    {
        LineKind.Released => (new Money(done.ReleasedPence), new Money(-done.ReleasedPence)),
        LineKind.Returned => (Money.Zero, new Money(-done.ReturnedPence)),
        _ => (Money.Zero, Money.Zero),
    };

    private static (Money, Money) Neutral(LineKind kind, NeutralLineInputs facts, Steps steps)
    {
        steps.Add(
            kind == LineKind.ReleasedNeutral ? "neutral.in-full" : "neutral.left-out",
            Operand.Pence(facts.HeldPence), Operand.Of(facts.Reason));
        return (new Money(facts.HeldPence), new Money(-facts.HeldPence));
    }

    private static (Money, Money) Waits(WaitLineInputs facts, Steps steps)
    {
        steps.Add("waits.nothing-lost", Operand.Pence(0), Operand.Of(facts.Reason), Operand.Pence(facts.HeldPence));
        return (Money.Zero, Money.Zero);
    }

    private static Money Missed(MissedDeduction term, MissedLineInputs facts, Steps steps)
    {
        Reach.IsMet(facts.Facts, term.MaintenanceTolerancePoints, steps);
        return ResultWork.Missed(term, steps);
    }

    private static UpFrontShare UpFrontOf(PaymentScheme scheme, BalanceOnConfirmation balance) =>
        scheme.Numbered(balance.UpFrontTerm) as UpFrontShare
        ?? throw new InvalidOperationException($"Term {balance.Number} needs an up-front share at {balance.UpFrontTerm}.");
}
