using Cylch.Rules;

namespace Cylch.Web.Charts;

/// <summary>One bar: a name, how long, and the same in words.</summary>
public sealed record BarRow
{
    public BarRow(string label, decimal amount, string amountText) => (Label, Amount, AmountText) = (label, amount, amountText);

    /// <param name="label">Whose figure it would be.</param>
    /// <param name="notKnown">Why there is none: "not known". It is never drawn as 0.</param>
    public BarRow(string label, string notKnown) => (Label, AmountText) = (label, notKnown);

    public string Label { get; }

    public decimal? Amount { get; }

    public string AmountText { get; }

    public string? Detail { get; init; }

    public static BarRow Pounds(string label, Money amount, ChartTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new(label, amount.Pence / 100m, texts.Pounds(amount));
    }
}

/// <summary>Horizontal bars on one scale that starts at 0, drawn in the rows of the table that gives their values.</summary>
public sealed record BarChart : Chart
{
    public required string RowHeading { get; init; }

    public required string AmountHeading { get; init; }

    public required IReadOnlyList<BarRow> Rows { get; init; }

    internal override string Kind => "bars";

    internal override bool PictureIsTable => true;

    public override ChartTable ToTable() =>
        new(Title, [new(RowHeading), new(Texts.Details), new(AmountHeading, true)], [.. Rows.Select(Cells)]);

    private static IReadOnlyList<ChartCell> Cells(BarRow row) =>
        [new(row.Label), new(row.Detail ?? ""), new(row.AmountText, row.Amount)];

    internal override void WritePicture(Markup page) => new BarPicture(this, page).Write();
}
