using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-checkboxes asp-for="Days" legend="…" items="Model.DaysToChoose"/&gt;</c>, or one choice without a legend for a yes-or-no field.
/// </summary>
[HtmlTargetElement("govuk-checkboxes", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukCheckboxes(GovukTexts texts) : GovukChoices(texts)
{
    private IReadOnlyCollection<string> chosen = [];

    public IEnumerable<string>? Values { get; set; }

    private protected override string Kind => "checkboxes";

    private protected override string InputType => "checkbox";

    /// <summary>Without a fieldset to carry it, the description stands on the control itself.</summary>
    private protected override string? DescribesItem => Markup.Words(Legend, LegendHtml) is null ? Describing() : null;

    private protected override bool IsChosen(GovukChoice item) => item.Value is not null && chosen.Contains(item.Value);

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        chosen = Values?.ToList() ?? BoundValues();
        return Asked(List(null, given));
    }
}
