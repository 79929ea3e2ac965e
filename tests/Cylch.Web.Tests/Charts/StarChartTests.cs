using AngleSharp.Dom;
using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class StarChartTests
{
    // A reading of nothing is 14 from the centre, the tip 108.
    private const double Hub = 14, Tip = 108;

    [Fact]
    public void Each_outcome_is_a_point_of_its_own_and_not_a_web()
    {
        var rays = Star(ChartSamples.Star).QuerySelectorAll("path.ch-ray");

        rays.Length.ShouldBe(5);
        rays.ShouldAllBe(r => r.GetAttribute("d")!.StartsWith("M0 0") && r.GetAttribute("d")!.EndsWith('z'));
    }

    [Fact]
    public void The_first_point_is_up_and_as_long_as_its_reading()
    {
        var now = Star(ChartSamples.Star).QuerySelector("circle.ch-dot")!;

        now.Length("cx").ShouldBe(0, 0.001);
        now.Length("cy").ShouldBe(-(Hub + (Tip - Hub) * 0.6), 0.01);
    }

    [Fact]
    public void An_outcome_not_asked_about_lately_is_dashed_has_no_now_and_says_so()
    {
        var figure = Drawn.Of(ChartSamples.Star);
        var unknown = Star(ChartSamples.Star).QuerySelectorAll("path.ch-ray--unknown");

        unknown.Length.ShouldBe(1);
        unknown[0].HasAttribute("stroke-dasharray").ShouldBeTrue();
        Star(ChartSamples.Star).QuerySelectorAll("circle.ch-dot").Length.ShouldBe(4);
        figure.Texts(".ch-key li").ShouldContain("not asked lately");
        ChartSamples.Star.ToCsv().ToString().ShouldContain("Nia,5,not asked since 19 May,8");
    }

    [Fact]
    public void The_key_does_not_speak_of_what_is_not_drawn() =>
        Drawn.Of(ChartSamples.Star with { Arms = [ChartSamples.Star.Arms[0]] }).Texts(".ch-key li").ShouldBe(["start", "now", "target"]);

    [Fact]
    public void Where_less_is_better_the_point_grows_as_the_number_falls()
    {
        var star = Star(ChartSamples.Star with { Arms = [new StarArm("Pain", 10, 0) { Start = 8, Now = 2 }] });

        star.QuerySelector("circle.ch-dot")!.Length("cy").ShouldBe(-(Hub + (Tip - Hub) * 0.8), 0.01);
    }

    [Fact]
    public void A_start_that_is_also_now_shows_as_a_ring_about_the_dot() =>
        Star(ChartSamples.Star with { Arms = [ChartSamples.Star.Arms[1]] }).QuerySelector("circle.ch-ring")!.Length("r")
            .ShouldBeGreaterThan(Star(ChartSamples.Star).QuerySelector("circle.ch-dot")!.Length("r"));

    [Fact]
    public void An_outcome_never_read_has_a_name_and_a_target_and_nothing_else()
    {
        var star = Star(ChartSamples.Star with { Arms = [new StarArm("New", 0, 10) { Target = 5 }, ChartSamples.Star.Arms[0]] });

        star.QuerySelectorAll("path.ch-ray").Length.ShouldBe(1);
        star.QuerySelectorAll("line.ch-bar-target").Length.ShouldBe(2);
        star.Texts("text").ShouldContain("1 New");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(12)]
    public void Any_number_of_outcomes_can_be_drawn(int arms)
    {
        var chart = ChartSamples.Star with { Arms = [.. Enumerable.Range(0, arms).Select(i => new StarArm("Outcome", 0, 10) { Now = i % 11 })] };

        Star(chart).QuerySelectorAll("circle.ch-dot").Length.ShouldBe(arms);
        Drawn.Html(chart).ShouldNotContain("NaN");
        chart.ToTable().Rows.Count.ShouldBe(arms);
    }

    [Fact]
    public void On_a_phone_the_points_carry_numbers_and_a_list_says_what_they_are()
    {
        var figure = Drawn.Of(ChartSamples.Star);

        figure.QuerySelectorAll("svg text[class*='ch-below-']").Select(t => t.TextContent).ShouldBe(["1", "2", "3", "4", "5"]);
        figure.Texts("ol.ch-names li").ShouldBe(["Shop", "Washing", "Sleep", "Singing", "Nia"]);
    }

    private static IElement Star(StarChart chart) => Drawn.Of(chart).QuerySelector("svg[role=img] > svg")!;
}
