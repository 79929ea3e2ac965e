namespace Cylch.Rules.Statistics;

/// <summary>A count out of a number, for one unit of a funnel.</summary>
/// <param name="Count">From 0 to <paramref name="Of"/>.</param>
/// <param name="Of">At least 1.</param>
public readonly record struct CountOf(int Count, int Of);

/// <summary>
/// Where the shares of units of different size fall by chance alone, when all have the same true share. Limits are exact binomial and
/// interpolated between whole counts (Spiegelhalter 2005, Statistics in Medicine 24:1185-1202, appendix A.1.1); the upper one is the lower
/// one of the other share, so that it does not matter which of the two is named. Where units differ by more than chance, wider limits
/// allow for it (the same, section 5: the additive random-effects form).
/// </summary>
/// <param name="Centre">The share of all units together, from 0 to 1.</param>
/// <param name="BetweenVariance">The variance of true shares between units; 0 where chance alone explains the spread.</param>
/// <param name="Dispersion">Mean squared distance from the centre in standard errors, far ones pulled in; about 1 by chance.</param>
public sealed record Funnel(double Centre, double BetweenVariance, double Dispersion)
{
    /// <summary>Fewer units than this say too little about a spread of their own: then the limits are those of chance.</summary>
    public const int LeastUnitsForSpread = 12;

    private const double PulledIn = 0.1;

    public bool IsSpread => BetweenVariance > 0;

    /// <exception cref="ArgumentException">There are no units, or one of them has nobody in it.</exception>
    public static Funnel Of(IReadOnlyList<CountOf> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (units.Count == 0 || units.Any(unit => unit.Of < 1 || unit.Count < 0 || unit.Count > unit.Of))
        {
            throw new ArgumentException("A funnel has units, each with somebody in it.", nameof(units));
        }

        var centre = (double)units.Sum(unit => (long)unit.Count) / units.Sum(unit => (long)unit.Of);
        if (centre is 0 or 1)
        {
            return new Funnel(centre, 0, 0);
        }

        var dispersion = Pulled(Distances(units, centre)).Average(z => z * z);
        return new Funnel(centre, Between(units, centre, dispersion), dispersion);
    }

    /// <summary>The share that chance alone stays above, or below, with one tail of this size.</summary>
    /// <param name="of">The size of the unit; at least 1.</param>
    /// <param name="tail">0.025 for the lines between which 19 in 20 fall, 0.001 for 499 in 500.</param>
    public ShareRange Limits(int of, double tail)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(of);
        if (Centre is 0 or 1)
        {
            return new ShareRange(Centre, Centre);
        }

        var chance = new ShareRange(Limit(of, Centre, tail), 1 - Limit(of, 1 - Centre, tail));
        if (!IsSpread)
        {
            return chance;
        }

        var half = NormalCurve.Quantile(1 - tail) * Math.Sqrt(Centre * (1 - Centre) / of + BetweenVariance);
        return new ShareRange(
            Math.Max(0, Math.Min(chance.Lowest, Centre - half)), Math.Min(1, Math.Max(chance.Highest, Centre + half)));
    }

    // Between the whole counts on both sides of the tail, by how far the tail lies between their chances.
    private static double Limit(int of, double centre, double tail)
    {
        var count = Binomial.Quantile(tail, of, centre);
        var (at, step) = (Binomial.AtMost(count, of, centre), Binomial.Exactly(count, of, centre));
        return Math.Max(0, (count - (at - tail) / step) / of);
    }

    private static double[] Distances(IReadOnlyList<CountOf> units, double centre) =>
        [.. units.Select(unit => ((double)unit.Count / unit.Of - centre) / Math.Sqrt(centre * (1 - centre) / unit.Of))];

    // One far unit is a finding, not a spread: a tenth at each end is pulled in to the next.
    private static IEnumerable<double> Pulled(double[] distances)
    {
        var sorted = distances.Order().ToArray();
        var (low, high) = (Quantile(sorted, PulledIn), Quantile(sorted, 1 - PulledIn));
        return distances.Select(z => Math.Clamp(z, low, high));
    }

    // Type 7 of Hyndman and Fan 1996, as R's quantile().
    private static double Quantile(double[] sorted, double below)
    {
        var at = (sorted.Length - 1) * below;
        var whole = (int)Math.Floor(at);
        return whole + 1 >= sorted.Length ? sorted[^1] : sorted[whole] + (at - whole) * (sorted[whole + 1] - sorted[whole]);
    }

    private static double Between(IReadOnlyList<CountOf> units, double centre, double dispersion)
    {
        // Two standard errors above the 1 that chance brings.
        if (units.Count < LeastUnitsForSpread || dispersion <= 1 + 2 * Math.Sqrt(2.0 / units.Count))
        {
            return 0;
        }

        var weights = units.Select(unit => unit.Of / (centre * (1 - centre))).ToList();
        var sum = weights.Sum();
        return Math.Max(0, (units.Count * dispersion - (units.Count - 1)) / (sum - weights.Sum(w => w * w) / sum));
    }
}
