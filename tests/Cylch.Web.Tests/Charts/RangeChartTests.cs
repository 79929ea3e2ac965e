using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class RangeChartTests
{
    [Fact]
    public void Each_dot_lies_within_its_range_and_what_is_compared_with_is_open()
    {
        var figure = Drawn.Of(ChartSamples.Ranges);
        var (dots, ranges) = (figure.QuerySelectorAll("circle").ToList(), figure.QuerySelectorAll(".ch-stretch").ToList());
        dots.Count.ShouldBe(2);
        for (var i = 0; i < dots.Count; i++)
        {
            dots[i].Length("cx").ShouldBeInRange(ranges[i].Length("x1"), ranges[i].Length("x2"));
        }

        dots[1].ClassList.ShouldContain("ch-dot--open");
    }

    [Fact]
    public void A_hidden_share_is_a_range_without_a_dot()
    {
        var hidden = ChartSamples.Ranges with { Rows = [ChartSamples.Ranges.Rows[0] with { Share = null, ShareText = "not shown" }] };
        var figure = Drawn.Of(hidden);
        figure.QuerySelectorAll("circle").ShouldBeEmpty();
        figure.QuerySelectorAll(".ch-stretch").Length.ShouldBe(1);
    }
}
