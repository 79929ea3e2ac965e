using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

/// <summary>What holds for every chart there is.</summary>
public sealed class ChartFigureTests
{
    private const string Hostile = "<script>alert(\"ŵ\")</script> & 'ŷ'";

    public static TheoryData<string> Ids => [.. ChartSamples.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_sentence_stands_before_the_picture(string id)
    {
        var figure = Drawn.Of(Chart(id));

        figure.FirstElementChild!.LocalName.ShouldBe("figcaption");
        figure.FirstElementChild.TextContent.ShouldBe(Chart(id).Sentence);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_picture_has_a_role_a_name_and_a_description_or_is_hidden_beside_the_table_that_says_it(string id)
    {
        var figure = Drawn.Of(Chart(id));

        foreach (var svg in figure.QuerySelectorAll("svg").Where(s => s.ParentElement!.Closest("svg") is null))
        {
            if (svg.GetAttribute("aria-hidden") == "true")
            {
                svg.HasAttribute("role").ShouldBeFalse();
                continue;
            }
            svg.GetAttribute("role").ShouldBe("img");
            svg.GetAttribute("aria-label").ShouldBe(Chart(id).Title);
            figure.QuerySelector("#" + svg.GetAttribute("aria-describedby"))!.TextContent.ShouldBe(Chart(id).Sentence);
        }
        figure.QuerySelectorAll("svg[role=img], table").Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_table_and_the_file_hold_the_same_rows(string id)
    {
        var chart = Chart(id);
        var table = chart.ToTable();
        var lines = chart.ToCsv().ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(table.Rows.Count + 1);
        table.Rows.ShouldAllBe(row => row.Count == table.Columns.Count);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_table_on_the_page_holds_the_same_cells_as_the_data(string id)
    {
        var chart = Chart(id);
        var table = Drawn.Of(chart).QuerySelector("details table");
        if (table is null)
        {
            // The picture is itself a table, or so small that it leans on the table of its page.
            (chart is WaterfallChart or BarChart or TrendChart { Small: true }).ShouldBeTrue();
            return;
        }
        table.Texts("thead th").ShouldBe(chart.ToTable().Columns.Select(c => c.Heading));
        table.QuerySelectorAll("tbody tr").Select(r => r.Texts("th, td"))
            .ShouldBe(chart.ToTable().Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.Text)]), Cells.Same);
        table.QuerySelectorAll("tbody th[scope=row]").Length.ShouldBe(chart.ToTable().Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Nothing_in_it_is_against_a_strict_content_policy(string id)
    {
        var figure = Drawn.Of(Chart(id), "/figures.csv");

        foreach (var element in figure.QuerySelectorAll("*"))
        {
            element.LocalName.ShouldNotBeOneOf("script", "style", "iframe", "object", "foreignobject");
            element.Attributes.Select(a => a.Name).ShouldAllBe(name => name != "style" && !name.StartsWith("on"));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_id_in_it_begins_with_its_own_so_that_two_charts_share_a_page(string id)
    {
        var ids = Drawn.Of(Chart(id)).QuerySelectorAll("[id]").Select(e => e.Id!).ToList();

        ids.ShouldAllBe(other => other.StartsWith(id));
        ids.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_texture_it_asks_for_is_defined_in_it(string id)
    {
        var figure = Drawn.Of(Chart(id));

        foreach (var painted in figure.QuerySelectorAll("[fill^='url(']"))
        {
            var pattern = painted.GetAttribute("fill")![5..^1];
            figure.QuerySelector("pattern#" + pattern).ShouldNotBeNull($"{pattern} is not defined");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Hostile_words_are_said_and_not_run(string id)
    {
        var figure = Drawn.Of(Chart(id) with { Title = Hostile, Sentence = Hostile, Note = Hostile }, "/x.csv");

        figure.QuerySelectorAll("script").ShouldBeEmpty();
        figure.QuerySelector("figcaption")!.TextContent.ShouldBe(Hostile);
        figure.QuerySelector("[aria-label], caption").ShouldNotBeNull();
        figure.QuerySelectorAll("svg[role=img]").ShouldAllBe(svg => svg.GetAttribute("aria-label") == Hostile);
    }

    [Fact]
    public void Welsh_letters_stand_as_themselves() =>
        Drawn.Html(ChartSamples.Providers).ShouldContain("Sŵn y Nant");

    [Fact]
    public void The_link_to_the_file_names_the_chart_for_those_who_hear_links_alone()
    {
        var link = Drawn.Of(ChartSamples.Star, "/people/mair/star.csv?as=\"x\"").QuerySelector(".ch-csv a")!;

        link.GetAttribute("href").ShouldBe("/people/mair/star.csv?as=\"x\"");
        link.TextContent.ShouldBe("Download these figures (CSV): Star of Mair’s five outcomes");
        Drawn.Of(ChartSamples.Star).QuerySelector(".ch-csv").ShouldBeNull();
    }

    [Fact]
    public void The_table_is_left_out_where_it_already_stands_on_the_page() =>
        Drawn.Of(ChartSamples.Star, tableShown: false).QuerySelector("details").ShouldBeNull();

    [Fact]
    public void The_fixed_words_are_in_the_language_of_the_page() =>
        Drawn.Of(ChartSamples.Star with { Texts = ChartSamples.Welsh }).Texts(".ch-key li").ShouldBe(["dechrau", "nawr", "targed", "heb ofyn yn ddiweddar"]);

    [Theory]
    [InlineData("")]
    [InlineData("Two words")]
    [InlineData("x\" onload=\"y")]
    public void An_id_that_could_break_the_markup_is_refused(string id) =>
        Should.Throw<ArgumentException>(() => ChartSamples.Star with { Id = id });

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("")]
    public void A_link_out_of_the_site_is_refused(string href) => Should.Throw<ArgumentException>(() => new ChartLink("Terms", href));

    private static Chart Chart(string id) => ChartSamples.All.Single(c => c.Id == id);

    private sealed class Cells : IEqualityComparer<IReadOnlyList<string>>
    {
        public static readonly Cells Same = new();

        public bool Equals(IReadOnlyList<string>? x, IReadOnlyList<string>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(IReadOnlyList<string> obj) => obj.Count;
    }
}
