using AngleSharp.Dom;
using Cylch.Rules;
using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class WaterfallChartTests
{
    [Fact]
    public void The_last_total_so_far_is_the_total()
    {
        ChartSamples.Waterfall.Total.ShouldBe(new Money(1394854));
        ChartSamples.Waterfall.TotalsSoFar[^1].ShouldBe(ChartSamples.Waterfall.Total);
        ChartSamples.Waterfall.TotalsSoFar[^1].Pence.ShouldBe(ChartSamples.Waterfall.Rows.Sum(r => r.Amount.Pence));
    }

    [Fact]
    public void Each_bar_begins_where_the_one_before_it_ended()
    {
        var bars = Bars(ChartSamples.Waterfall);
        var ends = ChartSamples.Waterfall.TotalsSoFar.Select(t => t.Pence / 15000.0).ToList();

        for (var i = 1; i < bars.Count; i++)
        {
            var row = ChartSamples.Waterfall.Rows[i];
            var (from, to) = (bars[i].Length("x"), bars[i].Length("x") + bars[i].Length("width"));
            var isSum = row.Amount == Money.Zero;
            from.ShouldBe(isSum ? 0 : Math.Min(ends[i - 1], ends[i]), 0.002);
            to.ShouldBe(isSum ? ends[i] : Math.Max(ends[i - 1], ends[i]), 0.002);
        }
    }

    [Fact]
    public void What_is_taken_off_is_striped_and_has_a_minus_sign_and_what_is_added_is_neither()
    {
        var bars = Bars(ChartSamples.Waterfall);
        var amounts = Drawn.Of(ChartSamples.Waterfall).Texts("tbody .ch-wf__amount");

        for (var i = 0; i < bars.Count; i++)
        {
            var isOff = ChartSamples.Waterfall.Rows[i].Amount < Money.Zero;
            (bars[i].GetAttribute("fill") == "url(#total-off)").ShouldBe(isOff);
            amounts[i].StartsWith('−').ShouldBe(isOff);
        }
        amounts.ShouldContain("−£1,166.27");
        amounts.ShouldContain("+£2,619.59");
    }

    [Fact]
    public void The_scale_starts_at_nothing() =>
        Drawn.Of(ChartSamples.Waterfall).Texts(".ch-wf__scale text").ShouldBe(["£0", "£15,000", "£5,000", "£10,000"], ignoreOrder: true);

    [Fact]
    public void The_rows_on_the_page_hold_the_words_and_amounts_of_the_data()
    {
        var figure = Drawn.Of(ChartSamples.Waterfall);
        var rows = ChartSamples.Waterfall.ToTable().Rows;

        figure.Texts("tbody .ch-wf__part").ShouldBe(rows.Select(r => r[0].Text));
        figure.Texts("tbody .ch-wf__amount").ShouldBe(rows.Select(r => r[2].Text));
        figure.QuerySelectorAll("tbody .ch-wf__total").Where(t => t.TextContent.Length > 0).Select(t => t.TextContent)
            .ShouldBe(rows.Where((_, i) => i is not 7 and not 9).Select(r => "Total so far " + r[3].Text));
    }

    [Fact]
    public void The_amounts_in_the_file_add_up_to_its_last_total()
    {
        var lines = ChartSamples.Waterfall.ToCsv().ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines[0].ShouldBe("Part,Details,Amount,Total so far");
        lines[2].ShouldBe("Share at risk held back,10% of the price of time.,-1166.27,10496.62");
        lines[^1].ShouldBe("Total,to pay by 27 November,,13948.54");
    }

    [Fact]
    public void Rows_keep_their_roles_when_a_phone_shows_them_as_blocks()
    {
        var table = Drawn.Of(ChartSamples.Waterfall).QuerySelector("table")!;

        table.GetAttribute("role").ShouldBe("table");
        table.QuerySelectorAll("tr").ShouldAllBe(r => r.GetAttribute("role") == "row");
        table.QuerySelectorAll("tbody th").ShouldAllBe(h => h.GetAttribute("role") == "rowheader" && h.GetAttribute("scope") == "row");
        table.QuerySelectorAll("td").ShouldAllBe(c => c.GetAttribute("role") == "cell");
        table.QuerySelector("caption")!.TextContent.ShouldBe(ChartSamples.Waterfall.Title);
    }

    [Fact]
    public void A_total_of_nothing_is_a_line_at_nothing()
    {
        var figure = Drawn.Of(Chart(WaterfallRow.Opening("Time", Money.Zero), WaterfallRow.Sum("Total")));

        figure.QuerySelectorAll("line.ch-bar--nothing").Select(l => l.Length("x1")).ShouldBe([0, 0]);
        figure.Texts("tbody .ch-wf__amount").ShouldBe(["£0.00", "£0.00"]);
        figure.OuterHtml.ShouldNotContain("NaN");
    }

    [Fact]
    public void A_total_below_nothing_widens_the_scale_and_keeps_its_minus_sign()
    {
        var chart = Chart(WaterfallRow.Opening("Time", new Money(5000)), WaterfallRow.Change("Deduction", new Money(-12000)), WaterfallRow.Sum("Total"));
        var bars = Bars(chart);

        chart.Total.ShouldBe(new Money(-7000));
        Drawn.Of(chart).Texts(".ch-wf__scale text").ShouldContain("£0");
        bars[2].GetAttribute("fill").ShouldBe("url(#total-off)");
        (bars[2].Length("x") + bars[2].Length("width")).ShouldBe(bars[0].Length("x"), 0.01);
        Drawn.Of(chart).Texts("tbody .ch-wf__amount").ShouldBe(["£50.00", "−£120.00", "−£70.00"]);
    }

    [Fact]
    public void No_rows_is_a_table_without_rows()
    {
        Chart().Total.ShouldBe(Money.Zero);
        Drawn.Of(Chart()).QuerySelectorAll("tbody tr").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(99)]
    [InlineData(1394854)]
    [InlineData(9_999_999_999)]
    public void Law_every_bar_lies_within_the_scale(long pence)
    {
        var chart = Chart(WaterfallRow.Opening("Time", new Money(pence)), WaterfallRow.Change("Off", new Money(-pence / 3)),
            WaterfallRow.Change("On", new Money(pence)), WaterfallRow.Sum("Total"));

        Bars(chart).ShouldAllBe(b => b.Length("x") >= 0 && b.Length("x") + b.Length("width") <= 100.001);
    }

    [Fact]
    public void Hostile_rows_are_said_and_not_run()
    {
        var chart = Chart(WaterfallRow.Change("<img src=x onerror=y>", new Money(1)) with
        {
            Detail = "=1+1", Links = [new ChartLink("<b>", "/terms?x=\"><script>")],
        });
        var figure = Drawn.Of(chart);

        figure.QuerySelectorAll("img, script, b").ShouldBeEmpty();
        figure.Texts(".ch-wf__part").ShouldBe(["<img src=x onerror=y>"]);
        figure.QuerySelector("tbody a")!.GetAttribute("href").ShouldBe("/terms?x=\"><script>");
        chart.ToCsv().ToString().ShouldContain("'=1+1");
    }

    private static WaterfallChart Chart(params WaterfallRow[] rows) => ChartSamples.Waterfall with { Rows = rows };

    private static List<IElement> Bars(WaterfallChart chart) => [.. Drawn.Of(chart).QuerySelectorAll("tbody .ch-wf__draw rect")];
}
