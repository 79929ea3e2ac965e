using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class VisitTimeTests
{
    [Fact]
    public void Eight_bytes_hold_all_of_a_visit_and_give_it_back()
    {
        System.Runtime.CompilerServices.Unsafe.SizeOf<VisitTime>().ShouldBe(8);
        var numbers = new SeededNumbers(8);
        for (var round = 0; round < 20_000; round++)
        {
            var (day, start, minutes) = (new LocalDate(2000, 1, 1).PlusDays(numbers.Below(65_536)), numbers.Below(1440), numbers.Below(1441));
            var (isHoliday, planned, isRural, isDouble) = (numbers.Chance(50), numbers.Below(1441), numbers.Chance(50), numbers.Chance(50));

            var visit = new VisitTime(day, start, minutes, isHoliday) { PlannedMinutes = planned, IsRural = isRural, IsDoubleHanded = isDouble };

            (visit.Day, visit.StartMinute, visit.Minutes, visit.IsBankHoliday, visit.PlannedMinutes, visit.IsRural, visit.IsDoubleHanded)
                .ShouldBe((day, start, minutes, isHoliday, planned, isRural, isDouble), $"round {round} of seed 8");
            visit.IsSound.ShouldBeTrue();
        }
    }

    [Fact]
    public void Bits_that_no_visit_has_are_not_taken_for_one()
    {
        System.Runtime.InteropServices.MemoryMarshal.Cast<ulong, VisitTime>([ulong.MaxValue, 1440UL << 16, 1UL << 60])
            .ToArray().ShouldAllBe(visit => !visit.IsSound);
    }

    [Theory]
    [InlineData(1999, 12, 31)]
    [InlineData(2179, 6, 7)]
    public void A_day_that_the_bits_cannot_hold_is_a_broken_program(int year, int month, int day) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new VisitTime(new LocalDate(year, month, day), 0, 30, false));
}
