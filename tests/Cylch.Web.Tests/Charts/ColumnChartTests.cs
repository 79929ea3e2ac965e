using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class ColumnChartTests
{
    [Fact]
    public void Columns_stand_on_nothing_and_are_as_high_as_their_counts()
    {
        var columns = Drawn.Of(ChartSamples.Columns).QuerySelectorAll("rect.ch-column").ToList();
        columns.Count.ShouldBe(4);
        columns.ShouldAllBe(c => Math.Abs(c.Length("y") + c.Length("height") - 230) < 0.01);
        (columns[2].Length("height") / columns[1].Length("height")).ShouldBe(34.0 / 8, 0.001);
    }

    [Fact]
    public void The_marked_one_is_striped_with_the_range_chance_would_put_it_in()
    {
        var figure = Drawn.Of(ChartSamples.Columns);
        figure.QuerySelectorAll("rect.ch-column--mark").Single().GetAttribute("fill").ShouldBe("url(#marks-mark)");
        figure.QuerySelectorAll(".ch-halo").Length.ShouldBe(1);
        figure.Texts(".ch-key li").ShouldBe(["Expected", "9 in 10 would fall here"]);
    }

    [Fact]
    public void A_hidden_count_is_an_open_box_without_a_number()
    {
        Drawn.Of(ChartSamples.Columns).QuerySelectorAll("rect.ch-missing").Length.ShouldBe(1);
        ChartSamples.Columns.ToCsv().ToString().ShouldContain("+2,not shown,4\r\n");
    }
}
