namespace Cylch.Web.Charts;

public enum ScaleMarkKind
{
    /// <summary>An open circle.</summary>
    Start,

    /// <summary>A full circle.</summary>
    Now,

    /// <summary>A diamond.</summary>
    Target,

    /// <summary>A square: what someone else says.</summary>
    Other,

    /// <summary>A short dashed line across, such as half way.</summary>
    Line,
}

/// <param name="Kind">Sets the shape.</param>
/// <param name="Value">Where it stands.</param>
/// <param name="Label">As it is read beside the mark: "Start 2".</param>
public sealed record ScaleMark(ScaleMarkKind Kind, decimal Value, string Label);

/// <summary>One line from the lowest to the highest answer, with what was said marked on it.</summary>
public sealed record ScaleChart : Chart
{
    public required decimal Lowest { get; init; }

    public required decimal Highest { get; init; }

    /// <summary>"0 nowhere near".</summary>
    public required string LowestLabel { get; init; }

    /// <summary>"10 there".</summary>
    public required string HighestLabel { get; init; }

    public required string MarkHeading { get; init; }

    public required string ValueHeading { get; init; }

    public required IReadOnlyList<ScaleMark> Marks { get; init; }

    internal override string Kind => "scale";

    public override ChartTable ToTable() =>
        new(Title, [new(MarkHeading), new(ValueHeading, true)], [.. Marks.Select(Cells)]);

    private IReadOnlyList<ChartCell> Cells(ScaleMark mark) => [new(mark.Label), new(Texts.Number(mark.Value), mark.Value)];

    internal override void WritePicture(Markup page) => new ScalePicture(this, page).Write();
}
