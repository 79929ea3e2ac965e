using AngleSharp.Dom;
using Cylch.Web.Charts;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Charts;

public sealed class TrendChartTests
{
    // 0 to 10 over 222 pixels, of which the lowest is 232 down.
    private const double Bottom = 232, PerPoint = 22.2;

    [Fact]
    public void A_reading_stands_at_its_date_and_its_value()
    {
        var dots = Plot(ChartSamples.Trend).QuerySelectorAll("circle.ch-dot");

        dots.Select(d => Math.Round(d.Length("cx"), 2)).ShouldBe([0, 34.48, 54.68, 82.27, 100]);
        dots.Select(d => d.Length("cy")).ShouldBe(Enumerable.Range(2, 5).Select(v => Math.Round(Bottom - v * PerPoint, 3)));
    }

    [Fact]
    public void The_worker_has_squares_and_a_dashed_line_and_the_person_round_dots_and_a_solid_one()
    {
        var plot = Plot(ChartSamples.Trend);

        plot.QuerySelectorAll("rect.ch-square").Length.ShouldBe(4);
        plot.QuerySelectorAll("line.ch-ink").ShouldAllBe(l => l.HasAttribute("stroke-dasharray"));
        plot.QuerySelectorAll("line.ch-gold").Length.ShouldBe(4);
        plot.QuerySelectorAll("line.ch-gold, line.ch-gold-edge").ShouldAllBe(l => !l.HasAttribute("stroke-dasharray"));
    }

    [Fact]
    public void Two_voices_that_differ_are_bracketed_and_never_averaged()
    {
        var plot = Plot(ChartSamples.Trend);

        plot.QuerySelectorAll("path.ch-bracket").Length.ShouldBe(1);
        plot.Texts("text").ShouldContain("2 apart");
        plot.Texts("text").ShouldContain("Mair 6");
        plot.Texts("text").ShouldContain("Delyth 8");
        plot.Texts("text").ShouldNotContain(t => t.Contains('7') && !t.StartsWith("Target"));
    }

    [Fact]
    public void Two_voices_that_agree_or_that_spoke_on_different_days_are_not_bracketed()
    {
        var agreeing = ChartSamples.Trend with { Series = [One(ChartSamples.Read(4, 6)), Other(ChartSamples.Read(4, 6))] };
        var apartInTime = ChartSamples.Trend with { Series = [One(ChartSamples.Read(4, 6)), Other(ChartSamples.Read(3, 8))] };

        Plot(agreeing).QuerySelector(".ch-bracket").ShouldBeNull();
        Plot(apartInTime).QuerySelector(".ch-bracket").ShouldBeNull();
    }

    [Fact]
    public void Words_at_the_end_never_stand_on_one_another()
    {
        foreach (var (one, other) in from a in Enumerable.Range(0, 11) from b in Enumerable.Range(0, 11) select (a, b))
        {
            var chart = ChartSamples.Trend with { Series = [One(ChartSamples.Read(4, one)), Other(ChartSamples.Read(4, other))] };
            var downs = Plot(chart).QuerySelectorAll("text[x='100%'][dy]").Select(t => t.Length("y")).Order().ToList();

            downs.Zip(downs.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First > 20.9, $"{one} and {other}");
            downs.ShouldAllBe(y => y > 0 && y <= Bottom);
        }
    }

    [Fact]
    public void A_missing_reading_is_an_open_dashed_mark_under_the_axis_and_a_word()
    {
        var plot = Plot(ChartSamples.TrendWithGap);

        var mark = plot.QuerySelector("circle.ch-missing")!;
        mark.HasAttribute("stroke-dasharray").ShouldBeTrue();
        mark.ParentElement!.Length("y").ShouldBeGreaterThan(Bottom);
        plot.Texts("text.ch-word").ShouldBe(["not asked"]);
    }

    [Fact]
    public void No_line_is_drawn_across_a_gap_as_though_it_had_been_read()
    {
        var plot = Plot(ChartSamples.TrendWithGap);

        plot.QuerySelectorAll("line.ch-gold").Select(l => l.Length("x2")).Max().ShouldBe(54.68, 0.01);
        plot.QuerySelectorAll("line.ch-silence").Length.ShouldBe(1);
    }

    [Fact]
    public void A_missing_reading_is_a_word_in_the_table_and_in_the_file()
    {
        var csv = ChartSamples.TrendWithGap.ToCsv().ToString();

        csv.ShouldContain("2026-08-24,not asked,6\r\n");
        ChartSamples.Trend.ToCsv().ToString().ShouldContain("2026-03-10,2,no worker yet,7\r\n");
    }

    [Fact]
    public void A_line_that_stopped_early_trails_off_in_dots_and_is_not_carried_on()
    {
        var chart = ChartSamples.Trend with { Series = [One(ChartSamples.Read(0, 5), ChartSamples.Read(1, 5), ChartSamples.Gap(4, "not asked"))] };
        var silence = Plot(chart).QuerySelector("line.ch-silence")!;

        silence.Length("x1").ShouldBe(34.48, 0.01);
        silence.Length("x2").ShouldBe(100);
    }

    [Fact]
    public void One_reading_stands_in_the_middle()
    {
        var plot = Plot(ChartSamples.Trend with { Series = [One(ChartSamples.Read(1, 4))] });

        plot.QuerySelector("circle.ch-dot")!.Length("cx").ShouldBe(50);
        plot.QuerySelectorAll("line.ch-gold").ShouldBeEmpty();
        plot.Texts("text").ShouldContain("19 May");
    }

    [Fact]
    public void No_reading_at_all_says_so()
    {
        var none = ChartSamples.Trend with { Series = [One()] };

        Plot(none).Texts("text").ShouldContain("Nothing to show yet");
        none.ToTable().Rows.ShouldBeEmpty();
    }

    [Fact]
    public void Two_readings_of_one_voice_on_one_day_stay_two_rows()
    {
        var chart = ChartSamples.Trend with { Series = [One(ChartSamples.Read(1, 4), ChartSamples.Read(1, 6)), Other(ChartSamples.Read(1, 5))] };

        chart.ToTable().Rows.Select(r => string.Join(' ', r.Skip(1).Take(2).Select(c => c.Text))).ShouldBe(["4 5", "6 no reading"]);
    }

    [Fact]
    public void A_value_outside_the_scale_widens_the_scale()
    {
        var plot = Plot(ChartSamples.Trend with { Series = [One(ChartSamples.Read(0, -2), ChartSamples.Read(1, 14))], Marks = [] });

        plot.QuerySelectorAll("circle.ch-dot").Select(d => d.Length("cy")).ShouldBe([Bottom, 10]);
    }

    [Fact]
    public void A_population_is_held_against_its_baseline_on_one_axis()
    {
        var plot = Plot(ChartSamples.Population);

        plot.QuerySelectorAll("line.ch-mark").Single().GetAttribute("stroke-dasharray").ShouldBe("12 5");
        plot.Texts("text").ShouldContain("Coast 26.9");
        plot.QuerySelectorAll("text[text-anchor=end][x='-12']").Select(t => t.TextContent).ShouldBe(["0", "10", "20", "30", "40"]);
        Drawn.Of(ChartSamples.Population).Texts(".ch-axis").ShouldBe(["for each 1,000 people aged 65 and over"]);
    }

    [Fact]
    public void Dates_that_a_phone_has_no_room_for_give_way_and_the_first_and_last_stay()
    {
        var dates = Plot(ChartSamples.Trend).QuerySelectorAll("text[y='258']").ToList();

        dates.Where(d => d.ClassName == "ch-quiet").Select(d => d.TextContent).ShouldBe(["10 March", "29 Sept"], ignoreOrder: true);
        dates.Select(d => d.TextContent).ShouldContain("24 Aug");
    }

    [Fact]
    public void The_small_trend_has_a_hidden_sentence_and_no_axis()
    {
        var figure = Drawn.Of(ChartSamples.Spark);

        figure.QuerySelector("figcaption")!.ClassList.ShouldContain("govuk-visually-hidden");
        figure.Texts("svg text").ShouldBe(["6"]);
        figure.QuerySelector("details").ShouldBeNull();
    }

    [Fact]
    public void How_a_reading_was_asked_stands_in_the_table_when_it_has_a_heading()
    {
        var chart = ChartSamples.Trend with
        {
            RemarkHeading = "How asked",
            Series = [One(ChartSamples.Read(0, 2) with { Remark = "at home, in Welsh" })],
        };

        chart.ToTable().Columns[^1].Heading.ShouldBe("How asked");
        chart.ToCsv().ToString().ShouldContain("\"at home, in Welsh\"");
    }

    [Fact]
    public void Hostile_names_and_dates_are_said_and_not_run()
    {
        const string Hostile = "</text><script>x</script>";
        var chart = ChartSamples.Trend with
        {
            Series = [new TrendSeries(Hostile, TrendVoice.Person, [new TrendReading(new NodaTime.LocalDate(2026, 1, 1), Hostile, Hostile)])],
            Marks = [new TrendMark("=cmd|' /C calc'!A0", 7, TrendMarkKind.Target)],
        };

        Drawn.Of(chart).QuerySelectorAll("script").ShouldBeEmpty();
        Drawn.Of(chart).Texts(".ch-key li")[0].ShouldBe(Hostile);
        chart.ToCsv().ToString().ShouldContain("'=cmd|' /C calc'!A0");
    }

    private static IElement Plot(TrendChart chart) => Drawn.Of(chart).QuerySelector(".ch-plot > svg")!;

    private static TrendSeries One(params TrendReading[] readings) => new("Mair", TrendVoice.Person, readings);

    private static TrendSeries Other(params TrendReading[] readings) => new("Delyth", TrendVoice.Worker, readings);
}
