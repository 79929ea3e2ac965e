namespace Cylch.Rules.Statistics;

/// <summary>A share found in a sample and the range the true one lies in, 9 in 10. All in 1,000, the range rounded outwards.</summary>
public readonly record struct RangeInThousand(int PerThousand, int LowPerThousand, int HighPerThousand)
{
    private const double Level = 0.9;
    private const int Whole = 1_000;

    /// <param name="count">From 0 to <paramref name="of"/>.</param>
    /// <param name="of">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No sample, or more counted than it has.</exception>
    public static RangeInThousand NineInTen(int count, int of)
    {
        var range = ShareRange.Wilson(count, of, Level);
        return new RangeInThousand(
            (int)Math.Round((double)count * Whole / of, MidpointRounding.AwayFromZero),
            (int)Math.Floor(range.Lowest * Whole),
            (int)Math.Ceiling(range.Highest * Whole));
    }
}
