using Cylch.Web.Shared;

namespace Cylch.Web.Charts;

/// <summary>The figures of a chart in rows; the HTML table and the CSV file are both written from it.</summary>
public sealed record ChartTable(string Caption, IReadOnlyList<ChartColumn> Columns, IReadOnlyList<IReadOnlyList<ChartCell>> Rows)
{
    public CsvText ToCsv()
    {
        var csv = new CsvText(Columns.Select(c => c.Heading));
        foreach (var row in Rows)
        {
            csv.Row(row.Select(c => c.Value ?? c.Text));
        }
        return csv;
    }

    internal void Write(Markup page)
    {
        page.Open("table", ("class", "govuk-table ch-figures"));
        page.Whole("caption", Caption, ("class", "govuk-table__caption govuk-table__caption--s"));
        page.Open("thead", ("class", "govuk-table__head")).Open("tr", ("class", "govuk-table__row"));
        foreach (var column in Columns)
        {
            page.Whole("th", column.Heading, ("scope", "col"), ("class", Style("header", column)));
        }
        page.Close("tr").Close("thead").Open("tbody", ("class", "govuk-table__body"));
        foreach (var row in Rows)
        {
            WriteRow(page, row);
        }
        page.Close("tbody").Close("table");
    }

    private void WriteRow(Markup page, IReadOnlyList<ChartCell> row)
    {
        page.Open("tr", ("class", "govuk-table__row"));
        page.Whole("th", row[0].Text, ("scope", "row"), ("class", Style("header", Columns[0])));
        for (var i = 1; i < row.Count; i++)
        {
            page.Whole("td", row[i].Text, ("class", Style("cell", Columns[i])));
        }
        page.Close("tr");
    }

    private static string Style(string part, ChartColumn column) =>
        column.IsNumber ? $"govuk-table__{part} govuk-table__{part}--numeric" : $"govuk-table__{part}";
}

public sealed record ChartColumn(string Heading, bool IsNumber = false);

/// <param name="Text">As it is read on the page.</param>
/// <param name="Value">As it is calculated with, for the CSV file; the text where there is none.</param>
public sealed record ChartCell(string Text, object? Value = null);

/// <summary>A link beside a row, within this site.</summary>
public sealed record ChartLink
{
    public ChartLink(string text, string href)
    {
        // Only an address within the site: a scheme such as javascript: must never reach the page.
        if (href is not (['/', ..] or ['#', ..] or ['?', ..]) || href.StartsWith("//", StringComparison.Ordinal))
        {
            throw new ArgumentException("A chart links only within the site.", nameof(href));
        }
        (Text, Href) = (text, href);
    }

    public string Text { get; }

    public string Href { get; }
}
