using NodaTime;

namespace Cylch.Web.Charts;

/// <summary>Where dates and values fall: across in percent of the width, down in pixels, so that words keep their size at any width.</summary>
internal sealed class TrendFrame
{
    /// <summary>The narrowest the drawing gets, on a phone 320 pixels wide.</summary>
    public const double NarrowPixels = 170;

    private readonly LocalDate _first;
    private readonly int _days;

    public TrendFrame(TrendChart chart)
    {
        var values = chart.Series.SelectMany(s => s.Readings).Select(r => r.Value).OfType<decimal>()
            .Concat(chart.Marks.Select(m => m.Value)).ToList();
        Lowest = values.Append(chart.Lowest).Min();
        Highest = Math.Max(values.Append(chart.Highest).Max(), Lowest + 1);
        var dates = chart.Dates;
        _first = dates.Count > 0 ? dates[0].On : default;
        _days = dates.Count > 0 ? Period.DaysBetween(_first, dates[^1].On) : 0;
        HasGaps = chart.Series.Any(s => s.Readings.Any(r => r.Missing is not null));
        Top = chart.Small ? 9 : 10;
        Bottom = chart.Small ? 63 : Top + 222;
    }

    public decimal Lowest { get; }

    public decimal Highest { get; }

    public bool HasGaps { get; }

    public double Top { get; }

    public double Bottom { get; }

    /// <summary>Missing readings have a row of their own under the axis: on it they would look like a value.</summary>
    public double GapRow => Bottom + 24;

    public double DateRow => Bottom + (HasGaps ? 70 : 26);

    public double HeightPixels => DateRow + 8;

    /// <summary>A single date stands in the middle.</summary>
    public double X(LocalDate on) => _days == 0 ? 50 : 100.0 * Period.DaysBetween(_first, on) / _days;

    public double Y(decimal value) => Bottom - (Bottom - Top) * (double)((value - Lowest) / (Highest - Lowest));
}
