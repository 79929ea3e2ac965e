namespace Cylch.Web.Charts;

/// <summary>How a part of a bar is filled: a texture as well as a colour, so that grey paper tells them apart.</summary>
public enum StackFill
{
    /// <summary>Full green: reached.</summary>
    Solid,

    /// <summary>Level green stripes: held steady.</summary>
    Stripes,

    /// <summary>Dots: part of the way.</summary>
    Dots,

    /// <summary>White zigzags on slate: slipped.</summary>
    Zigzag,

    /// <summary>Full slate: used up.</summary>
    Dark,

    /// <summary>Pale slanting lines: not reviewed yet, or fixed.</summary>
    Hatch,

    /// <summary>A pale tint: free to decide.</summary>
    Tint,
}

public sealed record StackPart
{
    /// <exception cref="ArgumentOutOfRangeException">A part is never less than nothing.</exception>
    public StackPart(string label, decimal amount, string amountText, StackFill fill)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        (Label, Amount, AmountText, Fill) = (label, amount, amountText, fill);
    }

    public string Label { get; }

    public decimal Amount { get; }

    public string AmountText { get; }

    public StackFill Fill { get; }
}

/// <summary>One bar cut into its parts: results of many outcomes, or the hours of an envelope.</summary>
public sealed record StackChart : Chart
{
    public required string PartHeading { get; init; }

    public required string AmountHeading { get; init; }

    public required IReadOnlyList<StackPart> Parts { get; init; }

    public decimal Total => Parts.Sum(p => p.Amount);

    internal override string Kind => "stack";

    public override ChartTable ToTable() =>
        new(Title, [new(PartHeading), new(AmountHeading, true)], [.. Parts.Select(Cells)]);

    private static IReadOnlyList<ChartCell> Cells(StackPart part) => [new(part.Label), new(part.AmountText, part.Amount)];

    internal override void WritePicture(Markup page) => new StackPicture(this, page).Write();
}
