using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-warning-text&gt;A closed period cannot be opened again.&lt;/govuk-warning-text&gt;</c></summary>
[HtmlTargetElement("govuk-warning-text")]
public sealed class GovukWarningText(GovukTexts texts) : GovukPart
{
    /// <summary>Read instead of the sign; the request's word for a warning unless given.</summary>
    public string? Prefix { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        var icon = Markup.Tag("span", "govuk-warning-text__icon", Markup.Words("!")).With("aria-hidden", "true");
        var text = Markup.Tag("strong", "govuk-warning-text__text", Markup.Hidden(Prefix ?? texts.WarningPrefix), inside);
        return given.Onto(Markup.Tag("div", "govuk-warning-text", icon, text));
    }
}
