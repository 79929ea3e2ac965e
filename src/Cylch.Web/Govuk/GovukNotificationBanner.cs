using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-notification-banner success text="Reading saved"/&gt;</c>, or with markup inside. A success is announced at once.
/// </summary>
[HtmlTargetElement("govuk-notification-banner")]
public sealed class GovukNotificationBanner(GovukTexts texts) : GovukPart
{
    public bool Success { get; set; }

    /// <summary>The request's word for "Important" or "Success" unless given.</summary>
    public string? Title { get; set; }

    public IHtmlContent? TitleHtml { get; set; }

    /// <summary>One line, written as the banner's own heading.</summary>
    public string? Text { get; set; }

    public string TitleId { get; set; } = "govuk-notification-banner-title";

    public int TitleHeadingLevel { get; set; } = 2;

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        var words = Markup.Words(Title ?? (Success ? texts.Success : texts.Important), TitleHtml);
        var level = TitleHeadingLevel.ToString(CultureInfo.InvariantCulture);
        var title = Markup.Tag($"h{level}", "govuk-notification-banner__title", words).With("id", TitleId);
        var content = inside ?? (Text is null ? null : Markup.Tag("p", "govuk-notification-banner__heading", Markup.Words(Text)));
        var banner = Markup.Tag(
            "div",
            Markup.Spaced("govuk-notification-banner", Success ? "govuk-notification-banner--success" : null),
            Markup.Tag("div", "govuk-notification-banner__header", title),
            Markup.Tag("div", "govuk-notification-banner__content", content));
        banner.With("role", Success ? "alert" : "region").With("aria-labelledby", TitleId).With("data-module", "govuk-notification-banner");
        return given.Onto(banner);
    }
}
