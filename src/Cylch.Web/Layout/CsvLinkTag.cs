using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Layout;

/// <summary><c>&lt;cy-csv-link /&gt;</c>: what this page lists, as a file, with the same filters; the page answers it in <c>OnGetCsv</c>.</summary>
[HtmlTargetElement("cy-csv-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CsvLinkTag(W words) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    /// <summary>Other words than "Download this list (CSV)".</summary>
    public string? Text { get; set; }

    /// <summary>The handler that answers, when not Csv.</summary>
    public string Handler { get; set; } = "Csv";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-link cy-noprint");
        output.Attributes.SetAttribute("href", QueryLink.With(ViewContext!.HttpContext.Request, "handler", Handler));
        output.Attributes.SetAttribute("download", "");
        output.Content.SetContent(Text ?? words["layout.csv"]);
    }
}
