using System.Numerics;

namespace Cylch.Rules;

/// <summary>
/// An exact fraction, kept in lowest terms with a positive denominator: 6 % is 3/50 and a third is 1/3.
/// </summary>
/// <remarks>Equal fractions are equal values. Not limited to between 0 and 1: a complexity weight of 1.15 is 23/20.</remarks>
public readonly record struct Share : IComparable<Share>
{
    private readonly long _denominator;

    /// <exception cref="ArgumentOutOfRangeException">The denominator is zero or negative.</exception>
    public Share(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var divisor = CommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    public static readonly Share None = new(0, 1);

    public static readonly Share Whole = new(1, 1);

    public long Numerator { get; }

    /// <summary>Always at least 1; the default value of this type is zero, as 0/1.</summary>
    public long Denominator => _denominator == 0 ? 1 : _denominator;

    public static Share Percent(long percent) => new(percent, 100);

    public static Share operator *(Share left, Share right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Share operator +(Share left, Share right) =>
        new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Share operator -(Share left, Share right) =>
        new(left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static bool operator <(Share left, Share right) => left.CompareTo(right) < 0;

    public static bool operator >(Share left, Share right) => left.CompareTo(right) > 0;

    public static bool operator <=(Share left, Share right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Share left, Share right) => left.CompareTo(right) >= 0;

    public static Share Multiply(Share left, Share right) => left * right;

    public static Share Add(Share left, Share right) => left + right;

    public static Share Subtract(Share left, Share right) => left - right;

    public int CompareTo(Share other) =>
        Denominator == other.Denominator
            ? Numerator.CompareTo(other.Numerator)
            : ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    public override string ToString() => $"{Numerator}/{Denominator}";

    private static long CommonDivisor(long numerator, long denominator)
    {
        // The smallest number has no positive twin: for it alone the large arithmetic is needed.
        if (numerator == long.MinValue)
        {
            return (long)BigInteger.GreatestCommonDivisor(numerator, denominator);
        }

        var (one, other) = (Math.Abs(numerator), denominator);
        while (one != 0)
        {
            (one, other) = (other % one, one);
        }

        return other;
    }
}
