namespace Cylch.Rules.Statistics;

/// <summary>
/// A share found in a sample and the range the true share lies in, by the score method of Wilson (1927), Journal of the
/// American Statistical Association 22:209-212. All in 1,000, the range rounded outwards.
/// </summary>
public readonly record struct ShareRange(int PerThousand, int LowPerThousand, int HighPerThousand)
{
    /// <summary>The 95 % point of the normal curve: nine true shares in ten lie within.</summary>
    private const double NineInTenScore = 1.6448536269514722;
    private const int Whole = 1_000;

    /// <param name="hits">0 to <paramref name="of"/>.</param>
    /// <param name="of">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No sample, or more hits than it has.</exception>
    public static ShareRange NineInTen(int hits, int of)
    {
        var (low, high) = Wilson(hits, of, NineInTenScore);
        return new ShareRange(
            (int)Math.Round((double)hits * Whole / of, MidpointRounding.AwayFromZero), (int)Math.Floor(low * Whole), (int)Math.Ceiling(high * Whole));
    }

    /// <summary>The range itself, from 0 to 1, for any score of the normal curve.</summary>
    public static (double Low, double High) Wilson(int hits, int of, double score)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, of);
        var share = (double)hits / of;
        var square = score * score;
        var middle = share + square / (2 * of);
        var half = score * Math.Sqrt(share * (1 - share) / of + square / (4.0 * of * of));
        var whole = 1 + square / of;
        return (Math.Max(0, (middle - half) / whole), Math.Min(1, (middle + half) / whole));
    }
}
