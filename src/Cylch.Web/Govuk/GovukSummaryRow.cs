using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>One row of a summary list: a key, a value, and what can be done about it.</summary>
[HtmlTargetElement("govuk-summary-row", ParentTag = "govuk-summary-list")]
public sealed class GovukSummaryRow : GovukPart
{
    private readonly List<IHtmlContent> actions = [];
    private GovukSummaryList? list;
    private IHtmlContent? value;
    private GivenAttributes attributes = GivenAttributes.None;

    public string? Key { get; set; }

    public IHtmlContent? KeyHtml { get; set; }

    public string? KeyClass { get; set; }

    public string? ValueClass { get; set; }

    public string? ActionsClass { get; set; }

    internal bool HasActions => actions.Count > 0;

    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        list = context.Items.TryGetValue(typeof(GovukSummaryList), out var owner) ? (GovukSummaryList)owner : null;
        context.Items[typeof(GovukSummaryRow)] = this;
    }

    internal void Take(IHtmlContent action) => actions.Add(action);

    /// <summary>Keeps what it holds; the list writes all rows at once, because each must know whether any has actions.</summary>
    protected override IHtmlContent? Write(IHtmlContent? inside, GivenAttributes given)
    {
        value = Markup.Kept(inside);
        attributes = given;
        list?.Take(this);
        return null;
    }

    internal TagBuilder Row(bool anyHasActions)
    {
        var row = Markup.Tag("div", Markup.Spaced("govuk-summary-list__row", anyHasActions && !HasActions ? "govuk-summary-list__row--no-actions" : null));
        row.Holding(
            Markup.Tag("dt", Markup.Spaced("govuk-summary-list__key", KeyClass), Markup.Words(Key, KeyHtml)),
            Markup.Tag("dd", Markup.Spaced("govuk-summary-list__value", ValueClass), value),
            HasActions ? Markup.Tag("dd", Markup.Spaced("govuk-summary-list__actions", ActionsClass), Actions()) : null);
        return attributes.Onto(row);
    }

    private IHtmlContent Actions() => actions.Count == 1
        ? actions[0]
        : Markup.Tag(
            "ul",
            "govuk-summary-list__actions-list",
            Markup.All([.. actions.Select(a => Markup.Tag("li", "govuk-summary-list__actions-list-item", a))]));
}
