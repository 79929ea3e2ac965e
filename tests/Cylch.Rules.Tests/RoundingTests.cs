using System.Numerics;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests;

public sealed class RoundingTests
{
    [Fact]
    public void Law_2_small_and_large_arithmetic_round_alike()
    {
        var numbers = new SeededNumbers(45);
        for (var round = 0; round < 50_000; round++)
        {
            var numerator = unchecked((long)numbers.NextBits()) >> numbers.Below(63);
            var denominator = Math.Max(1, (long)(numbers.NextBits() >> 1) >> numbers.Below(63));

            Rounding.HalfUp(numerator, denominator).ShouldBe(
                Rounding.HalfUp((BigInteger)numerator, (BigInteger)denominator), $"{numerator}/{denominator}, round {round} of seed 45");
        }
    }

    [Theory]
    [InlineData(long.MaxValue, 1, long.MaxValue)]
    [InlineData(long.MinValue, 1, long.MinValue)]
    [InlineData(5, 10, 1)]
    [InlineData(-5, 10, -1)]
    [InlineData(4, 9, 0)]
    [InlineData(-4, 9, 0)]
    [InlineData(long.MaxValue, long.MaxValue, 1)]
    public void Half_goes_away_from_zero_to_the_ends_of_64_bits(long numerator, long denominator, long whole) =>
        Rounding.HalfUp(numerator, denominator).ShouldBe(whole);

    [Fact]
    public void A_share_is_in_lowest_terms_whatever_its_size()
    {
        new Share(long.MinValue, 2).ShouldBe(new Share(long.MinValue / 2, 1));
        new Share(-6, 100).ToString().ShouldBe("-3/50");
        new Share(0, 7).ShouldBe(Share.None);
        (new Share(long.MaxValue - 1, long.MaxValue) < Share.Whole).ShouldBeTrue();
    }
}
