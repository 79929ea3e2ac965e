using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>What can be wrong with the facts of a contract as a whole.</summary>
internal static class ContractCheck
{
    public static Refusal? FirstRefusal(PaymentScheme scheme, ContractInputs contract) =>
        RepliesOf(contract.Replies) ?? RepliesOf(contract.Before.JoinedReplies) ?? Visits(scheme, contract.Visits)
        ?? Indicators(scheme, contract) ?? Standing(contract.Before);

    private static Refusal? RepliesOf(Replies replies) =>
        replies.Satisfied < 0 || replies.Satisfied > replies.Replied || replies.Replied > replies.Asked
            ? new Refusal("settlement.replies-unsound", replies.Asked, replies.Replied, replies.Satisfied)
            : null;

    private static Refusal? Visits(PaymentScheme scheme, VisitCounts? visits)
    {
        if (visits is not null && (visits.Missed < 0 || visits.Missed > visits.Planned))
        {
            return new Refusal("settlement.visit-counts-unsound", visits.Planned, visits.Missed);
        }

        return visits is null && scheme.Find<MissedVisitsDeduction>() is { } missed
            ? new Refusal("settlement.visit-counts-missing", missed.Number)
            : null;
    }

    private static Refusal? Indicators(PaymentScheme scheme, ContractInputs contract)
    {
        foreach (var figure in contract.Indicators)
        {
            if (scheme.Numbered(figure.TermNumber) is not (IndicatorDeduction or GainShare))
            {
                return new Refusal("settlement.indicator-of-no-term", figure.TermNumber);
            }
        }

        return contract.Indicators.GroupBy(figure => figure.TermNumber).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? new Refusal("settlement.indicator-twice", twice.Key)
            : null;
    }

    private static Refusal? Standing(ContractStanding before) =>
        before.JoinedPricePence < 0 || before.ForwardPence < 0 || before.ResultsReached < 0 || before.ResultsReached > before.ResultsDecided
            ? new Refusal("settlement.total-below-zero")
            : null;
}
