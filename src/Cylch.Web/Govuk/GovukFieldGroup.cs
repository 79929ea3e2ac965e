using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Cylch.Web.Govuk;

/// <summary>A field of several controls under one question: radios, checkboxes, a date.</summary>
public abstract class GovukFieldGroup(GovukTexts texts) : GovukField(texts)
{
    /// <summary>The question. Without it there is no fieldset, which only suits a single checkbox.</summary>
    public string? Legend { get; set; }

    public IHtmlContent? LegendHtml { get; set; }

    public string? LegendClass { get; set; }

    public bool LegendIsPageHeading { get; set; }

    public string? FieldsetClass { get; set; }

    /// <summary>Puts hint, error and controls under the question, in their group.</summary>
    protected TagBuilder Asked(TagBuilder controls, string? role = null)
    {
        var legend = Markup.Words(Legend, LegendHtml);
        if (legend is null)
        {
            return Group(HintPart(), ErrorPart(), controls);
        }

        var fieldset = FormMarkup.Fieldset(legend, LegendClass, LegendIsPageHeading, HintPart(), ErrorPart(), controls);
        fieldset.With("class", Markup.Spaced("govuk-fieldset", FieldsetClass)).With("role", role).With("aria-describedby", Describing());
        return Group(fieldset);
    }
}
