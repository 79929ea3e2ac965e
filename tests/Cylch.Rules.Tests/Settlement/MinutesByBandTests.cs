using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class MinutesByBandTests
{
    private static readonly PaymentPeriod Period = new(new LocalDate(2026, 4, 6), 1);
    private static readonly LocalDate Monday = new(2026, 4, 6);
    private static readonly LocalDate Saturday = new(2026, 4, 11);

    private static readonly TimeAtRate AllBands = new(
        1, TimeBasis.ActualWithinEnvelope, [RateBand.Day, RateBand.Evening, RateBand.Weekend, RateBand.BankHoliday],
        new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)), [new HourlyRate(RateBand.Day, Monday, 30_00)],
        Monday.PlusYears(1), MinuteRounding.ToTheMinute);

    [Theory]
    [InlineData(0, 7 * 60, false, RateBand.Day)]
    [InlineData(0, 7 * 60 - 1, false, RateBand.Evening)]
    [InlineData(0, 19 * 60 - 1, false, RateBand.Day)]
    [InlineData(0, 19 * 60, false, RateBand.Evening)]
    [InlineData(5, 12 * 60, false, RateBand.Weekend)]
    [InlineData(6, 23 * 60, false, RateBand.Weekend)]
    [InlineData(0, 12 * 60, true, RateBand.BankHoliday)]
    [InlineData(5, 12 * 60, true, RateBand.BankHoliday)]
    public void A_visit_belongs_to_the_band_in_which_it_starts(int day, int startMinute, bool bankHoliday, RateBand band) =>
        Of(AllBands, new VisitTime(Monday.PlusDays(day), startMinute, 30, bankHoliday)).Single().Band.ShouldBe(band);

    [Theory]
    [InlineData(RateBand.Evening, RateBand.Evening)]
    [InlineData(RateBand.Day, RateBand.Day)]
    public void A_band_the_terms_do_not_use_falls_to_the_next_wider_one(RateBand used, RateBand band) =>
        Of(AllBands with { Bands = [RateBand.Day, used] }, new VisitTime(Saturday, 20 * 60, 30, true)).Single().Band.ShouldBe(band);

    [Theory]
    [InlineData(MinuteRounding.ToTheMinute, 37, 37)]
    [InlineData(MinuteRounding.NearestFive, 37, 35)]
    [InlineData(MinuteRounding.NearestFive, 38, 40)]
    [InlineData(MinuteRounding.NearestQuarter, 37, 30)]
    [InlineData(MinuteRounding.NearestQuarter, 38, 45)]
    [InlineData(MinuteRounding.NearestQuarter, 7, 0)]
    public void Each_visit_is_rounded_by_the_named_step(MinuteRounding rounding, int minutes, int counted) =>
        BandRule.Of(AllBands with { Minutes = rounding }).Rounded(minutes).ShouldBe(counted);

    [Fact]
    public void Minutes_are_kept_apart_where_a_rate_changes()
    {
        var change = Monday.PlusDays(14);
        var term = AllBands with { Bands = [RateBand.Day], Rates = [.. AllBands.Rates, new HourlyRate(RateBand.Day, change, 31_00)] };

        Of(term, At(change.PlusDays(-1), 20), At(change, 30), At(Period.End, 5)).ShouldBe(
        [
            new BandMinutes(RateBand.Day, Monday, change.PlusDays(-1), 20),
            new BandMinutes(RateBand.Day, change, Period.End, 35),
        ]);
    }

    [Fact]
    public void On_clock_change_nights_the_minutes_that_really_passed_count()
    {
        // 25 October 2026: a visit from 00:30 to 02:30 by the clock lasts three hours.
        var autumn = new PaymentPeriod(new LocalDate(2026, 4, 6), 8);
        var visits = new[] { new VisitTime(new LocalDate(2026, 10, 25), 30, 180, false) };

        MinutesByBand.Of(AllBands, autumn, visits).Value.Single().Minutes.ShouldBe(180);
    }

    [Fact]
    public void A_visit_outside_the_period_is_refused_with_its_day()
    {
        var late = Period.End.PlusDays(1);

        MinutesByBand.Of(AllBands, Period, [At(Monday, 30), At(late, 30)]).Refusal
            .ShouldBe(new Refusal("settlement.visit-outside-period", late, Period.Start, Period.End));
    }

    [Fact]
    public void Adding_up_allocates_nothing()
    {
        var visits = Enumerable.Range(0, 10_000).Select(at => new VisitTime(Monday.PlusDays(at % 28), at % 1440, 30, false)).ToArray();
        var minutes = new MinutesByBand(AllBands, Period);
        var totals = new int[minutes.Slots];
        minutes.Add(visits, totals);

        var before = GC.GetAllocatedBytesForCurrentThread();
        minutes.Add(visits, totals);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBeLessThan(1_000);
        totals.Sum().ShouldBe(2 * 300_000);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1440, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1441)]
    public void A_visit_outside_the_day_is_a_broken_program(int startMinute, int minutes) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new VisitTime(Monday, startMinute, minutes, false));

    [Theory]
    [InlineData("2026-04-06", null, 1680)]
    [InlineData("2026-04-15", "2026-04-28", 840)]
    [InlineData("2026-04-09", null, 1500)]
    [InlineData("2026-05-03", null, 60)]
    [InlineData("2026-05-04", null, 0)]
    [InlineData("2026-03-01", "2026-04-05", 0)]
    public void An_envelope_has_the_share_of_a_week_for_the_days_a_package_runs(string from, string? until, int minutes)
    {
        var package = new DateRange(Day(from), until is null ? null : Day(until));

        EnvelopeMinutes.Of(AllBands, Period, package, 420).Sum(row => row.Minutes).ShouldBe(minutes);
    }

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static VisitTime At(LocalDate day, int minutes) => new(day, 12 * 60, minutes, false);

    private static IReadOnlyList<BandMinutes> Of(TimeAtRate term, params VisitTime[] visits) => MinutesByBand.Of(term, Period, visits).Value;
}
