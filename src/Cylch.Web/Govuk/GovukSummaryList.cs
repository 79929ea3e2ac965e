using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-summary-list&gt;&lt;govuk-summary-row key="…"&gt;value&lt;govuk-summary-link href="…" hidden-text="…"&gt;Change&lt;/govuk-summary-link&gt;
/// &lt;/govuk-summary-row&gt;&lt;/govuk-summary-list&gt;</c>
/// </summary>
[HtmlTargetElement("govuk-summary-list")]
[RestrictChildren("govuk-summary-row")]
public sealed class GovukSummaryList : GovukPart
{
    private readonly List<GovukSummaryRow> rows = [];

    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[typeof(GovukSummaryList)] = this;
    }

    internal void Take(GovukSummaryRow row) => rows.Add(row);

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var hasActions = rows.Any(r => r.HasActions);
        return given.Onto(Markup.Tag("dl", "govuk-summary-list", Markup.All([.. rows.Select(r => r.Row(hasActions))])));
    }
}
