using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>What can be wrong with the facts of a contract as a whole.</summary>
internal static class ContractCheck
{
    public static Refusal? FirstRefusal(PaymentScheme scheme, PaymentPeriod period, ContractInputs contract) =>
        RepliesOf(contract.Replies) ?? RepliesOf(contract.Before.JoinedReplies) ?? Visits(scheme, contract.Visits)
        ?? Indicators(scheme, contract) ?? Standing(contract.Before) ?? Population(scheme, contract) ?? Ending(scheme, period, contract)
        ?? Indexes(scheme, period, contract) ?? OnAccount(scheme, contract.Before);

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

    private static Refusal? Population(PaymentScheme scheme, ContractInputs contract)
    {
        if (contract.Population.FirstOrDefault(count => count.People < 0) is { } below)
        {
            return new Refusal("settlement.population-below-zero", below.TermNumber, below.People);
        }

        if (contract.Population.GroupBy(count => (count.TermNumber, count.Place)).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return new Refusal("settlement.population-twice", twice.Key.TermNumber, twice.Key.Place + 1);
        }

        if (scheme.Find<CapitationByBand>() is not { } capitation)
        {
            return null;
        }

        var missing = Enumerable.Range(0, capitation.Bands.Count).FirstOrDefault(
            place => !contract.Population.Any(count => count.TermNumber == capitation.Number && count.Place == place), -1);
        return missing < 0 ? null : new Refusal("settlement.population-missing", capitation.Number, missing + 1, capitation.Bands[missing].Name.AsFact());
    }

    // A part of a year's price is for a whole period; what the last days of a contract come to has to be agreed, not guessed.
    private static Refusal? Ending(PaymentScheme scheme, PaymentPeriod period, ContractInputs contract)
    {
        if (contract.EndsOn < period.Start)
        {
            return new Refusal("settlement.after-contract-end", contract.EndsOn.Value, period.Start);
        }

        return contract.EndsOn < period.End && scheme.Terms.Any(term => term is BlockPayment or CapitationByBand)
            ? new Refusal("settlement.contract-ends-within", contract.EndsOn.Value, period.End)
            : null;
    }

    private static Refusal? Indexes(PaymentScheme scheme, PaymentPeriod period, ContractInputs contract)
    {
        if (contract.IndexFactors.FirstOrDefault(factor => !factor.IsSound) is { } unsound)
        {
            return new Refusal("settlement.index-factor-unsound", unsound.TermNumber);
        }

        if (contract.IndexFactors.GroupBy(factor => factor.TermNumber).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return new Refusal("settlement.index-factor-twice", twice.Key);
        }

        var missing = scheme.Terms.OfType<Indexation>().OrderBy(index => index.Number).FirstOrDefault(index =>
            index.From <= period.Start && contract.IndexFactors.All(factor => factor.TermNumber != index.Number));
        return missing is null ? null : new Refusal("settlement.index-factor-missing", missing.Number, missing.Index.AsFact(), period.Start);
    }

    // Terms that forget what was paid on account would leave it owed for ever.
    private static Refusal? OnAccount(PaymentScheme scheme, ContractStanding before) =>
        before.SmoothedPence != 0 && scheme.Find<Smoothing>() is null
            ? new Refusal("settlement.on-account-open", new Money(before.SmoothedPence))
            : null;

    private static Refusal? Standing(ContractStanding before) =>
        before.JoinedPricePence < 0 || before.ForwardPence < 0 || before.ResultsReached < 0 || before.ResultsReached > before.ResultsDecided
            ? new Refusal("settlement.total-below-zero")
            : null;
}
