namespace Cylch.Web.Charts;

/// <summary>Draws a <see cref="BarChart"/>.</summary>
internal sealed class BarPicture(BarChart chart, Markup page)
{
    private readonly ChartTable _table = chart.ToTable();
    private readonly decimal _lowest = Math.Min(0, chart.Rows.Min(r => r.Amount) ?? 0);
    private readonly decimal _highest = Math.Max(0, chart.Rows.Max(r => r.Amount) ?? 0);

    private string HatchId => chart.Id + "-off";

    public void Write()
    {
        page.Open("table", ("class", "ch-wf ch-wf--bars"), ("role", "table"), ("aria-describedby", chart.Id + "-say"));
        page.Whole("caption", chart.Title, ("class", "govuk-visually-hidden"));
        WriteHead();
        page.Open("tbody", ("role", "rowgroup"));
        for (var i = 0; i < chart.Rows.Count; i++)
        {
            WriteRow(chart.Rows[i], _table.Rows[i]);
        }
        page.Close("tbody").Close("table");
    }

    private void WriteHead()
    {
        page.Open("thead", ("role", "rowgroup")).Open("tr", ("role", "row"));
        page.Whole("th", _table.Columns[0].Heading, ("scope", "col"), ("role", "columnheader"));
        page.Open("th", ("scope", "col"), ("role", "columnheader"), ("class", "ch-wf__bar")).Unseen(chart.Texts.DrawnToScale);
        if (_lowest < 0)
        {
            page.Open("svg", ("class", "cy-defs"), ("width", "0"), ("height", "0"), ("aria-hidden", "true"), ("focusable", "false"));
            Bars.WriteHatch(page, HatchId);
            page.Close("svg");
        }
        page.Close("th").Whole("th", _table.Columns[2].Heading, ("scope", "col"), ("role", "columnheader"), ("class", "ch-wf__num"));
        page.Close("tr").Close("thead");
    }

    private void WriteRow(BarRow row, IReadOnlyList<ChartCell> cells)
    {
        page.Open("tr", ("role", "row")).Open("th", ("scope", "row"), ("role", "rowheader"));
        page.Whole("span", cells[0].Text, ("class", "ch-wf__part"));
        if (row.Detail is { } detail)
        {
            page.Whole("span", detail, ("class", "ch-wf__detail"));
        }
        page.Close("th").Open("td", ("role", "cell"), ("class", "ch-wf__bar"));
        page.Open("svg", ("class", "ch-wf__draw"), ("width", "100%"), ("height", "100%"), ("aria-hidden", "true"), ("focusable", "false"));
        WriteBar(row);
        page.Close("svg").Close("td");
        page.Whole("td", cells[2].Text, ("role", "cell"), ("class", "ch-wf__num ch-wf__amount")).Close("tr");
    }

    private void WriteBar(BarRow row)
    {
        var zero = Markup.Percent(Math.Clamp(X(0), 0.2, 99.8));
        page.Shape("line", ("x1", zero), ("x2", zero), ("y1", "0"), ("y2", "100%"), ("class", "ch-zero-line"));
        if (row.Amount is not { } amount)
        {
            page.Open("svg", ("x", Markup.Percent(X(0))), ("y", "50%"), ("overflow", "visible"));
            page.Shape("rect", ("x", "2"), ("y", "-10"), ("width", "34"), ("height", "20"), ("stroke-dasharray", "4 3"), ("class", "ch-missing"));
            page.Close("svg");
            return;
        }
        var isOff = amount < 0;
        Bars.Write(page, X(Math.Min(0, amount)), X(Math.Max(0, amount)), isOff ? HatchId : null, isOff ? "ch-bar--off" : "ch-bar--sum");
    }

    private double X(decimal amount) => _highest == _lowest ? 0 : 100 * (double)((amount - _lowest) / (_highest - _lowest));
}
