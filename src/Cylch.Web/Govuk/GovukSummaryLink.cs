using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>What can be done about a row of a summary list. The hidden text says which row, for those who hear links one by one.</summary>
[HtmlTargetElement("govuk-summary-link", ParentTag = "govuk-summary-row")]
public sealed class GovukSummaryLink : GovukPart
{
    private GovukSummaryRow? row;

    public string Href { get; set; } = "";

    public string? HiddenText { get; set; }

    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        row = context.Items.TryGetValue(typeof(GovukSummaryRow), out var owner) ? (GovukSummaryRow)owner : null;
    }

    protected override IHtmlContent? Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var hidden = string.IsNullOrEmpty(HiddenText) ? null : Markup.Hidden(" " + HiddenText);
        row?.Take(given.Onto(Markup.Tag("a", "govuk-link", Markup.Kept(inside), hidden).With("href", Href)));
        return null;
    }
}
