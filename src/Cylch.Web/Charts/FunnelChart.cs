namespace Cylch.Web.Charts;

/// <summary>How a point of a funnel is drawn; the shape says it, not the colour.</summary>
public enum FunnelMark
{
    /// <summary>A full circle.</summary>
    Inside,

    /// <summary>An open circle.</summary>
    BetweenLines,

    /// <summary>A diamond with a letter, which the key explains.</summary>
    Outside,
}

/// <summary>One unit of a funnel. Its share is null where the count is too small to show; then it is drawn as the stretch in which it lies.</summary>
/// <param name="Lowest">The lowest share it can have; the share itself where that is shown.</param>
/// <param name="Highest">The highest, likewise.</param>
public sealed record FunnelPoint(
    string Name, int Of, string OfText, string CountText, decimal? Share, string ShareText, decimal Lowest, decimal Highest, string ExpectedText, FunnelMark Mark,
    string MarkText)
{
    /// <summary>Nothing of it may be shown, so that it stands in the table alone.</summary>
    public bool IsVague => Share is null && Lowest <= 0 && Highest >= 1;

    /// <summary>The reader's own: drawn with a ring around it.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>The lines at one size.</summary>
public readonly record struct FunnelLine(decimal Of, decimal InnerLow, decimal InnerHigh, decimal OuterLow, decimal OuterHigh);

/// <summary>Shares of units of different size against the lines between which chance alone keeps them.</summary>
public sealed record FunnelChart : Chart
{
    public required IReadOnlyList<FunnelPoint> Points { get; init; }

    /// <summary>From small to large.</summary>
    public required IReadOnlyList<FunnelLine> Lines { get; init; }

    public required decimal Centre { get; init; }

    /// <summary>"all together, 30%".</summary>
    public required string CentreLabel { get; init; }

    public required string InnerLabel { get; init; }

    public required string OuterLabel { get; init; }

    public required string OwnLabel { get; init; }

    /// <summary>What the size counts; stands under the axis.</summary>
    public required string SizeTitle { get; init; }

    public required string NameHeading { get; init; }

    public required string CountHeading { get; init; }

    public required string ShareHeading { get; init; }

    public required string ExpectedHeading { get; init; }

    public required string MarkHeading { get; init; }

    internal override string Kind => "funnel";

    public override ChartTable ToTable() => new(
        Title,
        [new(NameHeading), new(SizeTitle, true), new(CountHeading, true), new(ShareHeading, true), new(ExpectedHeading), new(MarkHeading)],
        [.. Points.Select(Cells)]);

    private static IReadOnlyList<ChartCell> Cells(FunnelPoint point) =>
    [
        new(point.Name), new(point.OfText, point.Of), new(point.CountText), new(point.ShareText), new(point.ExpectedText), new(point.MarkText),
    ];

    /// <summary>A, B, C: the points outside, in their order.</summary>
    internal string? Letter(FunnelPoint point)
    {
        var at = Points.Where(p => p.Mark == FunnelMark.Outside).ToList().IndexOf(point);
        return at is >= 0 and < 26 ? ((char)('A' + at)).ToString() : null;
    }

    internal override void WritePicture(Markup page) => new FunnelPicture(this, page).Write();
}
