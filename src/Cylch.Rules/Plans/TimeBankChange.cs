using NodaTime;

namespace Cylch.Rules.Plans;

/// <summary>Time put into a bank or taken out by agreement, between the closings of periods.</summary>
/// <param name="Minutes">Positive in, negative out; never 0.</param>
/// <param name="BalanceMinutes">Before the change.</param>
/// <param name="CapMinutes">The most the bank may hold.</param>
public sealed record TimeBankChange(LocalDate EnteredOn, int Minutes, int BalanceMinutes, int CapMinutes, string Reason, string? AgreedBy)
{
    /// <summary>The balance stays from 0 to the cap. A bank already above its cap may only be drawn from.</summary>
    public Refusal? Refuse(DateRange packageDays, LocalDate today)
    {
        if (Minutes == 0)
        {
            return new Refusal("plans.bank-nothing");
        }

        if (string.IsNullOrWhiteSpace(Reason) || string.IsNullOrWhiteSpace(AgreedBy))
        {
            return new Refusal("plans.bank-without-reason");
        }

        if (EnteredOn > today || !packageDays.Contains(EnteredOn))
        {
            return new Refusal("plans.bank-outside-package", EnteredOn);
        }

        if (Minutes < 0 && BalanceMinutes + Minutes < 0)
        {
            return new Refusal("plans.bank-below-zero", BalanceMinutes);
        }

        return Minutes > 0 && BalanceMinutes + Minutes > CapMinutes ? new Refusal("plans.bank-over-cap", BalanceMinutes, CapMinutes) : null;
    }
}
