using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-inset-text&gt;…&lt;/govuk-inset-text&gt;</c></summary>
[HtmlTargetElement("govuk-inset-text")]
public sealed class GovukInsetText : GovukPart
{
    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given) =>
        given.Onto(Markup.Tag("div", "govuk-inset-text", inside));
}
