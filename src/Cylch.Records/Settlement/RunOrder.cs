using Cylch.Records.Contracts;
using Cylch.Rules;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>Periods of a contract are closed one after another: each starts from where the one before it stood.</summary>
internal static class RunOrder
{
    /// <param name="live">The contract's runs that are not replaced.</param>
    public static Refusal? FirstRefusal(Contract contract, IReadOnlyList<SettlementRun> live, PaymentPeriod period, LocalDate today)
    {
        if (ContractYear.PeriodHolding(contract.YearStartsOn, period.Start) != period)
        {
            return new Refusal("settlement.not-a-period-of-contract", period.Start);
        }

        if (period.End >= today)
        {
            return new Refusal("settlement.period-not-over", period.Number, period.End);
        }

        if (contract.StartsOn > period.End || contract.EndsOn < period.Start)
        {
            return new Refusal("settlement.outside-contract", period.Start, period.End);
        }

        if (live.Any(r => r.FromOn == period.Start && r.ApprovedAt is not null))
        {
            return new Refusal("settlement.already-closed", period.Number);
        }

        if (live.Where(r => r.FromOn > period.Start).MinBy(r => r.FromOn) is { } later)
        {
            return new Refusal("settlement.later-period-prepared", period.Number, later.PeriodNumber);
        }

        return live.Where(r => r.FromOn < period.Start && r.ApprovedAt is null).MinBy(r => r.FromOn) is { } earlier
            ? new Refusal("settlement.earlier-period-open", period.Number, earlier.PeriodNumber)
            : null;
    }
}
