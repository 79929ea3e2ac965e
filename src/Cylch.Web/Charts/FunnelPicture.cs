namespace Cylch.Web.Charts;

/// <summary>Draws a <see cref="FunnelChart"/>: sizes across in percent of the width, shares up in pixels.</summary>
internal sealed class FunnelPicture(FunnelChart chart, Markup page)
{
    private const double Top = 12;
    private const double Bottom = 262;

    private readonly decimal _largest = Largest(chart);
    private readonly IReadOnlyList<decimal> _steps = AxisSteps.Around(0, Highest(chart), 4);

    public void Write()
    {
        WriteKey();
        page.Open("div", ("class", "ch-plot ch-plot--left-l ch-plot--right-xs"));
        ChartFigure.OpenPicture(page, chart, null, Bottom + 62);
        foreach (var step in _steps)
        {
            var y = Markup.Number(Y(step));
            page.Shape("line", ("x1", "0"), ("x2", "100%"), ("y1", y), ("y2", y), ("class", "ch-grid-line"));
            page.Whole("text", Percent(step), ("x", "-12"), ("y", y), ("dy", "5"), ("text-anchor", "end"), ("class", "ch-quiet"));
        }

        foreach (var step in AxisSteps.Within(0, _largest, 4))
        {
            page.Whole("text", chart.Texts.Number(step), ("x", Markup.Percent(X(step))), ("y", Markup.Number(Bottom + 26)), ("text-anchor", "middle"), ("class", "ch-quiet"));
        }

        page.Whole("text", chart.SizeTitle, ("x", "100%"), ("y", Markup.Number(Bottom + 50)), ("text-anchor", "end"), ("class", "ch-quiet"));
        WriteLine(0, 100, chart.Centre, chart.Centre, null, "1.5");
        WriteLines(line => line.OuterLow, "5 4");
        WriteLines(line => line.OuterHigh, "5 4");
        WriteLines(line => line.InnerLow, null);
        WriteLines(line => line.InnerHigh, null);
        foreach (var point in chart.Points.Where(point => !point.IsVague).OrderBy(point => point.Mark == FunnelMark.Outside))
        {
            WritePoint(point);
        }

        page.Close("svg").Close("div");
    }

    // An outlier near an end must not stand on the frame.
    private static decimal Highest(FunnelChart chart) =>
        Math.Min(1, chart.Points.Where(point => !point.IsVague).Select(point => point.Highest).Append(chart.Lines.Count > 0 ? chart.Lines.Max(line => line.InnerHigh) : 0).Append(0.05m).Max());

    private static decimal Largest(FunnelChart chart) => AxisSteps.Around(0, Math.Max(10, chart.Points.Max(point => point.Of)), 4)[^1];

    private void WriteKey()
    {
        page.Open("ul", ("class", "ch-key"));
        foreach (var point in chart.Points.Where(point => point.Mark == FunnelMark.Outside))
        {
            KeyItem(() => WriteShape("17", "9", point.Mark, point.IsOwn), $"{chart.Letter(point)}: {point.Name}, {point.ShareText}");
        }

        KeyItem(() => KeyLine("1.5", null), chart.CentreLabel);
        KeyItem(() => KeyLine("2", null, isInner: true), chart.InnerLabel);
        KeyItem(() => KeyLine("1.5", "5 4"), chart.OuterLabel);
        if (chart.Points.Any(point => point.IsOwn))
        {
            KeyItem(() => WriteShape("17", "9", FunnelMark.Inside, true), chart.OwnLabel);
        }

        page.Close("ul");
    }

    private void KeyItem(Action draw, string text)
    {
        page.Open("li");
        ChartFigure.OpenSwatch(page, 34);
        draw();
        page.Close("svg").Text(text).Close("li");
    }

    private void KeyLine(string width, string? dashes, bool isInner = false) =>
        page.Shape("line", ("x1", "2"), ("x2", "32"), ("y1", "9"), ("y2", "9"), ("stroke-width", width), ("stroke-dasharray", dashes),
            ("class", isInner ? "ch-limit ch-limit--inner" : "ch-limit"));

    private void WriteLines(Func<FunnelLine, decimal> value, string? dashes)
    {
        for (var i = 1; i < chart.Lines.Count; i++)
        {
            WriteLine(
                X(chart.Lines[i - 1].Of), X(chart.Lines[i].Of), value(chart.Lines[i - 1]), value(chart.Lines[i]), dashes, dashes is null ? "2" : "1.5",
                isInner: dashes is null);
        }
    }

    // What leaves the picture at the top is left out, not bent.
    private void WriteLine(double fromX, double toX, decimal from, decimal to, string? dashes, string width, bool isInner = false)
    {
        if (Math.Max(from, to) <= _steps[^1])
        {
            page.Shape("line", ("x1", Markup.Percent(fromX)), ("x2", Markup.Percent(toX)), ("y1", Markup.Number(Y(from))), ("y2", Markup.Number(Y(to))),
                ("stroke-width", width), ("stroke-dasharray", dashes), ("class", isInner ? "ch-limit ch-limit--inner" : "ch-limit"));
        }
    }

    private void WritePoint(FunnelPoint point)
    {
        var x = Markup.Percent(X(point.Of));
        if (point.Share is not { } share)
        {
            // Too small a number to show: the stretch in which it lies.
            page.Shape("line", ("x1", x), ("x2", x), ("y1", Markup.Number(Y(point.Lowest))), ("y2", Markup.Number(Y(point.Highest))),
                ("stroke-width", "7"), ("stroke-linecap", "round"), ("class", "ch-stretch"));
        }

        var y = Markup.Number(Y(point.Share ?? (point.Lowest + point.Highest) / 2));
        if (point.Share is not null || point.Mark == FunnelMark.Outside)
        {
            WriteShape(x, y, point.Mark, point.IsOwn);
        }

        if (chart.Letter(point) is { } letter)
        {
            page.Whole("text", letter, ("x", x), ("dx", "13"), ("y", y), ("dy", "6"), ("class", "ch-strong"));
        }
    }

    private void WriteShape(string x, string y, FunnelMark mark, bool isOwn)
    {
        if (isOwn)
        {
            page.Shape("circle", ("cx", x), ("cy", y), ("r", "11"), ("fill", "none"), ("stroke-width", "2.5"), ("class", "ch-own"));
        }

        if (mark == FunnelMark.Outside)
        {
            page.Open("svg", ("x", x), ("y", y), ("overflow", "visible"));
            page.Shape("path", ("d", "M0-9 9 0 0 9-9 0z"), ("class", "ch-outside")).Close("svg");
            return;
        }

        page.Shape("circle", ("cx", x), ("cy", y), ("r", "5.5"), ("class", mark == FunnelMark.Inside ? "ch-dot" : "ch-dot ch-dot--open"));
    }

    private double X(decimal of) => (double)(100 * of / _largest);

    private double Y(decimal share) => Bottom - (Bottom - Top) * (double)(share / _steps[^1]);

    private string Percent(decimal share) => chart.Texts.Number(Math.Round(100 * share, 1)) + "%";
}
