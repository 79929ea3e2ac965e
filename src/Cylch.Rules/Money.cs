namespace Cylch.Rules;

/// <summary>
/// An amount in whole pence sterling. Positive is money to the one named, negative is money taken off.
/// </summary>
/// <remarks>
/// Range: ±92,233,720,368,547,758.07 pounds; arithmetic is checked, so a larger amount throws
/// <see cref="OverflowException"/> and never wraps. There is no conversion to or from floating point.
/// </remarks>
public readonly record struct Money(long Pence) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    public static Money operator +(Money left, Money right) => new(left.Pence + right.Pence);

    public static Money operator -(Money left, Money right) => new(left.Pence - right.Pence);

    public static Money operator -(Money amount) => new(-amount.Pence);

    public static bool operator <(Money left, Money right) => left.Pence < right.Pence;

    public static bool operator >(Money left, Money right) => left.Pence > right.Pence;

    public static bool operator <=(Money left, Money right) => left.Pence <= right.Pence;

    public static bool operator >=(Money left, Money right) => left.Pence >= right.Pence;

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Negate(Money amount) => -amount;

    public static Money Least(Money left, Money right) => left <= right ? left : right;

    public static Money Greatest(Money left, Money right) => left >= right ? left : right;

    public int CompareTo(Money other) => Pence.CompareTo(other.Pence);
}
