using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-skip-link&gt;Skip to main content&lt;/govuk-skip-link&gt;</c>, the first thing in the body.</summary>
[HtmlTargetElement("govuk-skip-link")]
public sealed class GovukSkipLink : GovukPart
{
    public string Href { get; set; } = "#main";

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given) =>
        given.Onto(Markup.Tag("a", "govuk-skip-link", inside).With("href", Href).With("data-module", "govuk-skip-link"));
}
