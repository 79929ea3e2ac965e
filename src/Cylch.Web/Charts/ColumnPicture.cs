namespace Cylch.Web.Charts;

/// <summary>Draws a <see cref="ColumnChart"/>.</summary>
internal sealed class ColumnPicture(ColumnChart chart, Markup page)
{
    private const double Top = 26;
    private const double Bottom = 230;

    private readonly decimal _highest = Math.Max(1, chart.Columns.Max(c => Math.Max(c.Count ?? 0, Math.Max(c.Expected ?? 0, c.Range?.Most ?? 0))));

    private double Width => 100.0 / chart.Columns.Count;

    private string HatchId => chart.Id + "-mark";

    public void Write()
    {
        WriteKey();
        page.Open("div", ("class", "ch-plot ch-plot--scale"));
        ChartFigure.OpenPicture(page, chart, null, Bottom + 56);
        Bars.WriteHatch(page, HatchId);
        for (var i = 0; i < chart.Columns.Count; i++)
        {
            WriteColumn(chart.Columns[i], i * Width);
        }

        page.Shape("line", ("x1", "0"), ("x2", "100%"), ("y1", Markup.Number(Bottom)), ("y2", Markup.Number(Bottom)), ("class", "ch-zero-line"));
        page.Whole("text", chart.AxisTitle, ("x", "50%"), ("y", Markup.Number(Bottom + 48)), ("text-anchor", "middle"), ("class", "ch-quiet"));
        page.Close("svg").Close("div");
    }

    private void WriteKey()
    {
        page.Open("ul", ("class", "ch-key")).Open("li");
        ChartFigure.OpenSwatch(page, 34);
        page.Shape("line", ("x1", "3"), ("x2", "31"), ("y1", "9"), ("y2", "9"), ("stroke-width", "3"), ("class", "ch-expected"));
        page.Close("svg").Text(chart.ExpectedHeading).Close("li");
        if (chart.Columns.Any(column => column.Range is not null))
        {
            page.Open("li");
            ChartFigure.OpenSwatch(page, 34);
            page.Shape("line", ("x1", "17"), ("x2", "17"), ("y1", "1"), ("y2", "17"), ("stroke-width", "2.5"), ("class", "ch-expected"));
            page.Close("svg").Text(chart.RangeLabel).Close("li");
        }

        page.Close("ul");
    }

    private void WriteColumn(ColumnBar column, double left)
    {
        var (x, width, middle) = (Markup.Percent(left + Width * 0.1), Markup.Percent(Width * 0.8), Markup.Percent(left + Width / 2));
        if (column.Count is { } count)
        {
            var top = Y(count);
            page.Shape("rect", ("x", x), ("width", width), ("y", Markup.Number(top)), ("height", Markup.Number(Bottom - top)),
                ("fill", column.IsMark ? $"url(#{HatchId})" : null), ("class", column.IsMark ? "ch-column ch-column--mark" : "ch-column"));
            page.Whole("text", column.CountText, ("x", middle), ("y", Markup.Number(top - 7)), ("text-anchor", "middle"), ("class", "ch-strong"));
        }
        else
        {
            // Between 1 and 4: an open box, the same for each of them.
            var top = Y(Rules.Statistics.SmallNumbers.Least - 1);
            page.Shape("rect", ("x", x), ("width", width), ("y", Markup.Number(top)), ("height", Markup.Number(Bottom - top)), ("stroke-dasharray", "4 3"), ("class", "ch-missing"));
        }

        WriteExpected(column, left);
        page.Whole("text", column.Label, ("x", middle), ("y", Markup.Number(Bottom + 22)), ("text-anchor", "middle"), ("class", column.IsMark ? "ch-strong" : "ch-quiet"));
    }

    private void WriteExpected(ColumnBar column, double left)
    {
        if (column.Expected is { } expected)
        {
            var y = Markup.Number(Y(expected));
            page.Shape("line", ("x1", Markup.Percent(left + Width * 0.02)), ("x2", Markup.Percent(left + Width * 0.98)), ("y1", y), ("y2", y), ("stroke-width", "3"), ("class", "ch-expected"));
        }

        if (column.Range is { } range)
        {
            var x = Markup.Percent(left + Width * 0.5);
            page.Shape("line", ("x1", x), ("x2", x), ("y1", Markup.Number(Y(range.Least))), ("y2", Markup.Number(Y(range.Most))), ("stroke-width", "9"), ("class", "ch-halo"));
            page.Shape("line", ("x1", x), ("x2", x), ("y1", Markup.Number(Y(range.Least))), ("y2", Markup.Number(Y(range.Most))), ("stroke-width", "3"), ("class", "ch-expected"));
        }
    }

    private double Y(decimal count) => Bottom - (Bottom - Top) * (double)(count / _highest);
}
