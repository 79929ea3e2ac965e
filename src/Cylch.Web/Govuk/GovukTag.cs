using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-tag colour="green"&gt;Reached&lt;/govuk-tag&gt;</c></summary>
[HtmlTargetElement("govuk-tag")]
public sealed class GovukTag : GovukPart
{
    /// <summary>A colour of govuk-frontend; never the only sign of what is meant.</summary>
    public string? Colour { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given) =>
        given.Onto(Markup.Tag("strong", Markup.Spaced("govuk-tag", Colour is null ? null : $"govuk-tag--{Colour}"), inside));
}
