using AngleSharp.Dom;
using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class ScaleChartTests
{
    [Fact]
    public void Each_mark_stands_at_its_value_in_a_shape_of_its_own()
    {
        var scale = Scale(ChartSamples.Scale);

        Place(scale, ".ch-scale-start").ShouldBe(20);
        Place(scale, ".ch-scale-now").ShouldBe(60);
        Place(scale, ".ch-scale-target").ShouldBe(70);
        scale.QuerySelector(".ch-scale-target")!.LocalName.ShouldBe("path");
    }

    [Fact]
    public void The_way_come_is_full_and_the_way_to_go_is_dotted()
    {
        var ways = Scale(ChartSamples.Scale).QuerySelectorAll("line.ch-way");

        ways.Select(w => (w.Length("x1"), w.Length("x2"))).ShouldBe([(20, 60), (60, 70)]);
        ways[0].HasAttribute("stroke-dasharray").ShouldBeFalse();
        ways[1].HasAttribute("stroke-dasharray").ShouldBeTrue();
    }

    [Fact]
    public void Before_any_reading_the_way_goes_from_start_to_target()
    {
        var chart = ChartSamples.Scale with { Marks = [ChartSamples.Scale.Marks[0], ChartSamples.Scale.Marks[2]] };

        Scale(chart).QuerySelectorAll("line.ch-way").Single().Length("x2").ShouldBe(70);
    }

    [Fact]
    public void Words_near_each_other_stand_in_rows_of_their_own()
    {
        var words = Scale(ChartSamples.Scale with { Marks = [.. Enumerable.Range(0, 6).Select(i => new ScaleMark(ScaleMarkKind.Other, 5, $"Voice {i} says 5"))] })
            .QuerySelectorAll("text.ch-strong");

        words.Length.ShouldBe(6);
        words.Select(w => w.GetAttribute("y")).ShouldBeUnique();
    }

    [Fact]
    public void The_ends_are_named_and_a_value_outside_them_stands_at_the_end()
    {
        var scale = Scale(ChartSamples.Scale with { Marks = [new(ScaleMarkKind.Now, 12, "Now 12")] });

        scale.Texts("text.ch-quiet").ShouldBe(["0 nowhere near", "10 there"]);
        Place(scale, ".ch-scale-now").ShouldBe(100);
    }

    private static double Place(IElement scale, string shape) => scale.QuerySelector(shape)!.ParentElement!.Length("x");

    private static IElement Scale(ScaleChart chart) => Drawn.Of(chart).QuerySelector("svg[role=img]")!;
}
