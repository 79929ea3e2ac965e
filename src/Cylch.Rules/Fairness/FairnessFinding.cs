using Cylch.Rules.Statistics;
using NodaTime;

namespace Cylch.Rules.Fairness;

/// <summary>One provider in a comparison.</summary>
/// <param name="Least">The fewest that 19 in 20 would have by chance; null when too few to compare.</param>
/// <param name="Most">The most, likewise.</param>
public sealed record ProviderPoint(long ProviderId, int Of, int Counted, int? Least, int? Most, PointStanding Standing);

/// <summary>A part of a whole, with its 9 in 10 range.</summary>
public sealed record CountedPart(int Of, int Counted)
{
    public double Share => (double)Counted / Of;

    public ShareRange Range => ShareRange.Wilson(Counted, Of, FairnessRule.RangeLevel);
}

/// <summary>Two parts set against each other: the one asked about, and what it is compared with.</summary>
public sealed record TwoParts(CountedPart Asked, CountedPart Other)
{
    /// <summary>Both have enough to be compared.</summary>
    public bool IsEnough => Asked.Of >= FairnessRule.LeastForWhole && Other.Of >= FairnessRule.LeastForWhole;

    /// <summary>The 9 in 10 range of how much larger the first share is; null when there are too few.</summary>
    public ShareRange? Difference => IsEnough
        ? ShareRange.OfDifference(Asked.Counted, Asked.Of, Other.Counted, Other.Of, FairnessRule.RangeLevel)
        : null;

    /// <summary>The first share is larger, by more than chance brings once in 20.</summary>
    public bool IsMore => Difference is { Lowest: > 0 };
}

/// <summary>A part within some months.</summary>
public sealed record PartOfTime(LocalDate FromOn, LocalDate UntilOn, int Of, int Counted);

/// <summary>Results by their distance from the mark, and what a smooth curve makes of them.</summary>
/// <param name="Bars">Counts at distances from −<see cref="FairnessRule.Reach"/> to that distance.</param>
/// <param name="Curve">Null when there are too few to say.</param>
public sealed record MarkBars(IReadOnlyList<int> Bars, Bunching? Curve)
{
    public bool IsMore => Curve is { } curve && curve.ChanceOfSoMany <= FairnessRule.ChanceForWhole;
}

/// <summary>What one question came to.</summary>
/// <param name="Whole">All providers together, those too small to compare among them.</param>
/// <param name="Points">Every provider with anything to count, those that can be compared first; in the order of their numbers, never ranked.</param>
/// <param name="Lines">The funnel of those compared; null when too few are.</param>
/// <param name="Looks">How many comparisons were made.</param>
/// <param name="ExpectedByChance">How many of them chance alone would make a finding.</param>
public sealed record FairnessFinding(
    FairnessQuestion Question, FairnessStanding Standing, CountedPart? Whole, IReadOnlyList<ProviderPoint> Points, Funnel? Lines, TwoParts? Parts,
    MarkBars? Marks, IReadOnlyList<PartOfTime> Times, int Looks, double ExpectedByChance)
{
    public IEnumerable<ProviderPoint> Compared => Points.Where(point => point.Standing != PointStanding.TooFew);

    public int CountOf(PointStanding standing) => Points.Count(point => point.Standing == standing);

    /// <summary>Something about the whole, not about one provider, is worth a conversation.</summary>
    public bool IsOfWhole => Marks is { IsMore: true } || Parts is { IsMore: true };
}
