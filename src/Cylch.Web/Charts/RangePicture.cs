namespace Cylch.Web.Charts;

/// <summary>Draws a <see cref="RangeChart"/>: a row for each share, its words above its line.</summary>
internal sealed class RangePicture(RangeChart chart, Markup page)
{
    private const double RowPixels = 56;

    private readonly IReadOnlyList<decimal> _steps = AxisSteps.Around(0, Math.Max(0.05m, chart.Rows.Where(row => !row.IsVague).Select(row => row.Highest).DefaultIfEmpty(0).Max()), 3);

    public void Write()
    {
        var bottom = chart.Rows.Count * RowPixels + 4;
        page.Open("div", ("class", "ch-plot ch-plot--scale"));
        ChartFigure.OpenPicture(page, chart, null, bottom + 26);
        foreach (var step in _steps)
        {
            var x = Markup.Percent(X(step));
            page.Shape("line", ("x1", x), ("x2", x), ("y1", "0"), ("y2", Markup.Number(bottom)), ("class", "ch-grid-line"));
            page.Whole("text", chart.Texts.Number(Math.Round(100 * step, 1)) + "%", ("x", x), ("y", Markup.Number(bottom + 20)),
                ("text-anchor", step == 0 ? "start" : step == _steps[^1] ? "end" : "middle"), ("class", "ch-quiet"));
        }

        for (var i = 0; i < chart.Rows.Count; i++)
        {
            WriteRow(chart.Rows[i], i * RowPixels);
        }

        page.Close("svg").Close("div");
    }

    private void WriteRow(RangeRow row, double top)
    {
        page.Whole("text", $"{row.Label}: {row.ShareText}", ("x", "0"), ("y", Markup.Number(top + 20)), ("class", "ch-strong"));
        if (row.IsVague)
        {
            return;
        }

        var y = Markup.Number(top + 40);
        page.Shape("line", ("x1", Markup.Percent(X(row.Lowest))), ("x2", Markup.Percent(X(row.Highest))), ("y1", y), ("y2", y), ("stroke-width", "10"),
            ("stroke-linecap", "round"), ("class", "ch-stretch"));
        if (row.Share is { } share)
        {
            page.Shape("circle", ("cx", Markup.Percent(X(share))), ("cy", y), ("r", "7"), ("class", row.IsOther ? "ch-dot ch-dot--open" : "ch-dot"));
        }
    }

    private double X(decimal share) => (double)(100 * share / _steps[^1]);
}
