using AngleSharp.Dom;
using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class StackChartTests
{
    [Fact]
    public void The_parts_lie_end_to_end_and_fill_the_bar()
    {
        var parts = Parts(ChartSamples.Results);
        var at = 0.0;
        foreach (var part in parts)
        {
            part.Length("x").ShouldBe(at, 0.002);
            at += part.Length("width");
        }
        at.ShouldBe(100, 0.005);
        parts[0].Length("width").ShouldBe(100.0 * 22 / 124, 0.001);
    }

    [Fact]
    public void Every_result_has_a_texture_or_a_fill_that_no_other_has() =>
        Parts(ChartSamples.Results).Select(p => p.GetAttribute("fill") + p.ClassName).ShouldBeUnique();

    [Fact]
    public void The_key_names_each_part_and_its_amount_also_where_it_is_nothing()
    {
        var chart = ChartSamples.Results with { Parts = [new("Reached", 3, "3", StackFill.Solid), new("Slipped", 0, "0", StackFill.Zigzag)] };

        Drawn.Of(chart).Texts(".ch-key li").ShouldBe(["Reached 3", "Slipped 0"]);
        Parts(chart).Count.ShouldBe(1);
        chart.ToTable().Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void Nothing_at_all_is_an_empty_bar_that_says_so()
    {
        var chart = ChartSamples.Results with { Parts = [new("Reached", 0, "0", StackFill.Solid)] };

        Parts(chart).ShouldBeEmpty();
        Drawn.Of(chart).Texts("svg[role=img] text").ShouldBe(["Nothing to show yet"]);
        Drawn.Html(chart).ShouldNotContain("NaN");
    }

    [Fact]
    public void Hours_carry_their_words_in_the_bar_and_the_key_is_for_phones()
    {
        var figure = Drawn.Of(ChartSamples.Envelope);

        figure.Texts("svg[role=img] text").ShouldBe(["3 h 30 min", "fixed: medicine, 8am daily", "3 h 30 min", "Mair and Tŷ Gwyn decide"]);
        figure.QuerySelector(".ch-key")!.ClassList.ShouldContain("ch-below-460");
    }

    [Fact]
    public void A_part_too_narrow_for_its_words_leaves_them_to_the_key()
    {
        var chart = ChartSamples.Envelope with
        {
            Parts = [new("fixed: medicine, 8am daily", 10, "10 min", StackFill.Hatch), new("theirs to decide", 410, "6 h 50 min", StackFill.Tint)],
        };

        Drawn.Of(chart).QuerySelector(".ch-key")!.ClassName.ShouldBe("ch-key");
        Drawn.Of(chart).Texts("svg[role=img] text").ShouldBe(["6 h 50 min"]);
    }

    [Fact]
    public void A_part_less_than_nothing_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new StackPart("Reached", -1, "-1", StackFill.Solid));

    private static List<IElement> Parts(StackChart chart) =>
        [.. Drawn.Of(chart).QuerySelectorAll("svg[role=img] > rect").Where(r => !r.ClassList.Contains("ch-edge"))];
}
