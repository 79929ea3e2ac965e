using Cylch.Rules;

namespace Cylch.Web.Charts;

/// <summary>One thing before and after.</summary>
/// <param name="Label">Whose it is.</param>
/// <param name="Was">What it came to.</param>
/// <param name="Would">What it would come to.</param>
public sealed record DumbbellRow(string Label, Money Was, Money Would)
{
    public string? Detail { get; init; }

    /// <summary>Where the two stand on the scale, when that is not their amounts: pounds for each hour, say.</summary>
    public (decimal Was, decimal Would)? At { get; init; }

    /// <summary>What may not be shown; then there is no mark, and this stands in place of the amounts.</summary>
    public string? Hidden { get; init; }

    public Money Difference => Would - Was;
}

/// <summary>
/// Two amounts for each row on one scale, joined: which way, and how far. The scale does not start at £0, because what matters is
/// the distance between the two, and the chart says so.
/// </summary>
public sealed record DumbbellChart : Chart
{
    public required IReadOnlyList<DumbbellRow> Rows { get; init; }

    /// <summary>What the rows are: "Provider".</summary>
    public required string RowHeading { get; init; }

    /// <summary>What the scale measures: "Paid for each hour".</summary>
    public required string ScaleHeading { get; init; }

    /// <summary>"Was paid".</summary>
    public required string WasHeading { get; init; }

    /// <summary>"Would be paid".</summary>
    public required string WouldHeading { get; init; }

    public required string DifferenceHeading { get; init; }

    /// <summary>For the row of sums; without it there is none.</summary>
    public string? TotalLabel { get; init; }

    internal override string Kind => "dumbbell";

    internal override bool PictureIsTable => true;

    internal IReadOnlyList<DumbbellRow> AllRows => TotalLabel is null
        ? Rows
        : [.. Rows, new DumbbellRow(TotalLabel, Sum(row => row.Was), Sum(row => row.Would))];

    public override ChartTable ToTable() => new(
        Title,
        [new(RowHeading), new(Texts.Details), new(WasHeading, true), new(WouldHeading, true), new(DifferenceHeading, true)],
        [.. AllRows.Select(Cells)]);

    internal override void WritePicture(Markup page) => new DumbbellPicture(this, page).Write();

    private Money Sum(Func<DumbbellRow, Money> of) => Rows.Aggregate(Money.Zero, (sum, row) => sum + of(row));

    private IReadOnlyList<ChartCell> Cells(DumbbellRow row) => row.Hidden is { } hidden
        ? [new(row.Label), new(row.Detail ?? ""), new(hidden), new(hidden), new(hidden)]
        :
        [
            new(row.Label), new(row.Detail ?? ""), new(Texts.Pounds(row.Was), row.Was), new(Texts.Pounds(row.Would), row.Would),
            new(Texts.Change(row.Difference), row.Difference),
        ];
}
