using Cylch.Rules.Statistics;

namespace Cylch.Rules.Fairness;

/// <summary>A count of so many for one provider.</summary>
public sealed record ProviderCount(long ProviderId, int Of, int Counted);

/// <summary>Providers set side by side in a funnel: each large enough one against the lines of chance.</summary>
internal sealed record ComparedProviders(CountedPart? Whole, IReadOnlyList<ProviderPoint> Points, Funnel? Lines)
{
    public int Looks => Points.Count(point => point.Standing != PointStanding.TooFew);

    public bool HasOutside => Points.Any(point => point.Standing == PointStanding.Outside);

    /// <summary>Counts what of each provider's things has a mark.</summary>
    /// <param name="asksForFew">True where too few are asked about, not too many.</param>
    public static ComparedProviders Of<T>(IEnumerable<T> things, Func<T, long> provider, Func<T, bool> isCounted, bool asksForFew = false) => Of(
        [.. things.GroupBy(provider).Select(own => new ProviderCount(own.Key, own.Count(), own.Count(isCounted)))], asksForFew);

    private static ComparedProviders Of(IReadOnlyList<ProviderCount> counts, bool asksForFew)
    {
        var large = counts.Where(count => count.Of >= FairnessRule.LeastForOne).ToList();
        var lines = large.Count >= FairnessRule.LeastProviders ? Funnel.Of([.. large.Select(count => new CountOf(count.Counted, count.Of))]) : null;
        var whole = counts.Count == 0 ? null : new CountedPart(counts.Sum(count => count.Of), counts.Sum(count => count.Counted));
        var points = counts.Select(count => Point(count, lines, asksForFew)).OrderBy(point => point.Standing == PointStanding.TooFew).ThenBy(point => point.ProviderId);
        return new ComparedProviders(whole, [.. points], lines);
    }

    private static ProviderPoint Point(ProviderCount count, Funnel? lines, bool asksForFew)
    {
        if (lines is null || count.Of < FairnessRule.LeastForOne)
        {
            return new ProviderPoint(count.ProviderId, count.Of, count.Counted, null, null, PointStanding.TooFew);
        }

        var (inner, outer) = (lines.Limits(count.Of, FairnessRule.InnerTail), lines.Limits(count.Of, FairnessRule.OuterTail));
        return new ProviderPoint(
            count.ProviderId, count.Of, count.Counted, (int)Math.Ceiling(inner.Lowest * count.Of - Hair), (int)Math.Floor(inner.Highest * count.Of + Hair),
            IsWithin(count, inner) ? PointStanding.Inside
                : IsWithin(count, outer) ? PointStanding.BetweenLines
                : count.Counted < lines.Centre * count.Of == asksForFew ? PointStanding.Outside : PointStanding.OtherSide);
    }

    // A count exactly on a line is within it, whatever the last digit of a division says.
    private const double Hair = 1e-9;

    private static bool IsWithin(ProviderCount count, ShareRange limits) =>
        count.Counted >= limits.Lowest * count.Of - Hair && count.Counted <= limits.Highest * count.Of + Hair;
}
