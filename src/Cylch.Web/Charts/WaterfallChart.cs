using Cylch.Rules;

namespace Cylch.Web.Charts;

/// <summary>One step on the way to a total.</summary>
public sealed record WaterfallRow
{
    private WaterfallRow(string label, Money amount, bool isOpening, bool isSum) =>
        (Label, Amount, IsOpening, IsSum) = (label, amount, isOpening, isSum);

    public string Label { get; }

    /// <summary>What this row adds, or takes off; nothing on a row that only says the total so far.</summary>
    public Money Amount { get; }

    public string? Detail { get; init; }

    public IReadOnlyList<ChartLink> Links { get; init; } = [];

    internal bool IsOpening { get; }

    internal bool IsSum { get; }

    /// <summary>What the total begins with; dark, as the sums are.</summary>
    public static WaterfallRow Opening(string label, Money amount) => new(label, amount, isOpening: true, isSum: false);

    public static WaterfallRow Change(string label, Money amount) => new(label, amount, isOpening: false, isSum: false);

    /// <summary>The total of the rows above it, worked out here and never typed.</summary>
    public static WaterfallRow Sum(string label) => new(label, Money.Zero, isOpening: false, isSum: true);
}

/// <summary>How a total is made up, step by step: a table with a bar in each row, on a scale that starts at £0.</summary>
public sealed record WaterfallChart : Chart
{
    public required IReadOnlyList<WaterfallRow> Rows { get; init; }

    /// <summary>The total after each row.</summary>
    public IReadOnlyList<Money> TotalsSoFar
    {
        get
        {
            var total = Money.Zero;
            return [.. Rows.Select(row => total += row.Amount)];
        }
    }

    public Money Total => Rows.Count == 0 ? Money.Zero : TotalsSoFar[^1];

    internal override string Kind => "waterfall";

    internal override bool PictureIsTable => true;

    public override ChartTable ToTable()
    {
        var totals = TotalsSoFar;
        ChartColumn[] columns = [new(Texts.Part), new(Texts.Details), new(Texts.Amount, true), new(Texts.TotalSoFar, true)];
        return new(Title, columns, [.. Rows.Select((row, i) => Cells(row, totals[i]))]);
    }

    private IReadOnlyList<ChartCell> Cells(WaterfallRow row, Money total)
    {
        var amount = row.IsSum || row.IsOpening ? new ChartCell(Texts.Pounds(row.IsSum ? total : row.Amount), row.IsSum ? "" : row.Amount)
            : new ChartCell(Texts.Change(row.Amount), row.Amount);
        return [new(row.Label), new(row.Detail ?? ""), amount, new(Texts.Pounds(total), total)];
    }

    internal override void WritePicture(Markup page) => new WaterfallPicture(this, page).Write();
}
