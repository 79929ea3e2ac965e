using Cylch.Rules;

namespace Cylch.Records.Contracts;

/// <summary>Which version of a contract's terms a payment period is settled by.</summary>
public static class SchemeInForce
{
    /// <summary>The version in force on the period's first day; for a contract's first, broken period the one that starts within it.</summary>
    /// <param name="schemes">Versions in order of their numbers, none of which starts after the period.</param>
    /// <returns>Null when there is no version.</returns>
    public static ContractScheme? Of(IReadOnlyList<ContractScheme> schemes, PaymentPeriod period)
    {
        ArgumentNullException.ThrowIfNull(schemes);
        return schemes.LastOrDefault(s => s.InForceFrom <= period.Start) ?? (schemes.Count > 0 ? schemes[0] : null);
    }
}
