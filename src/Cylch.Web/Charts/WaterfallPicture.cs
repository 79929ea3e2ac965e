using Cylch.Rules;

namespace Cylch.Web.Charts;

/// <summary>
/// Draws a <see cref="WaterfallChart"/> as a table whose rows hold their bars.
/// The roles are written out because a phone shows rows as blocks, which would drop them.
/// </summary>
internal sealed class WaterfallPicture(WaterfallChart chart, Markup page)
{
    private readonly ChartTable _table = chart.ToTable();
    private readonly IReadOnlyList<Money> _totals = chart.TotalsSoFar;
    private readonly IReadOnlyList<decimal> _steps = Steps(chart);

    private string HatchId => chart.Id + "-off";

    public void Write()
    {
        page.Open("table", ("class", "ch-wf"), ("role", "table"), ("aria-describedby", chart.Id + "-say"));
        page.Whole("caption", chart.Title, ("class", "govuk-visually-hidden"));
        WriteHead();
        page.Open("tbody", ("role", "rowgroup"));
        for (var i = 0; i < chart.Rows.Count; i++)
        {
            WriteRow(i);
        }
        page.Close("tbody").Close("table");
        WriteKey();
    }

    // £0 is always on the scale, and so is every total on the way.
    private static IReadOnlyList<decimal> Steps(WaterfallChart chart)
    {
        var totals = chart.TotalsSoFar.Select(t => t.Pence / 100m).Append(0).ToList();
        var steps = AxisSteps.Around(totals.Min(), totals.Max());
        return steps.Count > 1 ? steps : [0, 1];
    }

    private double X(Money amount) => X(amount.Pence / 100m);

    private double X(decimal pounds) => 100 * (double)((pounds - _steps[0]) / (_steps[^1] - _steps[0]));

    private void WriteHead()
    {
        page.Open("thead", ("role", "rowgroup")).Open("tr", ("role", "row"));
        page.Whole("th", _table.Columns[0].Heading, ("scope", "col"), ("role", "columnheader"));
        page.Open("th", ("scope", "col"), ("role", "columnheader"), ("class", "ch-wf__bar")).Unseen(chart.Texts.DrawnToScale);
        WriteScale();
        page.Close("th");
        page.Whole("th", _table.Columns[2].Heading, ("scope", "col"), ("role", "columnheader"), ("class", "ch-wf__num"));
        page.Whole("th", _table.Columns[3].Heading, ("scope", "col"), ("role", "columnheader"), ("class", "ch-wf__num"));
        page.Close("tr").Close("thead");
    }

    private void WriteScale()
    {
        page.Open("svg", ("class", "ch-wf__scale"), ("width", "100%"), ("height", "22"), ("aria-hidden", "true"), ("focusable", "false"));
        Bars.WriteHatch(page, HatchId);
        foreach (var (step, style) in StepsThatFit())
        {
            page.Whole("text", Said(step), ("x", Markup.Percent(X(step))), ("y", "16"), ("text-anchor", Anchor(step)),
                ("class", ("ch-quiet " + style).TrimEnd()));
        }
        page.Close("svg");
    }

    // The ends and £0 before the rest. The column of bars is 140 pixels wide at least, and 330 in a figure of 880.
    private List<(decimal Step, string? Style)> StepsThatFit()
    {
        List<(decimal Step, string? Style)> chosen = [];
        foreach (var (step, style) in _steps.Select(s => (s, s == 0 || s == _steps[0] || s == _steps[^1] ? null : "ch-from-880"))
            .OrderBy(s => s.Item2 is not null).ThenBy(s => s.s == 0))
        {
            var (from, to) = Extent(step, style is null ? 140 : 330);
            if (chosen.Select(c => Extent(c.Step, style is null ? 140 : 330)).All(c => to + 8 <= c.From || from >= c.To + 8))
            {
                chosen.Add((step, style));
            }
        }
        return chosen;
    }

    private (double From, double To) Extent(decimal step, double widthPixels)
    {
        var (x, words) = (X(step) / 100 * widthPixels, Words.Pixels(Said(step)));
        var from = Anchor(step) switch { "start" => x, "end" => x - words, _ => x - words / 2 };
        return (from, from + words);
    }

    private string Anchor(decimal step) => step == _steps[0] ? "start" : step == _steps[^1] ? "end" : "middle";

    private string Said(decimal step) => chart.Texts.ScalePounds(step, _steps.All(s => s == decimal.Truncate(s)));

    private void WriteRow(int i)
    {
        var (row, cells) = (chart.Rows[i], _table.Rows[i]);
        var isLast = i == chart.Rows.Count - 1;
        page.Open("tr", ("role", "row"), ("class", row.IsSum ? "ch-wf__sum" : null));
        page.Open("th", ("scope", "row"), ("role", "rowheader")).Whole("span", cells[0].Text, ("class", "ch-wf__part"));
        WriteDetail(row);
        page.Close("th").Open("td", ("role", "cell"), ("class", "ch-wf__bar"));
        page.Open("svg", ("class", "ch-wf__draw"), ("width", "100%"), ("height", "100%"), ("aria-hidden", "true"), ("focusable", "false"));
        WriteGrid(i, isLast);
        WriteBar(i);
        page.Close("svg").Close("td");
        page.Whole("td", cells[2].Text, ("role", "cell"), ("class", "ch-wf__num ch-wf__amount"));
        page.Open("td", ("role", "cell"), ("class", "ch-wf__num ch-wf__total"));
        if (!row.IsSum)
        {
            page.Whole("span", _table.Columns[3].Heading + " ", ("class", "ch-wf__label"));
        }
        page.Text(row.IsSum ? "" : cells[3].Text).Close("td").Close("tr");
    }

    private void WriteDetail(WaterfallRow row)
    {
        if (row.Detail is null && row.Links.Count == 0)
        {
            return;
        }
        page.Open("span", ("class", "ch-wf__detail")).Text(row.Detail ?? "");
        foreach (var link in row.Links)
        {
            page.Text(" ").Whole("a", link.Text, ("class", "govuk-link"), ("href", link.Href));
        }
        page.Close("span");
    }

    private void WriteGrid(int i, bool isLast)
    {
        foreach (var step in _steps)
        {
            // A hair inside the ends, so that half the line is not cut off.
            var x = Markup.Percent(Math.Clamp(X(step), 0.15, 99.85));
            page.Shape("line", ("x1", x), ("x2", x), ("y1", "0"), ("y2", "100%"), ("class", step == 0 ? "ch-zero-line" : "ch-grid-line"));
        }
        if (i > 0)
        {
            WriteJoin(_totals[i - 1], "0", "50%");
        }
        if (!isLast)
        {
            WriteJoin(_totals[i], "50%", "100%");
        }
    }

    private void WriteJoin(Money total, string from, string to)
    {
        var x = Markup.Percent(X(total));
        page.Shape("line", ("x1", x), ("x2", x), ("y1", from), ("y2", to), ("stroke-dasharray", "2 2"), ("class", "ch-join"));
    }

    private void WriteBar(int i)
    {
        var row = chart.Rows[i];
        var from = row.IsSum || row.IsOpening || i == 0 ? Money.Zero : _totals[i - 1];
        var to = _totals[i];
        var isOff = row.IsSum ? to < Money.Zero : row.Amount < Money.Zero;
        Bars.Write(page, X(Money.Least(from, to)), X(Money.Greatest(from, to)), isOff ? HatchId : null,
            isOff ? "ch-bar--off" : row.IsSum || row.IsOpening ? "ch-bar--sum" : "ch-bar--on");
    }

    private void WriteKey()
    {
        page.Open("ul", ("class", "ch-key"), ("aria-hidden", "true"));
        WriteSwatch(chart.Texts.Adds, "ch-bar--on", null);
        WriteSwatch(chart.Texts.TakesOff, "ch-bar--off", HatchId);
        WriteSwatch(chart.Texts.Totals, "ch-bar--sum", null);
        page.Close("ul");
    }

    private void WriteSwatch(string words, string style, string? hatchId)
    {
        page.Open("li");
        ChartFigure.OpenSwatch(page, 26);
        page.Shape("rect", ("x", "1"), ("y", "1"), ("width", "24"), ("height", "16"), ("fill", hatchId is null ? null : $"url(#{hatchId})"),
            ("class", style));
        page.Close("svg").Text(words).Close("li");
    }
}
