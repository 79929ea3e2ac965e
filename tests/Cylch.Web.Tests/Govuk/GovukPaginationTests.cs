using AngleSharp.Html.Parser;
using Cylch.Web.Govuk;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Govuk;

public sealed class GovukPaginationTests
{
    [Theory]
    [InlineData(1, 2, "[1] 2")]
    [InlineData(1, 12, "[1] 2 … 12")]
    [InlineData(4, 12, "1 2 3 [4] 5 … 12")]
    [InlineData(6, 12, "1 … 5 [6] 7 … 12")]
    [InlineData(12, 12, "1 … 11 [12]")]
    public async Task The_row_shows_the_ends_where_one_is_and_its_neighbours(int page, int pages, string expected)
    {
        var list = new HtmlParser().ParseDocument(await Draw(page, pages)).QuerySelectorAll("li");

        string.Join(' ', list.Select(l => l.QuerySelector("a") is { } a ? a.HasAttribute("aria-current") ? $"[{a.TextContent}]" : a.TextContent : "…"))
            .ShouldBe(expected);
    }

    [Fact]
    public async Task Previous_and_next_lead_one_page_on()
    {
        var row = new HtmlParser().ParseDocument(await Draw(4, 12));

        row.QuerySelector("a[rel=prev]")!.GetAttribute("href").ShouldBe("?p=3");
        row.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("?p=5");
    }

    [Fact]
    public async Task One_page_needs_no_row() => (await Draw(1, 1)).ShouldBeEmpty();

    private static Task<string> Draw(int page, int pages) =>
        Drawn.AsHtml(new GovukPagination(GovukTexts.English) { Page = page, Pages = pages, HrefFor = n => $"?p={n}" });
}
