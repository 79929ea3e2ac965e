namespace Cylch.Web.Charts;

/// <summary>One outcome of one person, on its own scale.</summary>
/// <param name="Label">Short: "Shop".</param>
/// <param name="Worst">The end of the scale at the centre; may be the higher number where less is better.</param>
/// <param name="Best">The end of the scale at the tip.</param>
public sealed record StarArm(string Label, decimal Worst, decimal Best)
{
    public decimal? Start { get; init; }

    public decimal? Target { get; init; }

    /// <summary>The latest reading, where it is recent enough to count as now.</summary>
    public decimal? Now { get; init; }

    /// <summary>Why there is no reading now: "not asked since 19 May". The point is then drawn empty, as far as was last known.</summary>
    public string? NotAsked { get; init; }

    internal decimal? Reach => Now ?? Start;
}

/// <summary>
/// The outcomes of one person as separate points round a centre. Not joined into a web, whose area would mislead,
/// and not averaged into anything.
/// </summary>
public sealed record StarChart : Chart
{
    public required string ArmHeading { get; init; }

    public required IReadOnlyList<StarArm> Arms { get; init; }

    internal override string Kind => "star";

    public override ChartTable ToTable() => new(
        Title,
        [new(ArmHeading), new(Heading(Texts.Start), true), new(Heading(Texts.Now), true), new(Heading(Texts.Target), true)],
        [.. Arms.Select(Cells)]);

    private string Heading(string word) => char.ToUpper(word[0], Texts.Language.Culture) + word[1..];

    private IReadOnlyList<ChartCell> Cells(StarArm arm) =>
        [new(arm.Label), Cell(arm.Start, null), Cell(arm.Now, arm.NotAsked), Cell(arm.Target, null)];

    private ChartCell Cell(decimal? value, string? otherwise) =>
        value is { } known ? new(Texts.Number(known), known) : new(otherwise ?? Texts.NoReading);

    internal override void WritePicture(Markup page) => new StarPicture(this, page).Write();
}
