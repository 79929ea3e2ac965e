using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>
/// What is worked out for the contract as a whole, in three places of the order: tiers before the contract's cap; satisfaction,
/// the period's limit, gain, ranges and smoothing after it; visits and indicators among the deductions.
/// </summary>
internal static class ContractLines
{
    public static void AddTier(Sheet sheet)
    {
        Count(sheet);
        if (sheet.Scheme.Find<PriceByTier>() is not { } price)
        {
            return;
        }

        var (decided, reached) = price.Over == RangeOver.Period
            ? (sheet.ResultsDecided, sheet.ResultsReached)
            : (sheet.Contract.Before.ResultsDecided + sheet.ResultsDecided, sheet.Contract.Before.ResultsReached + sheet.ResultsReached);
        if (decided == 0 || (price.Over == RangeOver.ContractYear && !sheet.IsLastOfYear))
        {
            return;
        }

        var facts = new TierLineInputs(decided, reached);
        var amount = ServiceWork.Tier(price, facts);
        sheet.ResultsPence += amount.Pence;
        sheet.Add(price, LineKind.Tier, facts, amount);
    }

    public static void AddSatisfactionAndLimits(Sheet sheet)
    {
        var satisfaction = Satisfaction(sheet);
        Limit(sheet, satisfaction);
        if (sheet.IsLastOfYear && sheet.Scheme.Find<GainShare>() is { } gain)
        {
            var facts = new GainLineInputs(
                sheet.ValueOf(gain), sheet.Contract.Before.ResultsDecided + sheet.ResultsDecided,
                sheet.Contract.Before.ResultsReached + sheet.ResultsReached, sheet.Contract.QualityMet);
            sheet.Add(gain, LineKind.Gain, facts, GainWork.Share(gain, facts));
        }

        Range(sheet, RangeOver.Period, 0);
        Range(sheet, RangeOver.ContractYear, sheet.Contract.Before.PaidThisYearPence);
        sheet.BeforeDeductionsPence = sheet.TotalPence;
        Smooth(sheet);
    }

    public static void AddDeductions(Sheet sheet)
    {
        if (sheet.Scheme.Find<MissedVisitsDeduction>() is { } missed && sheet.Contract.Visits is { } visits)
        {
            var facts = new MissedVisitsLineInputs(visits.Planned, visits.Missed);
            sheet.Add(missed, LineKind.MissedVisits, facts, ServiceWork.MissedVisits(missed, facts));
        }

        foreach (var deduction in sheet.Scheme.Terms.OfType<IndicatorDeduction>().OrderBy(term => term.Number))
        {
            var facts = new IndicatorLineInputs(sheet.ValueOf(deduction), sheet.TimePricePence);
            sheet.Add(deduction, LineKind.Indicator, facts, ServiceWork.Indicator(deduction, facts));
        }
    }

    private static void Count(Sheet sheet)
    {
        foreach (var package in sheet.Packages)
        {
            foreach (var outcome in package.Outcomes)
            {
                if (outcome.Standing is Counts { Facts: var facts })
                {
                    sheet.ResultsDecided++;
                    sheet.ResultsReached += ServiceWork.IsReached(facts) ? 1 : 0;
                }
            }
        }
    }

    private static long Satisfaction(Sheet sheet)
    {
        if (sheet.Scheme.Find<SatisfactionShare>() is not { } term)
        {
            return 0;
        }

        var before = sheet.Contract.Before;
        var facts = new SatisfactionLineInputs(before.JoinedPricePence + sheet.TimePricePence, before.JoinedReplies + sheet.Contract.Replies);
        var enough = ServiceWork.EnoughReplied(term, facts.Replies);
        var amount = ServiceWork.Satisfaction(term, facts);
        (sheet.JoinedPricePence, sheet.JoinedReplies) = enough ? (0, Replies.None) : (facts.PricePence, facts.Replies);
        sheet.Add(term, enough ? LineKind.Satisfaction : LineKind.Joined, facts, amount);
        return amount.Pence;
    }

    private static void Limit(Sheet sheet, long satisfactionPence)
    {
        if (sheet.Scheme.Find<PeriodLimit>() is not { } term)
        {
            return;
        }

        var facts = new PeriodLimitLineInputs(
            sheet.TimePricePence, sheet.ResultsPence + satisfactionPence, sheet.Contract.Before.ForwardPence, sheet.IsLastOfYear);
        var change = LimitWork.Period(term, facts);
        sheet.ForwardPence = LimitWork.Forward(term, facts);
        if (change != Money.Zero || facts.ForwardPence > 0)
        {
            sheet.Add(term, LineKind.PeriodLimit, facts, change);
        }
    }

    private static void Smooth(Sheet sheet)
    {
        if (sheet.Scheme.Find<Smoothing>() is not { } term)
        {
            return;
        }

        var squaredUp = term.IsSquaredUpIn(sheet.Inputs.Period.Number) || sheet.IsLastOfContract;
        var facts = new SmoothingLineInputs(sheet.BeforeDeductionsPence, sheet.SmoothedPence, squaredUp);
        var change = BandWork.Smoothed(term, facts);
        sheet.SmoothedPence -= change.Pence;
        sheet.Add(term, LineKind.Smoothing, facts, change);
    }

    private static void Range(Sheet sheet, RangeOver over, long paidBeforePence)
    {
        foreach (var term in sheet.Scheme.Terms.OfType<PaymentRange>().Where(term => term.Over == over))
        {
            var facts = new RangeLineInputs(paidBeforePence, sheet.TotalPence, sheet.IsLastOfYear);
            var change = LimitWork.Range(term, facts);
            if (change != Money.Zero)
            {
                sheet.Add(term, LineKind.PaymentRange, facts, change);
            }
        }
    }
}
