using AngleSharp.Dom;
using Cylch.Rules;
using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class DumbbellChartTests
{
    [Fact]
    public void Before_and_after_stand_on_one_scale_in_proportion()
    {
        var figure = Drawn.Of(Sample);
        var ways = figure.QuerySelectorAll("tbody .ch-db__way").ToList();

        // £29 to £33: two steps apart.
        ways.Count.ShouldBe(3);
        (ways[0].Length("x2") - ways[0].Length("x1")).ShouldBe(-(ways[1].Length("x2") - ways[1].Length("x1")), 0.01);
        (ways[2].Length("x2") - ways[2].Length("x1")).ShouldBe(0, 0.001);
        ways.ShouldAllBe(way => way.Length("x1") > 0 && way.Length("x1") < 100 && way.Length("x2") > 0 && way.Length("x2") < 100);
    }

    [Fact]
    public void Less_is_a_diamond_and_more_a_circle_so_that_colour_is_not_needed()
    {
        var rows = Drawn.Of(Sample).QuerySelectorAll("tbody tr").ToList();

        rows[0].QuerySelectorAll("circle.ch-db__more").Length.ShouldBe(1);
        rows[1].QuerySelectorAll("path.ch-db__less").Length.ShouldBe(1);
        rows[2].QuerySelectorAll(".ch-db__more, .ch-db__less").Length.ShouldBe(0);
        rows[..3].ShouldAllBe(row => row.QuerySelectorAll("circle.ch-db__was").Length == 1);
    }

    [Fact]
    public void The_last_row_is_the_sum_of_the_rows_and_has_no_mark()
    {
        var last = Drawn.Of(Sample).QuerySelectorAll("tbody tr")[^1];

        last.QuerySelectorAll("svg").Length.ShouldBe(0);
        Sample.ToTable().Rows[^1].Select(cell => cell.Text).ShouldBe(["Total", "", "£600.00", "£610.00", "+£10.00"]);
        last.QuerySelector(".ch-wf__amount")!.TextContent.ShouldBe("+£10.00");
    }

    [Fact]
    public void What_may_not_be_shown_has_words_and_no_mark()
    {
        var figure = Drawn.Of(Sample with { Rows = [.. Sample.Rows, new DumbbellRow("Few", new Money(1), new Money(2)) { Hidden = "not shown" }], TotalLabel = null });

        var row = figure.QuerySelectorAll("tbody tr")[^1];
        row.QuerySelectorAll("svg").Length.ShouldBe(0);
        row.TextContent.ShouldContain("not shown");
        row.TextContent.ShouldNotContain("£0.01");
    }

    [Fact]
    public void The_file_holds_the_amounts_of_the_rows() =>
        Sample.ToCsv().ToString().Split("\r\n")[1].ShouldBe("Aelwyd,74 people,100.00,120.00,20.00");

    [Fact]
    public void Rows_keep_their_roles_when_a_phone_shows_them_as_blocks()
    {
        var table = Drawn.Of(Sample).QuerySelector("table")!;

        table.GetAttribute("role").ShouldBe("table");
        table.QuerySelectorAll("tr").ShouldAllBe(row => row.GetAttribute("role") == "row");
        table.QuerySelectorAll("td").ShouldAllBe(cell => cell.GetAttribute("role") == "cell");
    }

    [Fact]
    public void Nothing_moving_and_nothing_at_all_are_drawn_without_a_fault()
    {
        Drawn.Of(Sample with { Rows = [] }).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        Drawn.Of(Sample with { Rows = [new DumbbellRow("Same", Money.Zero, Money.Zero)] }).QuerySelectorAll("circle.ch-db__was").Length.ShouldBeGreaterThan(1);
    }

    private static DumbbellChart Sample => new()
    {
        Id = "by-provider", Title = "Paid to each provider", Sentence = "One would be paid more and one less.", Texts = ChartSamples.English,
        RowHeading = "Provider", ScaleHeading = "Paid for each hour", WasHeading = "Was paid", WouldHeading = "Would be paid",
        DifferenceHeading = "Difference", TotalLabel = "Total",
        Rows =
        [
            new DumbbellRow("Aelwyd", new Money(100_00), new Money(120_00)) { Detail = "74 people", At = (30, 32) },
            new DumbbellRow("Brynteg", new Money(200_00), new Money(190_00)) { At = (31, 29.0m) },
            new DumbbellRow("Cwm", new Money(300_00), new Money(300_00)) { At = (33, 33) },
        ],
    };
}
