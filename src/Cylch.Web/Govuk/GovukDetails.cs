using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-details summary="…"&gt;…&lt;/govuk-details&gt;</c></summary>
[HtmlTargetElement("govuk-details")]
public sealed class GovukDetails : GovukPart
{
    public string? Summary { get; set; }

    public IHtmlContent? SummaryHtml { get; set; }

    public bool Open { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        var words = Markup.Tag("span", "govuk-details__summary-text", Markup.Words(Summary, SummaryHtml));
        var summary = Markup.Tag("summary", "govuk-details__summary", words);
        return given.Onto(Markup.Tag("details", "govuk-details", summary, Markup.Tag("div", "govuk-details__text", inside)).Flag("open", Open));
    }
}
