using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Cylch.Web.Govuk;

/// <summary>The pieces that every field shares: label, hint, error message, fieldset.</summary>
internal static class FormMarkup
{
    public static IHtmlContent? Label(IHtmlContent? words, string? forId, string? classes, bool isPageHeading, GivenAttributes? given = null)
    {
        if (words is null)
        {
            return null;
        }

        var label = Markup.Tag("label", Markup.Spaced("govuk-label", classes), words).With("for", string.IsNullOrEmpty(forId) ? null : forId);
        (given ?? GivenAttributes.None).Onto(label);
        return isPageHeading ? Markup.Tag("h1", "govuk-label-wrapper", label) : label;
    }

    public static TagBuilder Hint(IHtmlContent? words, string? id, string? classes) =>
        Markup.Tag("div", Markup.Spaced("govuk-hint", classes), words).With("id", id);

    /// <summary>The error, with the word that says so to those who cannot see its colour; an empty prefix leaves the word off.</summary>
    public static TagBuilder ErrorMessage(IHtmlContent? words, string? id, string? classes, string prefix)
    {
        var message = Markup.Tag("p", Markup.Spaced("govuk-error-message", classes)).With("id", id);
        if (prefix.Length > 0)
        {
            message.Holding(Markup.Hidden(prefix + ":"), new HtmlString(" "));
        }

        return message.Holding(words);
    }

    public static TagBuilder Fieldset(IHtmlContent? legend, string? legendClasses, bool isPageHeading, params ReadOnlySpan<IHtmlContent?> inside)
    {
        var fieldset = Markup.Tag("fieldset", "govuk-fieldset");
        if (legend is not null)
        {
            var words = isPageHeading ? Markup.Tag("h1", "govuk-fieldset__heading", legend) : legend;
            fieldset.Holding(Markup.Tag("legend", Markup.Spaced("govuk-fieldset__legend", legendClasses), words));
        }

        return fieldset.Holding(inside);
    }
}
