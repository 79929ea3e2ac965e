using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-label for="…"&gt;…&lt;/govuk-label&gt;</c>, for a control drawn by the page itself.</summary>
[HtmlTargetElement("govuk-label")]
public sealed class GovukLabel : GovukPart
{
    public string? For { get; set; }

    public bool IsPageHeading { get; set; }

    protected override IHtmlContent? Write(IHtmlContent? inside, GivenAttributes given) =>
        FormMarkup.Label(inside, For, null, IsPageHeading, given);
}
