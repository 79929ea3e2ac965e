using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary><c>&lt;govuk-breadcrumbs items="Model.Trail"/&gt;</c>; the last, without an address, is this page.</summary>
[HtmlTargetElement("govuk-breadcrumbs")]
public sealed class GovukBreadcrumbs(GovukTexts texts) : GovukPart
{
    public IEnumerable<GovukLink> Items { get; set; } = [];

    /// <summary>On a phone only the first and the one above this page.</summary>
    public bool CollapseOnMobile { get; set; }

    /// <summary>Names the landmark; the request's word unless given.</summary>
    public string? Label { get; set; }

    protected override IHtmlContent Write(IHtmlContent? inside, GivenAttributes given)
    {
        var list = Markup.Tag("ol", "govuk-breadcrumbs__list");
        foreach (var item in Items)
        {
            list.Holding(Crumb(item));
        }

        var classes = Markup.Spaced("govuk-breadcrumbs", CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null);
        return given.Onto(Markup.Tag("nav", classes, list).With("aria-label", Label ?? texts.Breadcrumb));
    }

    private static TagBuilder Crumb(GovukLink item)
    {
        var words = Markup.Words(item.Text, item.Html);
        if (string.IsNullOrEmpty(item.Href))
        {
            return Markup.Tag("li", "govuk-breadcrumbs__list-item", words).With("aria-current", "page");
        }

        var link = Markup.Tag("a", "govuk-breadcrumbs__link", words).With("href", item.Href).WithAll(item.Attributes);
        return Markup.Tag("li", "govuk-breadcrumbs__list-item", link);
    }
}
