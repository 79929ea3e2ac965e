using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Html;

namespace Cylch.Web.Tests.Govuk;

/// <summary>Fixture options turned into tag helpers: the parts that are not form fields.</summary>
public static class DrawnParts
{
    private static readonly GovukTexts Texts = GovukTexts.English;

    public static Task<string> BackLink(FixtureOptions o) =>
        Drawn.AsHtml(new GovukBackLink(Texts) { Href = Filled(o.Text("href")) ?? "#" }, Words(o), o.Attributes(), o.Text("classes"));

    public static Task<string> Breadcrumbs(FixtureOptions o) => Drawn.AsHtml(
        new GovukBreadcrumbs(Texts)
        {
            Items = [.. o.List("items").Select(Link)],
            CollapseOnMobile = o.Flag("collapseOnMobile") ?? false,
            Label = o.Text("labelText"),
        },
        null,
        o.Attributes(),
        o.Text("classes"));

    public static Task<string> Button(FixtureOptions o)
    {
        var attributes = o.Attributes();
        foreach (var name in (string[])["name", "type", "value", "id"])
        {
            if (Filled(o.Text(name)) is { } value)
            {
                attributes[name] = value;
            }
        }

        var isLink = o.Text("href") is { Length: > 0 };
        if (isLink)
        {
            attributes.Remove("type");
        }

        return Drawn.AsHtml(
            new GovukButton
            {
                Href = o.Text("href"),
                Disabled = o.Flag("disabled") ?? false,
                Start = o.Flag("isStartButton") ?? false,
                PreventDoubleClick = o.Flag("preventDoubleClick"),
            },
            Words(o),
            attributes,
            o.Text("classes"));
    }

    public static Task<string> Details(FixtureOptions o) => Drawn.AsHtml(
        new GovukDetails { Summary = o.Text("summaryText"), SummaryHtml = o.Html("summaryHtml"), Open = o.Flag("open") ?? false },
        Words(o),
        WithId(o),
        o.Text("classes"));

    public static Task<string> ErrorSummary(FixtureOptions o)
    {
        var description = o.Html("descriptionHtml") ?? Encoded(o.Text("descriptionText"));
        return Drawn.AsHtml(
            new GovukErrorSummary(Texts)
            {
                Title = o.Text("titleText"),
                TitleHtml = o.Html("titleHtml"),
                Errors = [.. o.List("errorList").Select(Link)],
                DisableAutoFocus = o.Flag("disableAutoFocus"),
            },
            description,
            o.Attributes(),
            o.Text("classes"));
    }

    public static Task<string> InsetText(FixtureOptions o) => Drawn.AsHtml(new GovukInsetText(), Words(o), WithId(o), o.Text("classes"));

    public static Task<string> NotificationBanner(FixtureOptions o)
    {
        var attributes = o.Attributes();
        if (o.Text("role") is { } role)
        {
            attributes["role"] = role;
        }

        if (o.Flag("disableAutoFocus") is { } off)
        {
            attributes["data-disable-auto-focus"] = off ? "true" : "false";
        }

        return Drawn.AsHtml(
            new GovukNotificationBanner(Texts)
            {
                Success = o.Text("type") == "success",
                Title = Filled(o.Text("titleText")),
                TitleHtml = o.Html("titleHtml"),
                TitleId = o.Text("titleId") ?? "govuk-notification-banner-title",
                TitleHeadingLevel = o.Number("titleHeadingLevel") ?? 2,
                Text = o.Text("text"),
            },
            o.Html(),
            attributes,
            o.Text("classes"));
    }

    public static Task<string> Pagination(FixtureOptions o)
    {
        var (previous, next) = (o.Part("previous"), o.Part("next"));
        return Drawn.AsHtml(
            new GovukPagination(Texts)
            {
                Previous = o.Has("previous") ? Link(previous) : null,
                PreviousLabel = previous.Text("labelText"),
                Next = o.Has("next") ? Link(next) : null,
                NextLabel = next.Text("labelText"),
                Items = o.Has("items") ? [.. o.List("items").Select(PageLink)] : null,
                Label = o.Text("landmarkLabel"),
            },
            null,
            o.Attributes(),
            o.Text("classes"));
    }

    public static Task<string> Panel(FixtureOptions o) => Drawn.AsHtml(
        new GovukPanel { Title = o.Text("titleText"), TitleHtml = o.Html("titleHtml"), HeadingLevel = o.Number("headingLevel") ?? 1 },
        Words(o),
        o.Attributes(),
        o.Text("classes"));

    public static Task<string> SkipLink(FixtureOptions o) =>
        Drawn.AsHtml(new GovukSkipLink { Href = Filled(o.Text("href")) ?? "#content" }, Words(o), o.Attributes(), o.Text("classes"));

    public static Task<string> SummaryList(FixtureOptions o) => Drawn.AsHtmlWith(
        new GovukSummaryList(),
        async items =>
        {
            foreach (var row in o.List("rows"))
            {
                await SummaryRow(row, items);
            }

            return null;
        },
        o.Attributes(),
        o.Text("classes"));

    public static Task<string> Table(FixtureOptions o) => Drawn.AsHtml(
        new GovukTable
        {
            Caption = o.Text("caption"),
            CaptionClass = o.Text("captionClasses"),
            Head = o.Has("head") ? [.. o.List("head").Select(Cell)] : null,
            Rows = [.. o.List("rows").Select(r => (IReadOnlyList<GovukCell>)[.. r.Elements().Select(Cell)])],
            FirstCellIsHeader = o.Flag("firstCellIsHeader") ?? false,
        },
        null,
        o.Attributes(),
        o.Text("classes"));

    public static Task<string> Tag(FixtureOptions o) => Drawn.AsHtml(new GovukTag(), Words(o), o.Attributes(), o.Text("classes"));

    public static Task<string> WarningText(FixtureOptions o) => Drawn.AsHtml(
        new GovukWarningText(Texts) { Prefix = o.Text("iconFallbackText") }, Words(o), o.Attributes(), o.Text("classes"));

    internal static IHtmlContent? Words(FixtureOptions o)
    {
        var text = o.Text("text");
        return o.Html() ?? Encoded(text);
    }

    internal static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    internal static Dictionary<string, string> WithId(FixtureOptions o)
    {
        var attributes = o.Attributes();
        if (Filled(o.Text("id")) is { } id)
        {
            attributes["id"] = id;
        }

        return attributes;
    }

    private static async Task SummaryRow(FixtureOptions row, IDictionary<object, object> items)
    {
        var (key, value, actions) = (row.Part("key"), row.Part("value"), row.Part("actions"));
        var helper = new GovukSummaryRow
        {
            Key = key.Text("text"),
            KeyHtml = key.Html(),
            KeyClass = key.Text("classes"),
            ValueClass = value.Text("classes"),
            ActionsClass = actions.Text("classes"),
        };
        await Drawn.AsHtmlWith(
            helper,
            async inner =>
            {
                foreach (var action in actions.List("items"))
                {
                    var link = new GovukSummaryLink { Href = action.Text("href") ?? "", HiddenText = action.Text("visuallyHiddenText") };
                    var words = Words(action);
                    await Drawn.AsHtmlWith(link, _ => Task.FromResult(words), action.Attributes(), action.Text("classes"), inner);
                }

                return Words(value);
            },
            null,
            row.Text("classes"),
            items);
    }

    private static GovukCell Cell(FixtureOptions o) => new(o.Text("text"))
    {
        Html = o.Html(),
        IsNumeric = o.Text("format") == "numeric",
        Class = o.Text("classes"),
        Colspan = o.Number("colspan"),
        Rowspan = o.Number("rowspan"),
        Attributes = o.Attributes(),
    };

    private static GovukLink Link(FixtureOptions o) =>
        new(o.Text("text"), o.Text("href")) { Html = o.Html(), Attributes = o.Attributes() };

    private static GovukPageLink PageLink(FixtureOptions o) => new(o.Text("number") ?? "", o.Text("href"))
    {
        IsCurrent = o.Flag("current") ?? false,
        IsGap = o.Flag("ellipsis") ?? false,
        Label = o.Text("visuallyHiddenText"),
        Attributes = o.Attributes(),
    };

    private static IHtmlContent? Encoded(string? text) => string.IsNullOrEmpty(text) ? null : new HtmlContentBuilder().Append(text);
}
