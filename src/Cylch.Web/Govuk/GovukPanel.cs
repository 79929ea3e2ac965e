using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-panel title="Period closed"&gt;…&lt;/govuk-panel&gt;</c>: something is done, and this is its number.</summary>
[HtmlTargetElement("govuk-panel")]
public sealed class GovukPanel : GovukPart
{
    public string? Title { get; set; }

    public IHtmlContent? TitleHtml { get; set; }

    public int HeadingLevel { get; set; } = 1;

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        var level = HeadingLevel.ToString(CultureInfo.InvariantCulture);
        var title = Markup.Tag($"h{level}", "govuk-panel__title", Markup.Words(Title, TitleHtml));
        var text = inside is null ? null : Markup.Tag("div", "govuk-panel__body", inside);
        return given.Onto(Markup.Tag("div", "govuk-panel govuk-panel--confirmation", title, text));
    }
}
