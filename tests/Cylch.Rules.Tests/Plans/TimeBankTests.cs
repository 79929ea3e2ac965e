using Cylch.Rules.Plans;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Plans;

public sealed class TimeBankTests
{
    [Theory]
    [InlineData(0, 360, 1680, 1680, 0, 0, 0, 0)]
    [InlineData(0, 360, 1680, 1600, 80, 0, 0, 0)]
    [InlineData(300, 360, 1680, 1600, 60, 20, 0, 0)]
    [InlineData(360, 360, 1680, 1600, 0, 80, 0, 0)]
    [InlineData(95, 360, 3360, 3388, 0, 0, 28, 0)]
    [InlineData(20, 360, 1680, 1720, 0, 0, 20, 20)]
    [InlineData(0, 0, 1680, 1500, 0, 180, 0, 0)]
    public void Unused_minutes_go_in_up_to_the_cap_and_come_out_when_more_is_needed(
        int opening, int cap, int envelope, int given, int credited, int lapsed, int drawn, int beyond)
    {
        var movement = TimeBank.Close(opening, cap, envelope, given);

        movement.ShouldBe(new TimeBankMovement(opening, credited, lapsed, drawn, beyond));
        movement.ClosingMinutes.ShouldBe(opening + credited - drawn);
    }

    [Fact]
    public void A_bank_above_a_lowered_cap_keeps_what_it_has() => TimeBank.Close(200, 100, 60, 30).ClosingMinutes.ShouldBe(200);

    [Theory]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(0, -1, 0, 0)]
    [InlineData(0, 0, -1, 0)]
    [InlineData(0, 0, 0, -1)]
    public void Minutes_below_nothing_are_a_broken_program(int opening, int cap, int envelope, int given) =>
        Should.Throw<ArgumentOutOfRangeException>(() => TimeBank.Close(opening, cap, envelope, given));
}
