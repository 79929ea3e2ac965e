using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-error-summary/&gt;</c> at the top of main: lists what model state holds against, each error a link to its field, in the order
/// of the fields. Writes nothing when all is well. What stands inside is a paragraph above the list.
/// </summary>
[HtmlTargetElement("govuk-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukErrorSummary(GovukTexts texts) : GovukPart
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    /// <summary>The request's words unless given.</summary>
    public string? Title { get; set; }

    public IHtmlContent? TitleHtml { get; set; }

    /// <summary>Errors of the page's own, after those of model state; one without an address is not a link.</summary>
    public IEnumerable<GovukLink> Errors { get; set; } = [];

    public bool? DisableAutoFocus { get; set; }

    protected override IHtmlContent? Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        List<GovukLink> errors = [.. Found(), .. Errors];
        if (errors.Count == 0 && inside is null)
        {
            return null;
        }

        var list = Markup.Tag("ul", "govuk-list govuk-error-summary__list");
        foreach (var error in errors)
        {
            list.Holding(Markup.Tag("li", null, Line(error)));
        }

        var title = Markup.Tag("h2", "govuk-error-summary__title", Markup.Words(Title ?? texts.ErrorSummaryTitle, TitleHtml));
        var told = Markup.Tag(
            "div", "govuk-error-summary__body", inside is null ? null : Markup.Tag("p", null, inside), errors.Count == 0 ? null : list);
        var alert = Markup.Tag("div", null, title, told).With("role", "alert");
        var summary = Markup.Tag("div", "govuk-error-summary", alert).With("data-module", "govuk-error-summary");
        return given.Onto(summary.With("data-disable-auto-focus", DisableAutoFocus is { } off ? (off ? "true" : "false") : null));
    }

    private static IHtmlContent? Line(GovukLink error)
    {
        var words = Markup.Words(error.Text, error.Html);
        return string.IsNullOrEmpty(error.Href) ? words : Markup.Tag("a", null, words).With("href", error.Href).WithAll(error.Attributes);
    }

    private IEnumerable<GovukLink> Found()
    {
        if (ViewContext?.ViewData.ModelState is not { IsValid: false } state)
        {
            yield break;
        }

        foreach (var key in FieldOrder.Sort(state.Keys, ViewContext.ViewData.ModelMetadata))
        {
            foreach (var error in Said(state[key]))
            {
                yield return new GovukLink(error, key.Length == 0 ? null : "#" + GovukDateInput.FirstPartId(GovukField.IdFor(key), key));
            }
        }
    }

    /// <summary>A field shows its first error only, so the summary does the same; what stands against the whole form is listed in full.</summary>
    private static IEnumerable<string> Said(ModelStateEntry? entry) =>
        entry?.Errors.Select(e => e.ErrorMessage).Where(m => m.Length > 0).Take(entry is { AttemptedValue: null, RawValue: null } ? int.MaxValue : 1) ?? [];
}
