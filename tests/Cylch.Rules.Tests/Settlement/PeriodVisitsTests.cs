using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class PeriodVisitsTests
{
    private static readonly VisitTime[] Three =
        [.. Enumerable.Range(0, 3).Select(at => new VisitTime(new LocalDate(2026, 4, 6), 600, 10 + at, false))];

    [Fact]
    public void Each_package_has_its_own_visits_and_a_package_without_has_none()
    {
        var visits = new PeriodVisits([4, 9], [1, 3], Three);

        visits.Of(4).ToArray().ShouldBe([Three[0]]);
        visits.Of(9).ToArray().ShouldBe([Three[1], Three[2]]);
        visits.Of(5).Length.ShouldBe(0);
        visits.Count.ShouldBe(3);
        PeriodVisits.None.Of(4).Length.ShouldBe(0);
    }

    [Theory]
    [InlineData(new long[] { 9, 4 }, new[] { 1, 3 })]
    [InlineData(new long[] { 4, 4 }, new[] { 1, 3 })]
    [InlineData(new long[] { 4, 9 }, new[] { 3, 1 })]
    [InlineData(new long[] { 4, 9 }, new[] { 1, 2 })]
    [InlineData(new long[] { 4 }, new[] { 1, 3 })]
    public void Packages_and_visits_that_do_not_fit_each_other_are_a_broken_program(long[] packages, int[] ends) =>
        Should.Throw<ArgumentException>(() => new PeriodVisits(packages, ends, Three));
}
