using Cylch.Rules.Delivery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class LondonDaysTests
{
    [Fact]
    public void Law_every_minute_of_a_year_is_where_the_time_zone_database_puts_it()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        for (var date = new LocalDate(2026, 1, 1); date.Year == 2026; date = date.PlusDays(1))
        {
            var day = LondonDays.Of(date);
            for (var second = 0; second < 86_400; second += 300)
            {
                var map = zone.MapLocal(date.At(LocalTime.FromSecondsSinceMidnight(second)));
                var found = LondonDays.Find(day, second, null, out var moment);
                found.ShouldBe(map.Count switch { 0 => LondonTime.Skipped, 1 => LondonTime.Certain, _ => LondonTime.Twice });
                if (found == LondonTime.Certain)
                {
                    moment.ShouldBe(map.Single().ToInstant().ToUnixTimeSeconds());
                }
            }
        }
    }

    [Theory]
    [InlineData(7, 3600, LondonTime.Certain)]
    [InlineData(7, 0, LondonTime.OffsetWrong)]
    [InlineData(1, 0, LondonTime.Certain)]
    [InlineData(1, 3600, LondonTime.OffsetWrong)]
    public void A_written_offset_must_be_the_one_London_had(int month, int offset, LondonTime expected) =>
        LondonDays.Find(LondonDays.Of(new LocalDate(2026, month, 5)), 0, offset, out _).ShouldBe(expected);

    [Fact]
    public void Days_outside_the_allowed_ones_are_not_found()
    {
        var days = new LondonDays(new DateRange(new LocalDate(2026, 2, 1), new LocalDate(2026, 2, 28)));

        days.TryFind(2026, 1, 31, out _).ShouldBeFalse();
        days.TryFind(2026, 2, 28, out var last).ShouldBeTrue();
        last.Date.ShouldBe(new LocalDate(2026, 2, 28));
        days.TryFind(2026, 3, 1, out _).ShouldBeFalse();
    }
}
