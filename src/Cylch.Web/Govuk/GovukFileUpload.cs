using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-file-upload asp-for="File" label="…" accept=".csv"/&gt;</c>: the browser's own control, which speaks the reader's language.
/// </summary>
[HtmlTargetElement("govuk-file-upload", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukFileUpload(GovukTexts texts) : GovukLabelledField(texts)
{
    public bool Multiple { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        var input = Markup.Tag("input", Markup.Spaced("govuk-file-upload", HasError ? "govuk-file-upload--error" : null));
        return Labelled(input.With("type", "file").Flag("multiple", Multiple), given);
    }
}
