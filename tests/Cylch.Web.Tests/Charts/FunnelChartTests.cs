using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class FunnelChartTests
{
    [Fact]
    public void A_point_outside_is_a_diamond_with_a_letter_that_the_key_explains()
    {
        var figure = Drawn.Of(ChartSamples.Funnel);
        figure.QuerySelectorAll(".ch-plot .ch-outside").Length.ShouldBe(1);
        figure.Texts(".ch-key li")[0].ShouldBe("A: Pont Home Care, 68%");
        figure.Texts(".ch-plot text").ShouldContain("A");
    }

    [Fact]
    public void A_hidden_count_is_a_stretch_and_no_dot_and_in_no_file()
    {
        var figure = Drawn.Of(ChartSamples.Funnel);
        var stretch = figure.QuerySelectorAll(".ch-stretch").Single();
        stretch.Length("y1").ShouldBeGreaterThan(stretch.Length("y2"));
        figure.QuerySelectorAll(".ch-plot circle.ch-dot").Length.ShouldBe(2);
        ChartSamples.Funnel.ToCsv().ToString().ShouldContain("Hafan,40,fewer than 5,not shown,6 to 18,inside the lines\r\n");
    }

    [Fact]
    public void Larger_units_stand_further_right_and_larger_shares_higher()
    {
        var circles = Drawn.Of(ChartSamples.Funnel).QuerySelectorAll(".ch-plot circle.ch-dot").ToList();
        circles[0].Length("cx").ShouldBeLessThan(circles[1].Length("cx"));
        circles[0].Length("cy").ShouldBeGreaterThan(circles[1].Length("cy"));
    }

    [Fact]
    public void The_readers_own_is_ringed_and_the_key_says_so()
    {
        var own = ChartSamples.Funnel with { Points = [ChartSamples.Funnel.Points[0] with { IsOwn = true }, .. ChartSamples.Funnel.Points.Skip(1)] };
        var figure = Drawn.Of(own);
        figure.QuerySelectorAll(".ch-plot .ch-own").Length.ShouldBe(1);
        figure.Texts(".ch-key li").ShouldContain("your own");
    }

    [Fact]
    public void Inner_lines_are_whole_and_outer_ones_dashed()
    {
        var lines = Drawn.Of(ChartSamples.Funnel).QuerySelectorAll(".ch-plot .ch-limit").ToList();
        lines.Where(l => l.ClassList.Contains("ch-limit--inner")).ShouldAllBe(l => l.GetAttribute("stroke-dasharray") == null);
        lines.Count(l => l.GetAttribute("stroke-dasharray") != null).ShouldBe(4);
    }
}
