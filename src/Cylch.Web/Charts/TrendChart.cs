using NodaTime;

namespace Cylch.Web.Charts;

/// <summary>Whose readings they are; each has its own line and its own mark, so that colour is never needed to tell them apart.</summary>
public enum TrendVoice
{
    /// <summary>Solid, gold, with round dots.</summary>
    Person,

    /// <summary>Dashed, with squares.</summary>
    Worker,

    /// <summary>Figures for a population: solid, with round dots, in the colour of analysis.</summary>
    Counted,
}

public enum TrendMarkKind
{
    /// <summary>Dotted.</summary>
    Target,

    /// <summary>Long dashes.</summary>
    Baseline,
}

/// <summary>A level that readings are held against, drawn across the whole picture.</summary>
public sealed record TrendMark(string Label, decimal Value, TrendMarkKind Kind);

/// <summary>One reading, or the fact that there is none.</summary>
public sealed record TrendReading
{
    public TrendReading(LocalDate on, string onLabel, decimal value) => (On, OnLabel, Value) = (on, onLabel, value);

    /// <param name="on">When it should have been taken.</param>
    /// <param name="onLabel">That date in words.</param>
    /// <param name="missing">Why there is no value: "not asked". A gap without a word is not drawn.</param>
    public TrendReading(LocalDate on, string onLabel, string missing) => (On, OnLabel, Missing) = (on, onLabel, missing);

    public LocalDate On { get; }

    public string OnLabel { get; }

    public decimal? Value { get; }

    public string? Missing { get; }

    /// <summary>How it was asked; stands in the table only.</summary>
    public string? Remark { get; init; }
}

/// <summary>The readings of one voice.</summary>
public sealed record TrendSeries(string Name, TrendVoice Voice, IReadOnlyList<TrendReading> Readings)
{
    /// <summary>What stands at the end of the line where the name is too long.</summary>
    public string? ShortName { get; init; }

    /// <summary>What the table says on a date for which this voice was not expected: "no worker yet".</summary>
    public string? Otherwise { get; init; }

    internal IReadOnlyList<TrendReading> InOrder => [.. Readings.OrderBy(r => r.On)];

    internal TrendReading? Latest => Readings.Where(r => r.Value is not null).MaxBy(r => r.On);
}

/// <summary>
/// Readings over time on one axis. Two voices stay two lines: nothing is averaged, and nothing is drawn where nothing was read.
/// Also the picture of a population indicator, by year, against its baseline.
/// </summary>
public sealed record TrendChart : Chart
{
    public required decimal Lowest { get; init; }

    public required decimal Highest { get; init; }

    public required IReadOnlyList<TrendSeries> Series { get; init; }

    public IReadOnlyList<TrendMark> Marks { get; init; } = [];

    /// <summary>What the axis counts, above it: "per 1,000 people aged 65 and over".</summary>
    public string? AxisTitle { get; init; }

    /// <summary>Over the dates in the table.</summary>
    public required string DateHeading { get; init; }

    /// <summary>Over the remarks in the table; without it remarks are left out.</summary>
    public string? RemarkHeading { get; init; }

    /// <summary>The size of a word, for a list: no axis, no dates, no table of its own.</summary>
    public bool Small { get; init; }

    internal override string Kind => Small ? "spark" : "trend";

    internal override bool IsTiny => Small;

    internal IReadOnlyList<TrendReading> Dates =>
        [.. Series.SelectMany(s => s.Readings).GroupBy(r => r.On).OrderBy(g => g.Key).Select(g => g.First())];

    public override ChartTable ToTable()
    {
        List<ChartColumn> columns = [new(DateHeading)];
        columns.AddRange(Series.Select(s => new ChartColumn(s.Name, IsNumber: true)));
        columns.AddRange(Marks.Select(m => new ChartColumn(m.Label, IsNumber: true)));
        if (RemarkHeading is { } heading)
        {
            columns.Add(new(heading));
        }
        return new(Title, columns, [.. Dates.SelectMany(RowsOn)]);
    }

    // Two readings of one voice on one day stay two rows.
    private IEnumerable<IReadOnlyList<ChartCell>> RowsOn(TrendReading date)
    {
        var perSeries = Series.Select(s => s.Readings.Where(r => r.On == date.On).ToList()).ToList();
        for (var i = 0; i < perSeries.Max(r => r.Count); i++)
        {
            var readings = perSeries.Select(r => r.ElementAtOrDefault(i)).ToList();
            List<ChartCell> row = [new(date.OnLabel, date.On)];
            row.AddRange(readings.Select((r, s) => Cell(Series[s], r)));
            row.AddRange(Marks.Select(m => new ChartCell(Texts.Number(m.Value), m.Value)));
            if (RemarkHeading is not null)
            {
                row.Add(new(string.Join("; ", readings.Select(r => r?.Remark).OfType<string>().Distinct())));
            }
            yield return row;
        }
    }

    private ChartCell Cell(TrendSeries series, TrendReading? reading) => reading switch
    {
        { Value: { } value } => new(Texts.Number(value), value),
        { Missing: { } word } => new(word),
        _ => new(series.Otherwise ?? Texts.NoReading),
    };

    internal override void WritePicture(Markup page) => new TrendPicture(this, page).Write();
}
