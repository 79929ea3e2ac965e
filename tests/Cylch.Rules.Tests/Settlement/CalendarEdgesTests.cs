using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>Days and nights on which calendars and clocks do what people forget.</summary>
public sealed class CalendarEdgesTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    [Fact]
    public void The_29th_of_February_is_a_day_like_any_other()
    {
        // The contract year from 5 April 2027 holds a leap day, in its period 12: 7 February to 5 March 2028 would be 28 days without it too.
        var year = new LocalDate(2027, 4, 5);
        var leap = new LocalDate(2028, 2, 29);
        var time = Time(year, MinuteRounding.ToTheMinute);
        var period = PaymentPeriod.Holding(year, leap)!.Value;

        period.Range.DaysInCommon(new DateRange(year)).ShouldBe(28);
        EnvelopeMinutes.Of(time, period, new DateRange(year), 420).Sum(row => row.Minutes).ShouldBe(4 * 420);
        EnvelopeMinutes.Of(time, period, new DateRange(leap, leap), 420).ShouldHaveSingleItem().Minutes.ShouldBe(60);
        MinutesByBand.Of(time, period, [new VisitTime(leap, 600, 45, false)]).Value.ShouldHaveSingleItem().Minutes.ShouldBe(45);
        time.PenceAnHour(RateBand.Day, leap).ShouldBe(30_00);
    }

    [Fact]
    public void A_rate_from_the_29th_of_February_begins_on_it()
    {
        var year = new LocalDate(2027, 4, 5);
        var leap = new LocalDate(2028, 2, 29);
        var time = Time(year, MinuteRounding.ToTheMinute) with { Rates = [new HourlyRate(RateBand.Day, year, 30_00), new HourlyRate(RateBand.Day, leap, 60_00)] };
        var period = PaymentPeriod.Holding(year, leap)!.Value;

        MinutesByBand.Of(time, period, [new VisitTime(leap.PlusDays(-1), 600, 30, false), new VisitTime(leap, 600, 30, false)]).Value
            .Select(row => time.PenceAnHour(row.Band, row.From)).ShouldBe([30_00, 60_00]);
    }

    // In March the clock jumps from 1:00 to 2:00, in October it goes back from 2:00 to 1:00.
    [Theory]
    [InlineData("2026-03-29", 0, 30, 3, 0, 90)]
    [InlineData("2026-10-25", 0, 30, 3, 0, 210)]
    [InlineData("2026-03-28", 0, 30, 3, 0, 150)]
    public void On_a_night_when_the_clock_changes_the_minutes_that_really_passed_are_paid(
        string night, int hour, int minute, int untilHour, int untilMinute, int passed)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(night).Value;
        var from = day.At(new LocalTime(hour, minute)).InZoneStrictly(London).ToInstant();
        var until = day.At(new LocalTime(untilHour, untilMinute)).InZoneStrictly(London).ToInstant();
        var visit = new VisitTime(day, hour * 60 + minute, (int)(until - from).TotalMinutes, false);
        var year = new LocalDate(2025, 4, 7);
        var period = day.Month == 10 ? PaymentPeriod.Holding(new LocalDate(2026, 4, 6), day)!.Value : PaymentPeriod.Holding(year, day)!.Value;

        var row = MinutesByBand.Of(Nights(period.YearStart), period, [visit]).Value.ShouldHaveSingleItem();

        (row.Band, row.Minutes).ShouldBe((RateBand.Evening, passed));
    }

    [Fact]
    public void An_hour_that_does_not_exist_is_no_start_of_a_visit()
    {
        var gap = new LocalDate(2026, 3, 29).At(new LocalTime(1, 30));

        Should.Throw<SkippedTimeException>(() => gap.InZoneStrictly(London));

        // What a clock that nobody put forward says as 1:30 was 2:30: the visit is in the band of that start, on the same day.
        var start = gap.InZoneLeniently(London);
        (start.Date, start.Hour).ShouldBe((new LocalDate(2026, 3, 29), 2));
    }

    [Fact]
    public void A_person_who_moves_within_a_period_has_two_packages_whose_days_add_up()
    {
        var year = new LocalDate(2026, 4, 6);
        var time = Time(year, MinuteRounding.ToTheMinute) with
        {
            Bands = [RateBand.Day, RateBand.Rural],
            Rates = [new HourlyRate(RateBand.Day, year, 30_00), new HourlyRate(RateBand.Rural, year, 36_00)],
        };
        var period = new PaymentPeriod(year, 1);
        var moved = period.Start.PlusDays(10);

        var town = EnvelopeMinutes.Of(time, period, new DateRange(year, moved.PlusDays(-1)), 420).Single();
        var country = EnvelopeMinutes.Of(time, period, new DateRange(moved), 420, isRural: true).Single();

        (town.Band, town.Minutes, town.Until).ShouldBe((RateBand.Day, 600, moved.PlusDays(-1)));
        (country.Band, country.Minutes, country.From).ShouldBe((RateBand.Rural, 1_080, moved));
    }

    private static TimeAtRate Time(LocalDate year, MinuteRounding minutes) => new(
        1, TimeBasis.ActualWithinEnvelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
        [new HourlyRate(RateBand.Day, year, 30_00)], year.PlusDays(363), minutes);

    private static TimeAtRate Nights(LocalDate year) => Time(year, MinuteRounding.ToTheMinute) with
    {
        Bands = [RateBand.Day, RateBand.Evening],
        Rates = [new HourlyRate(RateBand.Day, year, 30_00), new HourlyRate(RateBand.Evening, year, 33_00)],
    };
}
