using System.Text.Encodings.Web;
using Cylch.Web.Charts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class ChartTagTests
{
    [Fact]
    public void The_tag_writes_the_figure_and_nothing_of_itself()
    {
        var html = Rendered(new ChartTag { Of = ChartSamples.Star, Csv = "/star.csv" });

        html.ShouldBe(Drawn.Html(ChartSamples.Star, "/star.csv"));
        html.ShouldStartWith("<figure ");
    }

    [Fact]
    public void A_chart_that_is_not_there_writes_nothing() => Rendered(new ChartTag()).ShouldBe("");

    [Fact]
    public void The_table_can_be_left_out() => Rendered(new ChartTag { Of = ChartSamples.Star, Table = false }).ShouldNotContain("<details");

    private static string Rendered(ChartTag tag)
    {
        var output = new TagHelperOutput("cy-chart", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        tag.Process(new TagHelperContext([], new Dictionary<object, object>(), "one"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
