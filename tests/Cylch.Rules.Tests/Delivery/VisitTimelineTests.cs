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
        timeline.TryTake(1, 100, 100, 7, out _).ShouldBeTrue();

        timeline.IsFree(1, start, seconds, out var line).ShouldBe(isFree);
        line.ShouldBe(isFree ? 0 : 7);
        timeline.IsFree(2, start, seconds, out _).ShouldBeTrue();
        timeline.TryTake(1, start, seconds, 8, out _).ShouldBe(isFree);
    }

    [Fact]
    public void Law_taking_agrees_with_looking_at_every_stretch_taken_before()
    {
        var numbers = new SeededNumbers(5);
        var timeline = new VisitTimeline();
        var taken = new List<(long Start, long End)>();
        for (var line = 1; line <= 2_000; line++)
        {
            var (start, seconds) = (numbers.Below(50_000), numbers.Between(1, 60));
            var isFree = taken.TrueForAll(other => start + seconds <= other.Start || start >= other.End);

            timeline.TryTake(1, start, seconds, line, out _).ShouldBe(isFree);
            if (isFree)
            {
                taken.Add((start, start + seconds));
            }
        }

        taken.Count.ShouldBeGreaterThan(400);
    }
}
