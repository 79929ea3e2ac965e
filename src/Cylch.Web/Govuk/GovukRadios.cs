using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-radios asp-for="Kind" legend="…" items="Model.Kinds" inline="true"/&gt;</c></summary>
[HtmlTargetElement("govuk-radios", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukRadios(GovukTexts texts) : GovukChoices(texts)
{
    private string? chosen;

    public string? Value { get; set; }

    /// <summary>Side by side: only for two short choices.</summary>
    public bool Inline { get; set; }

    private protected override string Kind => "radios";

    private protected override string InputType => "radio";

    private protected override bool IsChosen(GovukChoice item) => !string.IsNullOrEmpty(chosen) && item.Value == chosen;

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        chosen = Value ?? BoundValue();
        return Asked(List(Inline ? "govuk-radios--inline" : null, given));
    }
}
