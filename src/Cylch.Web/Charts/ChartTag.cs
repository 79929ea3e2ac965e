using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Charts;

/// <summary><c>&lt;cy-chart of="@Model.Trend" csv="@url" /&gt;</c>. A chart that is null is not drawn.</summary>
[HtmlTargetElement("cy-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChartTag : TagHelper
{
    public Chart? Of { get; set; }

    /// <summary>Where the figures are served as CSV.</summary>
    public string? Csv { get; set; }

    /// <summary>False where the same table already stands on the page.</summary>
    public bool Table { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        if (Of is { } chart)
        {
            output.Content.SetHtmlContent(chart.ToHtml(Csv, Table));
        }
    }
}
