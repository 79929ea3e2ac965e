using Cylch.Rules;

namespace Cylch.Web.Charts;

/// <summary>Draws a <see cref="DumbbellChart"/> as a table whose rows hold their marks; the roles are written out because a phone shows rows as blocks.</summary>
internal sealed class DumbbellPicture(DumbbellChart chart, Markup page)
{
    private readonly ChartTable _table = chart.ToTable();
    private readonly IReadOnlyList<decimal> _steps = Steps(chart);

    public void Write()
    {
        page.Open("table", ("class", "ch-wf ch-db"), ("role", "table"), ("aria-describedby", chart.Id + "-say"));
        page.Whole("caption", chart.Title, ("class", "govuk-visually-hidden"));
        WriteHead();
        page.Open("tbody", ("role", "rowgroup"));
        for (var i = 0; i < chart.AllRows.Count; i++)
        {
            WriteRow(chart.AllRows[i], _table.Rows[i], isTotal: i >= chart.Rows.Count);
        }

        page.Close("tbody").Close("table");
        WriteKey();
    }

    private static (decimal Was, decimal Would) Places(DumbbellRow row) => row.At ?? (row.Was.Pence / 100m, row.Would.Pence / 100m);

    private static IReadOnlyList<decimal> Steps(DumbbellChart chart)
    {
        var places = chart.Rows.Where(row => row.Hidden is null).Select(Places).SelectMany(at => (decimal[])[at.Was, at.Would]).ToList();
        if (places.Count == 0)
        {
            return [0, 1];
        }

        // A hair of room at the ends, so that a mark on the first or last step is not cut off, and a scale where nothing moves.
        var (least, most) = (places.Min(), places.Max());
        var room = Math.Max((most - least) * 0.08m, Math.Max(0.01m, Math.Abs(most) * 0.001m));
        var steps = AxisSteps.Around(least - room, most + room);
        return steps.Count > 1 ? steps : [steps[0], steps[0] + 1];
    }

    private string X(decimal value) => Markup.Percent(100 * (double)((value - _steps[0]) / (_steps[^1] - _steps[0])));

    private void WriteHead()
    {
        page.Open("thead", ("role", "rowgroup")).Open("tr", ("role", "row"));
        page.Whole("th", _table.Columns[0].Heading, ("scope", "col"), ("role", "columnheader"));
        page.Open("th", ("scope", "col"), ("role", "columnheader"), ("class", "ch-wf__bar"));
        page.Whole("span", chart.ScaleHeading, ("class", "ch-db__scale"));
        page.Open("svg", ("class", "ch-wf__scale"), ("width", "100%"), ("height", "22"), ("aria-hidden", "true"), ("focusable", "false"));
        for (var at = 0; at < _steps.Count; at++)
        {
            var isEnd = at == 0 || at == _steps.Count - 1;
            page.Whole("text", Said(_steps[at]), ("x", X(_steps[at])), ("y", "16"),
                ("text-anchor", at == 0 ? "start" : at == _steps.Count - 1 ? "end" : "middle"), ("class", isEnd ? "ch-quiet" : "ch-quiet ch-from-880"));
        }

        page.Close("svg").Close("th");
        foreach (var column in _table.Columns.Skip(2))
        {
            page.Whole("th", column.Heading, ("scope", "col"), ("role", "columnheader"), ("class", "ch-wf__num"));
        }

        page.Close("tr").Close("thead");
    }

    private string Said(decimal step) => chart.Texts.ScalePounds(step, _steps.All(s => s == decimal.Truncate(s)));

    private void WriteRow(DumbbellRow row, IReadOnlyList<ChartCell> cells, bool isTotal)
    {
        page.Open("tr", ("role", "row"), ("class", isTotal ? "ch-wf__sum" : null));
        page.Open("th", ("scope", "row"), ("role", "rowheader")).Whole("span", cells[0].Text, ("class", "ch-wf__part"));
        if (row.Detail is { } detail)
        {
            page.Whole("span", detail, ("class", "ch-wf__detail"));
        }

        page.Close("th").Open("td", ("role", "cell"), ("class", "ch-wf__bar"));
        if (!isTotal && row.Hidden is null)
        {
            WriteMarks(row);
        }

        page.Close("td");
        for (var at = 2; at < cells.Count; at++)
        {
            page.Open("td", ("role", "cell"), ("class", at == 4 ? "ch-wf__num ch-wf__amount" : "ch-wf__num ch-db__money"));
            if (at < 4)
            {
                page.Whole("span", _table.Columns[at].Heading + " ", ("class", "ch-wf__label"));
            }

            page.Text(cells[at].Text).Close("td");
        }

        page.Close("tr");
    }

    private void WriteMarks(DumbbellRow row)
    {
        var (was, would) = Places(row);
        page.Open("svg", ("class", "ch-wf__draw"), ("width", "100%"), ("height", "100%"), ("aria-hidden", "true"), ("focusable", "false"));
        foreach (var step in _steps)
        {
            page.Shape("line", ("x1", X(step)), ("x2", X(step)), ("y1", "0"), ("y2", "100%"), ("class", "ch-grid-line"));
        }

        page.Shape("line", ("x1", X(was)), ("x2", X(would)), ("y1", "50%"), ("y2", "50%"), ("class", "ch-db__way " + Way(row)));
        WriteMark(would, would == was ? "same" : Way(row));
        WriteMark(was, "was");
        page.Close("svg");
    }

    private static string Way(DumbbellRow row) => row.Difference < Money.Zero ? "is-less" : "is-more";

    private void WriteMark(decimal at, string mark)
    {
        if (mark == "same")
        {
            return;
        }

        page.Open("svg", ("x", X(at)), ("y", "50%"), ("overflow", "visible"));
        Shape(mark);
        page.Close("svg");
    }

    // Less is a diamond, more a full circle, what was an open circle: told apart without colour.
    private void Shape(string mark)
    {
        if (mark == "is-less")
        {
            page.Shape("path", ("d", "M0 -10L10 0L0 10L-10 0z"), ("class", "ch-db__less"));
        }
        else
        {
            page.Shape("circle", ("r", "8"), ("class", mark == "was" ? "ch-db__was" : "ch-db__more"));
        }
    }

    private void WriteKey()
    {
        page.Open("ul", ("class", "ch-key"), ("aria-hidden", "true"));
        foreach (var (mark, words) in (ReadOnlySpan<(string, string)>)[("was", chart.WasHeading), ("is-more", chart.Texts.More), ("is-less", chart.Texts.Less)])
        {
            page.Open("li");
            ChartFigure.OpenSwatch(page, 26);
            page.Open("svg", ("x", "13"), ("y", "9"), ("overflow", "visible"));
            Shape(mark);
            page.Close("svg").Close("svg").Text(words).Close("li");
        }

        page.Close("ul");
    }
}
