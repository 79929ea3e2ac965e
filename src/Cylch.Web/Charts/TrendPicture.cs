namespace Cylch.Web.Charts;

/// <summary>Draws a <see cref="TrendChart"/>.</summary>
internal sealed class TrendPicture(TrendChart chart, Markup page)
{
    private readonly TrendFrame _frame = new(chart);

    public void Write()
    {
        if (chart.Small)
        {
            WriteSmall();
            return;
        }
        WriteKey();
        if (chart.AxisTitle is { } title)
        {
            page.Whole("p", title, ("class", "ch-axis"));
        }
        var ends = new TrendEnds(chart, _frame);
        var steps = AxisSteps.Within(_frame.Lowest, _frame.Highest);
        var left = steps.Max(s => Words.Pixels(chart.Texts.Number(s))) switch { <= 18 => "s", <= 36 => "m", <= 54 => "l", _ => "xl" };
        page.Open("div", ("class", $"ch-plot ch-plot--left-{left} ch-plot--right-{ends.Room}"));
        ChartFigure.OpenPicture(page, chart, null, _frame.HeightPixels);
        WriteAxis(steps);
        WriteMarkLines(2);
        WriteLines(6.5, 3.6, 2.5);
        foreach (var series in chart.Series)
        {
            WritePoints(series, 7);
        }
        ends.Write(page);
        WriteDates();
        page.Close("svg").Close("div");
    }

    private void WriteSmall()
    {
        page.Open("div", ("class", "ch-plot ch-plot--small"));
        ChartFigure.OpenPicture(page, chart, null, 72);
        page.Shape("line", ("x1", "0"), ("x2", "100%"), ("y1", "70"), ("y2", "70"), ("class", "ch-grid-line"));
        WriteMarkLines(1.8);
        WriteLines(4.6, 2.4, 1.6);
        foreach (var series in chart.Series.Where(s => s.Voice != TrendVoice.Worker && s.Latest is not null))
        {
            WriteLatest(series, series.Latest!);
        }
        page.Close("svg").Close("div");
    }

    private void WriteLatest(TrendSeries series, TrendReading latest)
    {
        var isCurrent = latest.On == series.InOrder[^1].On;
        var (x, y) = (_frame.X(latest.On), Markup.Number(_frame.Y(latest.Value!.Value)));
        page.Shape("circle", ("cx", Markup.Percent(x)), ("cy", y), ("r", "4.5"), ("class", isCurrent ? "ch-dot" : "ch-dot ch-dot--open"));
        if (isCurrent)
        {
            page.Whole("text", chart.Texts.Number(latest.Value.Value), ("x", Markup.Percent(x)), ("dx", "10"), ("y", y), ("dy", "6"),
                ("class", "ch-strong"));
        }
    }

    private void WriteKey()
    {
        page.Open("ul", ("class", "ch-key"));
        foreach (var series in chart.Series)
        {
            page.Open("li");
            ChartFigure.OpenSwatch(page, 34);
            TrendLine.Write(page, series.Voice, ("3", "9"), ("31", "9"), 6.5, 3.6, 2.5);
            TrendPoint.Write(page, series.Voice, "17", "9", 6);
            page.Close("svg").Text(series.Name).Close("li");
        }
        foreach (var mark in chart.Marks)
        {
            page.Open("li");
            ChartFigure.OpenSwatch(page, 34);
            WriteMarkLine(mark, "9", 2);
            page.Close("svg").Text(mark.Label).Close("li");
        }
        page.Close("ul");
    }

    private void WriteAxis(IReadOnlyList<decimal> steps)
    {
        foreach (var step in steps)
        {
            var y = Markup.Number(_frame.Y(step));
            page.Shape("line", ("x1", "0"), ("x2", "100%"), ("y1", y), ("y2", y), ("class", "ch-grid-line"));
            page.Whole("text", chart.Texts.Number(step), ("x", "-12"), ("y", y), ("dy", "5"), ("text-anchor", "end"), ("class", "ch-quiet"));
        }
        if (chart.Series.All(s => s.Latest is null))
        {
            page.Whole("text", chart.Texts.NothingYet, ("x", "50%"), ("y", Markup.Number((_frame.Top + _frame.Bottom) / 2)),
                ("text-anchor", "middle"), ("class", "ch-quiet"));
        }
    }

    private void WriteMarkLines(double width)
    {
        foreach (var mark in chart.Marks)
        {
            WriteMarkLine(mark, Markup.Number(_frame.Y(mark.Value)), width);
        }
    }

    private void WriteMarkLine(TrendMark mark, string y, double width) =>
        page.Shape("line", ("x1", "0"), ("x2", "100%"), ("y1", y), ("y2", y), ("stroke-width", Markup.Number(width)),
            ("stroke-dasharray", mark.Kind == TrendMarkKind.Target ? "2 5" : "12 5"), ("class", "ch-mark"));

    private void WriteLines(double edge, double inner, double thin)
    {
        // The person's line is drawn last, over the others.
        foreach (var series in chart.Series.OrderBy(s => s.Voice == TrendVoice.Person))
        {
            var readings = series.InOrder;
            for (var i = 1; i < readings.Count; i++)
            {
                if (readings[i - 1].Value is { } from && readings[i].Value is { } to)
                {
                    TrendLine.Write(page, series.Voice, At(readings[i - 1], from), At(readings[i], to), edge, inner, thin);
                }
            }
            WriteSilence(series);
        }
    }

    // After the last reading, and across a gap, a thin dotted line says "no one asked"; it is not a value.
    private void WriteSilence(TrendSeries series)
    {
        var known = series.InOrder.Where(r => r.Value is not null).ToList();
        for (var i = 1; i < known.Count; i++)
        {
            if (series.Readings.Any(r => r.Value is null && r.On > known[i - 1].On && r.On < known[i].On))
            {
                WriteDotted(At(known[i - 1], known[i - 1].Value!.Value), At(known[i], known[i].Value!.Value));
            }
        }
        if (known.Count > 0 && _frame.X(known[^1].On) < 100)
        {
            var (x, y) = At(known[^1], known[^1].Value!.Value);
            WriteDotted((x, y), ("100%", y));
        }
    }

    private void WriteDotted((string X, string Y) from, (string X, string Y) to) =>
        page.Shape("line", ("x1", from.X), ("y1", from.Y), ("x2", to.X), ("y2", to.Y), ("stroke-width", "1.6"),
            ("stroke-dasharray", "1.5 4"), ("class", "ch-silence"));

    private void WritePoints(TrendSeries series, double radius)
    {
        foreach (var reading in series.Readings)
        {
            if (reading.Value is { } value)
            {
                var (x, y) = At(reading, value);
                TrendPoint.Write(page, series.Voice, x, y, radius);
            }
            else
            {
                WriteGap(series, reading);
            }
        }
    }

    private void WriteGap(TrendSeries series, TrendReading reading)
    {
        // Two voices silent on one day stand side by side.
        var beside = chart.Series.Count(s => s.Readings.Any(r => r.On == reading.On && r.Value is null)) > 1;
        var shift = !beside ? 0 : series == chart.Series[0] ? -10 : 10;
        page.Open("svg", ("x", Markup.Percent(_frame.X(reading.On))), ("y", Markup.Number(_frame.GapRow)), ("overflow", "visible"));
        TrendPoint.WriteMissing(page, series.Voice, shift, 6);
        page.Close("svg");
    }

    private void WriteDates()
    {
        foreach (var (date, style) in TrendDates.ThatFit(chart.Dates, _frame, d => d.OnLabel))
        {
            WriteUnder(date, date.OnLabel, _frame.DateRow, "ch-quiet " + style);
        }
        var gaps = chart.Series.SelectMany(s => s.Readings).Where(r => r.Missing is not null).OrderBy(r => r.On).DistinctBy(r => r.On);
        foreach (var (gap, style) in TrendDates.ThatFit([.. gaps], _frame, g => g.Missing!))
        {
            WriteUnder(gap, gap.Missing!, _frame.GapRow + 23, "ch-word " + style);
        }
    }

    private void WriteUnder(TrendReading date, string words, double y, string style)
    {
        var x = _frame.X(date.On);
        page.Whole("text", words, ("x", Markup.Percent(x)), ("y", Markup.Number(y)), ("text-anchor", TrendDates.Anchor(x)), ("class", style.TrimEnd()));
    }

    private (string X, string Y) At(TrendReading reading, decimal value) =>
        (Markup.Percent(_frame.X(reading.On)), Markup.Number(_frame.Y(value)));
}
