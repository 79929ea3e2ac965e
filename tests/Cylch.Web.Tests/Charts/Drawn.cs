using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Cylch.Web.Charts;

namespace Cylch.Web.Tests.Charts;

/// <summary>A chart as the browser reads it.</summary>
internal static class Drawn
{
    public static string Html(Chart chart, string? csvUrl = null, bool tableShown = true)
    {
        using var writer = new StringWriter();
        chart.ToHtml(csvUrl, tableShown).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    public static IElement Of(Chart chart, string? csvUrl = null, bool tableShown = true) =>
        new HtmlParser().ParseDocument(Html(chart, csvUrl, tableShown)).QuerySelector("figure")!;

    /// <summary>A length in pixels or percent.</summary>
    public static double Length(this IElement shape, string attribute) =>
        double.Parse(shape.GetAttribute(attribute)!.TrimEnd('%'), CultureInfo.InvariantCulture);

    public static IReadOnlyList<string> Texts(this IElement within, string selector) =>
        [.. within.QuerySelectorAll(selector).Select(e => e.TextContent.Trim())];
}
