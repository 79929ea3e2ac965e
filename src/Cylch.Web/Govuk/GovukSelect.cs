using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-select asp-for="Zone" label="…" items="Model.Zones"/&gt;</c></summary>
[HtmlTargetElement("govuk-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukSelect(GovukTexts texts) : GovukLabelledField(texts)
{
    public string? Value { get; set; }

    public IEnumerable<GovukChoice> Items { get; set; } = [];

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        var value = Value ?? BoundValue();
        var select = Markup.Tag("select", Markup.Spaced("govuk-select", HasError ? "govuk-select--error" : null));
        foreach (var item in Items)
        {
            select.Holding(Option(item, value));
        }

        return Labelled(select, given);
    }

    private static TagBuilder Option(GovukChoice item, string? value)
    {
        var chosen = item.Chosen ?? (!string.IsNullOrEmpty(value) && (item.Value ?? item.Text) == value);
        return Markup.Tag("option", null, Markup.Words(item.Text)).With("value", item.Value)
            .Flag("selected", chosen).Flag("disabled", item.Disabled).WithAll(item.Attributes);
    }
}
