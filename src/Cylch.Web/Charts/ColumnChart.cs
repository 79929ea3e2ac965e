namespace Cylch.Web.Charts;

/// <summary>One column.</summary>
/// <param name="Count">Null where the number is too small to show.</param>
/// <param name="Expected">What a curve says, or null.</param>
public sealed record ColumnBar(string Label, int? Count, string CountText, decimal? Expected, string ExpectedText)
{
    /// <summary>The one the picture is about: dark, with stripes, and a range beside it.</summary>
    public bool IsMark { get; init; }

    /// <summary>From where to where chance would put it, for the marked one.</summary>
    public (decimal Least, decimal Most)? Range { get; init; }
}

/// <summary>Counts side by side in an order that means something, each with what would be expected.</summary>
public sealed record ColumnChart : Chart
{
    public required IReadOnlyList<ColumnBar> Columns { get; init; }

    public required string LabelHeading { get; init; }

    public required string CountHeading { get; init; }

    public required string ExpectedHeading { get; init; }

    /// <summary>What stands under the columns: "points from the mark".</summary>
    public required string AxisTitle { get; init; }

    /// <summary>What the range beside the marked column is.</summary>
    public required string RangeLabel { get; init; }

    internal override string Kind => "columns";

    public override ChartTable ToTable() => new(
        Title, [new(LabelHeading), new(CountHeading, true), new(ExpectedHeading, true)],
        [.. Columns.Select(column => (IReadOnlyList<ChartCell>)
            [new(column.Label), new(column.CountText, column.Count), new(column.ExpectedText, column.Expected)])]);

    internal override void WritePicture(Markup page) => new ColumnPicture(this, page).Write();
}
