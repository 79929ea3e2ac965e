using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-fieldset legend="…"&gt;…&lt;/govuk-fieldset&gt;</c>: several fields under one heading.</summary>
[HtmlTargetElement("govuk-fieldset")]
public sealed class GovukFieldset : GovukPart
{
    public string? Legend { get; set; }

    public IHtmlContent? LegendHtml { get; set; }

    public string? LegendClass { get; set; }

    public bool LegendIsPageHeading { get; set; }

    public string? DescribedBy { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var fieldset = FormMarkup.Fieldset(Markup.Words(Legend, LegendHtml), LegendClass, LegendIsPageHeading, inside);
        return given.Onto(fieldset.With("aria-describedby", DescribedBy));
    }
}
