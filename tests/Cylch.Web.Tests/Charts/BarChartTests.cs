using AngleSharp.Dom;
using Cylch.Rules;
using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class BarChartTests
{
    [Fact]
    public void Bars_begin_at_nothing_and_are_as_long_as_their_amounts()
    {
        var bars = Bars(ChartSamples.Providers);

        bars.ShouldAllBe(b => b.Length("x") == 0);
        bars.Select(b => Math.Round(b.Length("width"), 2)).ShouldBe([100, 74.96, 22.14, 1.82]);
    }

    [Fact]
    public void What_is_taken_off_lies_on_the_other_side_of_nothing_striped()
    {
        var bars = Bars(ChartSamples.Bars);

        (bars[0].Length("x") + bars[0].Length("width")).ShouldBe(bars[1].Length("x"), 0.002);
        bars[0].GetAttribute("fill").ShouldBe("url(#money-off)");
        bars[1].GetAttribute("fill").ShouldBeNull();
    }

    [Fact]
    public void What_is_not_known_is_never_drawn_as_nothing()
    {
        var row = Drawn.Of(ChartSamples.Bars).QuerySelectorAll("tbody tr")[3];

        row.QuerySelector(".ch-missing").ShouldNotBeNull();
        row.QuerySelector(".ch-bar--nothing").ShouldBeNull();
        row.TextContent.ShouldEndWith("not known");
        ChartSamples.Bars.ToCsv().ToString().ShouldContain("46 visits without a rate,,not known");
    }

    [Fact]
    public void The_rows_on_the_page_are_the_rows_of_the_file()
    {
        Drawn.Of(ChartSamples.Bars).Texts("tbody .ch-wf__part").ShouldBe(ChartSamples.Bars.Rows.Select(r => r.Label));
        ChartSamples.Bars.ToCsv().ToString().ShouldContain("Held for outcomes,,-30745.65\r\n");
    }

    [Fact]
    public void No_rows_and_rows_of_nothing_can_be_drawn()
    {
        Drawn.Of(ChartSamples.Bars with { Rows = [] }).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        Drawn.Html(ChartSamples.Bars with { Rows = [BarRow.Pounds("Interest", Money.Zero, ChartSamples.English)] }).ShouldNotContain("NaN");
    }

    private static List<IElement> Bars(BarChart chart) =>
        [.. Drawn.Of(chart).QuerySelectorAll(".ch-wf__draw > rect")];
}
