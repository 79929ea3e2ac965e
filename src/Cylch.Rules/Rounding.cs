using System.Numerics;

namespace Cylch.Rules;

/// <summary>
/// The named ways an exact amount becomes whole units. Each line of a statement is rounded once, at its end,
/// by one of these, and the explanation names the one used.
/// </summary>
public static class Rounding
{
    /// <summary>
    /// Nearest whole unit, halves away from zero: 146.625 pounds is 146.63, and taking it off again is −146.63.
    /// Used for every line of a statement, so that a line and its reversal always cancel.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is zero or negative.</exception>
    /// <exception cref="OverflowException">The result does not fit in 64 bits.</exception>
    public static long HalfUp(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var magnitude = (BigInteger.Abs(numerator) * 2 + denominator) / (denominator * 2);
        return (long)(numerator.Sign < 0 ? -magnitude : magnitude);
    }

    /// <summary>A share of an amount, to the nearest penny, halves away from zero.</summary>
    public static Money HalfUp(Money amount, Share share) =>
        new(HalfUp((BigInteger)amount.Pence * share.Numerator, share.Denominator));

    /// <summary>
    /// Part <paramref name="number"/> of <paramref name="parts"/> equal parts of an amount, so that the parts add up
    /// to it exactly: the first parts carry the odd pennies.
    /// </summary>
    /// <param name="amount">The whole, zero or more.</param>
    /// <param name="number">1-based, inclusive of <paramref name="parts"/>.</param>
    /// <param name="parts">How many parts, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative amount, no parts, or a number outside the parts.</exception>
    public static Money EqualPart(Money amount, int number, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Pence);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, parts);
        var (each, odd) = Math.DivRem(amount.Pence, parts);
        return new Money(each + (number <= odd ? 1 : 0));
    }
}
