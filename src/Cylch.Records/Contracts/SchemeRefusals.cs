using Cylch.Rules;
using Cylch.Rules.Contracts;

namespace Cylch.Records.Contracts;

/// <summary>What stands in the way of proposed terms of a contract, to the end of its year.</summary>
public static class SchemeRefusals
{
    /// <summary>Everything that is missing or contradicts, for a page to list; empty when they can be saved.</summary>
    public static IReadOnlyList<Refusal> All(Contract contract, PaymentScheme proposed)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(proposed);
        var yearEnd = ContractYear.EndOfYear(contract.YearStartsOn, proposed.InForceFrom);
        var until = contract.EndsOn < yearEnd ? contract.EndsOn.Value : yearEnd;
        return until < proposed.InForceFrom
            ? [new Refusal("contracts.after-contract-end", proposed.InForceFrom, until)]
            : SchemeCheck.AllRefusals(proposed, new DateRange(proposed.InForceFrom, until));
    }
}
