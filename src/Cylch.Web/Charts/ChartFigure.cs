namespace Cylch.Web.Charts;

/// <summary>The frame common to all charts: sentence, picture, note, table and link, in that order.</summary>
internal static class ChartFigure
{
    public static Markup Draw(Chart chart, string? csvUrl, bool tableShown)
    {
        var page = new Markup();
        page.Open("figure", ("class", $"cy-chart ch-{chart.Kind}"), ("id", chart.Id));
        page.Whole("figcaption", chart.Sentence,
            ("class", chart.IsTiny ? "govuk-visually-hidden" : "ch-say"), ("id", SentenceId(chart)));
        chart.WritePicture(page);
        if (chart.Note is { } note && !chart.IsTiny)
        {
            page.Whole("p", note, ("class", "ch-note"));
        }
        WriteEnd(page, chart, csvUrl, tableShown);
        return page.Close("figure");
    }

    public static void OpenPicture(Markup page, Chart chart, string? style, double heightPixels) =>
        page.Open("svg", ("class", style), ("width", "100%"), ("height", Markup.Number(heightPixels)), ("role", "img"),
            ("aria-label", chart.Title), ("aria-describedby", SentenceId(chart)), ("focusable", "false"));

    public static void OpenSwatch(Markup page, int widthPixels) =>
        page.Open("svg", ("width", Markup.Number(widthPixels)), ("height", "18"), ("aria-hidden", "true"), ("focusable", "false"));

    private static string SentenceId(Chart chart) => chart.Id + "-say";

    private static void WriteEnd(Markup page, Chart chart, string? csvUrl, bool tableShown)
    {
        var ownTable = tableShown && !chart.PictureIsTable && !chart.IsTiny;
        if (!ownTable && csvUrl is null)
        {
            return;
        }
        page.Open("div", ("class", "ch-end"));
        if (ownTable)
        {
            WriteTable(page, chart);
        }
        if (csvUrl is not null)
        {
            page.Open("p", ("class", "ch-csv")).Open("a", ("class", "govuk-link"), ("href", csvUrl), ("download", ""));
            page.Text(chart.Texts.DownloadCsv).Unseen(": " + chart.Title).Close("a").Close("p");
        }
        page.Close("div");
    }

    private static void WriteTable(Markup page, Chart chart)
    {
        var table = chart.ToTable();
        page.Open("details", ("class", "govuk-details ch-data"));
        page.Open("summary", ("class", "govuk-details__summary")).Open("span", ("class", "govuk-details__summary-text"));
        page.Text(chart.Texts.SameAsTable).Unseen(": " + chart.Title).Close("span").Close("summary");
        page.Open("div", ("class", "govuk-details__text"));
        // A wide table scrolls in its own box, which the keyboard must be able to reach.
        page.Open("div", ("class", "ch-scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", table.Caption));
        table.Write(page);
        page.Close("div").Close("div").Close("details");
    }
}
