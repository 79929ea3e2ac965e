using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests;

public sealed class ApportionTests
{
    [Theory]
    [InlineData(54_60, new[] { 5, 3, 2 }, new[] { 27_30L, 16_38L, 10_92L })]
    [InlineData(100, new[] { 1, 1, 1 }, new[] { 34L, 33L, 33L })]
    [InlineData(100, new[] { 0, 2, 1 }, new[] { 0L, 67L, 33L })]
    [InlineData(1, new[] { 1, 1 }, new[] { 1L, 0L })]
    [InlineData(0, new[] { 3, 4 }, new[] { 0L, 0L })]
    public void Odd_pennies_go_to_the_parts_that_lost_most(long pence, int[] weights, long[] parts) =>
        Enumerable.Range(0, weights.Length).Select(at => Apportion.Part(new Money(pence), weights, at).Pence).ShouldBe(parts);

    [Fact]
    public void Law_2_parts_add_up_and_none_is_a_whole_penny_from_its_exact_share()
    {
        var numbers = new SeededNumbers(2026);
        for (var round = 0; round < 5_000; round++)
        {
            var whole = new Money(numbers.Between(0, 2_000_000));
            int[] weights = [.. Enumerable.Range(0, numbers.Between(1, 7)).Select(_ => numbers.Between(0, 40)), numbers.Between(1, 40)];
            var parts = weights.Select((_, at) => Apportion.Part(whole, weights, at).Pence).ToArray();

            parts.Sum().ShouldBe(whole.Pence, $"{whole} by {string.Join(':', weights)}");
            for (var at = 0; at < weights.Length; at++)
            {
                var exact = (decimal)whole.Pence * weights[at] / weights.Sum();
                Math.Abs(parts[at] - exact).ShouldBeLessThan(1m);
            }
        }
    }

    [Fact]
    public void Nothing_can_be_divided_by_no_weight()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Apportion.Part(new Money(1), [0, 0], 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Apportion.Part(new Money(1), [1, -1], 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Apportion.Part(new Money(-1), [1], 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Apportion.Part(new Money(1), [1], 1));
    }
}
