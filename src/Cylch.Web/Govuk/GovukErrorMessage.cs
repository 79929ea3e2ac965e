using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-error-message id="…"&gt;…&lt;/govuk-error-message&gt;</c>, for a control drawn by the page itself.</summary>
[HtmlTargetElement("govuk-error-message")]
public sealed class GovukErrorMessage(GovukTexts texts) : GovukPart
{
    /// <summary>The request's word for an error unless given; empty for none.</summary>
    public string? Prefix { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Onto(FormMarkup.ErrorMessage(inside, null, null, Prefix ?? texts.ErrorPrefix));
    }
}
