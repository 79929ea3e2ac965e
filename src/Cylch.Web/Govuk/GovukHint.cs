using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-hint id="…"&gt;…&lt;/govuk-hint&gt;</c>, where a hint stands by itself.</summary>
[HtmlTargetElement("govuk-hint")]
public sealed class GovukHint : GovukPart
{
    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Onto(FormMarkup.Hint(inside, null, null));
    }
}
