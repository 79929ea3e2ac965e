namespace Cylch.Web.Charts;

/// <summary>One share with the range in which the true one may well lie.</summary>
/// <param name="Share">Null where the number behind it is too small to show; the range then stands alone.</param>
public sealed record RangeRow(string Label, string OfText, string CountText, decimal? Share, string ShareText, decimal Lowest, decimal Highest, string RangeText)
{
    /// <summary>Nothing of it may be shown: its words stand without a band.</summary>
    public bool IsVague => Share is null && Lowest <= 0 && Highest >= 1;

    /// <summary>What the others are compared with: an open circle.</summary>
    public bool IsOther { get; init; }
}

/// <summary>A few shares on one scale, each a dot in its range.</summary>
public sealed record RangeChart : Chart
{
    public required IReadOnlyList<RangeRow> Rows { get; init; }

    public required string RowHeading { get; init; }

    public required string OfHeading { get; init; }

    public required string CountHeading { get; init; }

    public required string ShareHeading { get; init; }

    public required string RangeHeading { get; init; }

    internal override string Kind => "ranges";

    public override ChartTable ToTable() => new(
        Title, [new(RowHeading), new(OfHeading, true), new(CountHeading, true), new(ShareHeading, true), new(RangeHeading)],
        [.. Rows.Select(row => (IReadOnlyList<ChartCell>)[new(row.Label), new(row.OfText), new(row.CountText), new(row.ShareText), new(row.RangeText)])]);

    internal override void WritePicture(Markup page) => new RangePicture(this, page).Write();
}
