using System.Globalization;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Layout;

/// <summary><c>&lt;cy-pager of="@Model.People" /&gt;</c>: which rows these are, and the way to the others. Keeps the query.</summary>
[HtmlTargetElement("cy-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTag(W words) : TagHelper
{
    public required Paging Of { get; set; }

    /// <summary>The query's name for the number of the page; "page" itself belongs to the router.</summary>
    public string Name { get; set; } = "p";

    /// <summary>What is listed, where a page has more than one list.</summary>
    public string? List { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Of.Pages == 1)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", List is null ? words["layout.pages"] : words["layout.pages-of", List]);
        Link(output, Of.Number - 1, "prev", words["layout.page.previous"]);
        var where = new TagBuilder("p");
        where.AddCssClass("govuk-pagination__item");
        where.InnerHtml.Append(words["layout.page.where", Of.First, Of.Last, words.Say.Number(Of.Total)]);
        output.Content.AppendHtml(where);
        Link(output, Of.Number + 1, "next", words["layout.page.next"]);
    }

    private void Link(TagHelperOutput output, int number, string which, string text)
    {
        if (number < 1 || number > Of.Pages)
        {
            return;
        }

        var link = new TagBuilder("a");
        link.AddCssClass("govuk-link");
        link.AddCssClass("govuk-pagination__link");
        link.Attributes["rel"] = which;
        link.Attributes["href"] = QueryLink.With(ViewContext!.HttpContext.Request, Name, number.ToString(CultureInfo.InvariantCulture));
        link.InnerHtml.Append(text);
        var box = new TagBuilder("div");
        box.AddCssClass("govuk-pagination__" + which);
        box.InnerHtml.AppendHtml(link);
        output.Content.AppendHtml(box);
    }
}
