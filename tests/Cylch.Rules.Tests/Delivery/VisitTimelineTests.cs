using Cylch.Rules.Delivery;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class VisitTimelineTests
{
    [Theory]
    [InlineData(0, 100, true)]
    [InlineData(0, 101, false)]
    [InlineData(150, 10, false)]
    [InlineData(199, 1, false)]
    [InlineData(200, 50, true)]
    [InlineData(50, 500, false)]
    public void A_stretch_is_free_when_it_meets_no_other(long start, int seconds, bool isFree)
    {
        var timeline = new VisitTimeline();
        timeline.TryTake(1, 100, 100, 7, 9, out _).ShouldBeTrue();

        timeline.IsFree(1, start, seconds, out var line).ShouldBe(isFree);
        line.ShouldBe(isFree ? 0 : 7);
        timeline.IsFree(2, start, seconds, out _).ShouldBeTrue();
        timeline.TryTake(1, start, seconds, 8, 9, out _).ShouldBe(isFree);
    }

    [Fact]
    public void Law_taking_agrees_with_looking_at_every_stretch_taken_before()
    {
        var numbers = new SeededNumbers(5);
        var timeline = new VisitTimeline();
        var taken = new List<(long Start, long End, int Line)>();
        for (var line = 1; line <= 2_000; line++)
        {
            var (start, seconds) = (numbers.Below(50_000), numbers.Between(1, 60));
            var isFree = taken.TrueForAll(other => start + seconds <= other.Start || start >= other.End);

            timeline.IsFree(1, start, seconds, out var inTheWay).ShouldBe(isFree);
            timeline.TryTake(1, start, seconds, line, (UInt128)line, out var otherLine).ShouldBe(isFree);
            otherLine.ShouldBe(inTheWay);
            if (isFree)
            {
                taken.Add((start, start + seconds, line));
            }
            else
            {
                taken.ShouldContain(other => other.Line == otherLine && start < other.End && start + seconds > other.Start);
            }
        }

        // Each is still where it was taken, however many came between.
        taken.ShouldAllBe(one => timeline.LineOf(1, one.Start, (int)(one.End - one.Start), (UInt128)one.Line) == one.Line);

        taken.Count.ShouldBeGreaterThan(400);
    }

    [Fact]
    public void The_same_visit_is_found_where_it_took_its_time_and_no_other_is()
    {
        var timeline = new VisitTimeline();
        var key = ContentHash.Of("the visit"u8);
        timeline.TryTake(1, uint.MaxValue, 86_400, int.MaxValue, key, out _).ShouldBeTrue();
        timeline.TryTake(1, 500, 60, 0, key, out _).ShouldBeTrue();

        timeline.LineOf(1, uint.MaxValue, 86_400, key).ShouldBe(int.MaxValue);
        timeline.LineOf(1, uint.MaxValue, 86_400, ContentHash.Of("another"u8)).ShouldBe(0);
        timeline.LineOf(1, uint.MaxValue, 86_399, key).ShouldBe(0);
        timeline.LineOf(1, uint.MaxValue - 1L, 86_400, key).ShouldBe(0);
        timeline.LineOf(2, uint.MaxValue, 86_400, key).ShouldBe(0);

        // What is already held comes from no line.
        timeline.LineOf(1, 500, 60, key).ShouldBe(0);
    }

    [Theory]
    [InlineData(-1, 60)]
    [InlineData(uint.MaxValue + 1L, 60)]
    [InlineData(0, 0)]
    [InlineData(0, 86_401)]
    public void A_stretch_before_1970_or_after_2106_or_of_no_length_or_over_a_day_is_the_programs_own_mistake(long start, int seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new VisitTimeline().TryTake(1, start, seconds, 1, 9, out _));
}
