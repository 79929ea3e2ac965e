using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cylch.Web.Govuk;

/// <summary>
/// <c>&lt;govuk-pagination page="2" pages="12" href-for="Model.PageHref"/&gt;</c> writes the whole row, and nothing when there is one page.
/// Or give previous, next and items outright.
/// </summary>
[HtmlTargetElement("govuk-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukPagination(GovukTexts texts) : GovukPart
{
    private const string PreviousArrow = "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z";
    private const string NextArrow = "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";

    /// <summary>Where one is, from 1.</summary>
    public int? Page { get; set; }

    public int? Pages { get; set; }

    public Func<int, string>? HrefFor { get; set; }

    public GovukLink? Previous { get; set; }

    /// <summary>What the previous page is about; shown only where there are no numbers.</summary>
    public string? PreviousLabel { get; set; }

    public GovukLink? Next { get; set; }

    public string? NextLabel { get; set; }

    public IEnumerable<GovukPageLink>? Items { get; set; }

    /// <summary>Names the landmark; the request's word unless given.</summary>
    public string? Label { get; set; }

    protected override IHtmlContent? Write(IHtmlContent? inside, GivenAttributes given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (Page is { } page && Pages is { } pages && HrefFor is { } hrefFor)
        {
            if (pages < 2)
            {
                return null;
            }

            Previous ??= page > 1 ? new GovukLink(null, hrefFor(page - 1)) : null;
            Next ??= page < pages ? new GovukLink(null, hrefFor(page + 1)) : null;
            Items ??= Row(page, pages, hrefFor);
        }

        var isBlock = Items is null && (Previous ?? Next) is not null;
        var nav = Markup.Tag(
            "nav",
            Markup.Spaced("govuk-pagination", isBlock ? "govuk-pagination--block" : null),
            Arrow("prev", Previous, PreviousLabel, isBlock),
            Items is null ? null : Markup.Tag("ul", "govuk-pagination__list", Markup.All([.. Items.Select(Number)])),
            Arrow("next", Next, NextLabel, isBlock));
        return given.Onto(nav.With("aria-label", Label ?? texts.Pagination));
    }

    /// <summary>First, last, where one is and its neighbours, with gaps where numbers are left out.</summary>
    private static IEnumerable<GovukPageLink> Row(int page, int pages, Func<int, string> hrefFor)
    {
        var last = 0;
        foreach (var number in new SortedSet<int> { 1, page - 1, page, page + 1, pages }.Where(n => n >= 1 && n <= pages))
        {
            if (number == last + 2)
            {
                yield return One(last + 1);
            }
            else if (number > last + 2)
            {
                yield return GovukPageLink.Gap;
            }

            yield return One(number);
            last = number;
        }

        GovukPageLink One(int number) =>
            new(number.ToString(CultureInfo.InvariantCulture), hrefFor(number)) { IsCurrent = number == page };
    }

    private TagBuilder Number(GovukPageLink item)
    {
        if (item.IsGap)
        {
            return Markup.Tag("li", "govuk-pagination__item govuk-pagination__item--ellipsis", new HtmlString("&ctdot;"));
        }

        var label = item.Label ?? string.Format(CultureInfo.InvariantCulture, texts.PageNumber, item.Number);
        var link = Markup.Tag("a", "govuk-link govuk-pagination__link", Markup.Words(item.Number)).With("href", item.Href)
            .With("aria-label", label).With("aria-current", item.IsCurrent ? "page" : null).WithAll(item.Attributes);
        return Markup.Tag("li", Markup.Spaced("govuk-pagination__item", item.IsCurrent ? "govuk-pagination__item--current" : null), link);
    }

    private TagBuilder? Arrow(string way, GovukLink? to, string? label, bool isBlock)
    {
        if (string.IsNullOrEmpty(to?.Href))
        {
            return null;
        }

        var isPrevious = way == "prev";
        var words = Markup.Words(to.Text, to.Html) ?? (isPrevious
            ? Markup.All(Markup.Words(texts.PreviousPage), Markup.Hidden(texts.PreviousPageHidden))
            : Markup.All(Markup.Words(texts.NextPage), Markup.Hidden(texts.NextPageHidden)));
        var isDecorated = isBlock && string.IsNullOrEmpty(label);
        var title = Markup.Tag(
            "span", Markup.Spaced("govuk-pagination__link-title", isDecorated ? "govuk-pagination__link-title--decorated" : null), words);
        var about = isBlock && !string.IsNullOrEmpty(label)
            ? Markup.All(Markup.Hidden(":"), Markup.Tag("span", "govuk-pagination__link-label", Markup.Words(label)))
            : null;
        var icon = Icon(way, isPrevious ? PreviousArrow : NextArrow);
        var link = Markup.Tag("a", "govuk-link govuk-pagination__link").With("href", to.Href).With("rel", way).WithAll(to.Attributes);
        link.Holding(isBlock || isPrevious ? icon : null, title, about, isBlock || isPrevious ? null : icon);
        return Markup.Tag("div", $"govuk-pagination__{way}", link);
    }

    private static TagBuilder Icon(string way, string path) =>
        Markup.Tag("svg", $"govuk-pagination__icon govuk-pagination__icon--{way}", Markup.Tag("path").With("d", path))
            .With("xmlns", "http://www.w3.org/2000/svg").With("height", "13").With("width", "15").With("aria-hidden", "true")
            .With("focusable", "false").With("viewBox", "0 0 15 13");
}
