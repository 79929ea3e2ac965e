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

    /// <inheritdoc cref="HalfUp(BigInteger, BigInteger)"/>
    /// <remarks>The same rounding where both fit in 64 bits, as they almost always do: large numbers take thirty times as long.</remarks>
    public static long HalfUp(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var (whole, left) = Math.DivRem(numerator, denominator);

        // Twice what is left could be too large for 64 bits, so that it is held against the rest of the denominator instead.
        return left < 0
            ? whole - (-left >= denominator + left ? 1 : 0)
            : whole + (left > 0 && left >= denominator - left ? 1 : 0);
    }

    /// <summary>A share of an amount, to the nearest penny, halves away from zero.</summary>
    public static Money HalfUp(Money amount, Share share)
    {
        var high = Math.BigMul(amount.Pence, share.Numerator, out var low);
        return new(high == low >> 63 ? HalfUp(low, share.Denominator) : HalfUp((BigInteger)amount.Pence * share.Numerator, share.Denominator));
    }

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
