using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-textarea asp-for="Words" label="…" rows="8"/&gt;</c></summary>
[HtmlTargetElement("govuk-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukTextarea(GovukTexts texts) : GovukLabelledField(texts)
{
    public string? Value { get; set; }

    public int Rows { get; set; } = 5;

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        var value = Value ?? BoundValue();
        var area = Markup.Tag("textarea", Markup.Spaced("govuk-textarea", HasError ? "govuk-textarea--error" : null))
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture));

        // A browser drops the first line break after the tag, so one more keeps text that begins with one.
        area.Holding(value?.StartsWith('\n') == true || value?.StartsWith('\r') == true ? new HtmlString("\n") : null, Markup.Words(value));
        return Labelled(area, given);
    }
}
