namespace Cylch.Rules.Statistics;

/// <summary>From where to where the true share, or a difference of shares, may well lie.</summary>
/// <param name="Lowest">A share from 0 to 1; for a difference from −1 to 1.</param>
/// <param name="Highest">Not below the lowest.</param>
public readonly record struct ShareRange(double Lowest, double Highest)
{
    /// <summary>
    /// Wilson's range of a share (Wilson 1927, Journal of the American Statistical Association 22:209-212; method 3 of Newcombe
    /// 1998, Statistics in Medicine 17:857-872). It never leaves 0 to 1 and has a width also at none and at all.
    /// </summary>
    /// <param name="count">From 0 to <paramref name="of"/>.</param>
    /// <param name="of">At least 1.</param>
    /// <param name="level">0.9 for 9 in 10.</param>
    public static ShareRange Wilson(int count, int of, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(of);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        var z = NormalCurve.Reach(level);
        var (n, share) = ((double)of, (double)count / of);
        var middle = share + z * z / (2 * n);
        var half = z * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        var by = 1 + z * z / n;

        // At none and at all the end is exact; rounding must not put it a hair outside.
        return new ShareRange(count == 0 ? 0 : (middle - half) / by, count == of ? 1 : (middle + half) / by);
    }

    /// <summary>
    /// Newcombe's range of the first share less the second, of two groups that have nobody in common: method 10 of Newcombe 1998,
    /// Statistics in Medicine 17:873-890, which squares and adds the distances of Wilson's ranges.
    /// </summary>
    public static ShareRange OfDifference(int count, int of, int otherCount, int otherOf, double level)
    {
        var (one, other) = (Wilson(count, of, level), Wilson(otherCount, otherOf, level));
        var (share, otherShare) = ((double)count / of, (double)otherCount / otherOf);
        return new ShareRange(
            share - otherShare - Math.Sqrt(Square(share - one.Lowest) + Square(other.Highest - otherShare)),
            share - otherShare + Math.Sqrt(Square(one.Highest - share) + Square(otherShare - other.Lowest)));
    }

    private static double Square(double x) => x * x;
}
