using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-back-link href="…"/&gt;</c>; what stands inside replaces the word "Back".</summary>
[HtmlTargetElement("govuk-back-link")]
public sealed class GovukBackLink(GovukTexts texts) : GovukPart
{
    public string Href { get; set; } = "#";

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given) =>
        given.Onto(Markup.Tag("a", "govuk-back-link", inside ?? Markup.Words(texts.Back)).With("href", Href));
}
