using Cylch.Rules.Statistics;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Statistics;

public class BunchingTests
{
    private const double Close = 1e-9;
    private const int Tries = 1_500;

    [Fact]
    public void Curve_chance_and_range_are_those_of_R()
    {
        var rows = ReferenceFile.Read("bunching");
        rows.Count.ShouldBe(4);
        foreach (var row in rows)
        {
            int[] bars = [.. row.Text("bars").Split(' ').Select(int.Parse)];
            var bunching = Bunching.Of(bars, row.Whole("mark"))!;
            bunching.LogRatio.ShouldBe(row.Number("ratio"), Close, row.ToString());
            bunching.LogRatioError.ShouldBe(row.Number("error"), Close, row.ToString());
            bunching.Expected[row.Whole("mark")].ShouldBe(row.Number("expected"), Close, row.ToString());
            bunching.Expected[0].ShouldBe(row.Number("first"), Close, row.ToString());
            bunching.ChanceOfSoMany.ShouldBe(row.Number("chance"), Close, row.ToString());
            bunching.Range(0.9).ShouldBe((row.Whole("least"), row.Whole("most")), row.ToString());
        }
    }

    [Fact]
    public void The_two_at_the_mark_are_shared_out_and_none_is_lost()
    {
        var bunching = Bunching.Of([7, 14, 8, 34, 19, 10, 4], 3)!;
        (bunching.Expected[2] + bunching.Expected[3]).ShouldBe(42, Close);
        bunching.AtMark.ShouldBe(34);
        bunching.Together.ShouldBe(42);
    }

    [Fact]
    public void The_more_of_them_fall_on_the_mark_the_smaller_is_the_chance()
    {
        var before = 1.1;
        for (var atMark = 0; atMark <= 42; atMark += 6)
        {
            var chance = Bunching.Of([7, 14, 42 - atMark, atMark, 19, 10, 4], 3)!.ChanceOfSoMany;
            chance.ShouldBeLessThan(before);
            before = chance;
        }
    }

    [Theory]
    [InlineData(new[] { 7, 14, 4, 5, 19, 10, 4 })]
    [InlineData(new[] { 1, 2, 18, 30, 4, 2, 1 })]
    [InlineData(new[] { 0, 0, 18, 30, 14, 12, 10 })]
    public void Too_few_is_said_and_nothing_else(int[] bars) => Bunching.Of(bars, 3).ShouldBeNull();

    // A smooth hump with nothing at its mark: how often is something found? At most about once in 20, as stated.
    [Fact]
    public void False_findings_come_no_more_often_than_stated()
    {
        const ulong Seed = 20261130;
        double[] hump = [4, 9, 17, 26, 33, 34, 28, 19, 10];
        var found = 0;
        for (var i = 0; i < Tries; i++)
        {
            var numbers = SeededNumbers.For(Seed, "bunching", i);
            int[] bars = [.. hump.Select(height => Poisson(ref numbers, height))];
            found += Bunching.Of(bars, 4) is { } bunching && bunching.ChanceOfSoMany <= 0.05 ? 1 : 0;
        }

        ((double)found / Tries).ShouldBeInRange(0.01, 0.06, $"seed {Seed}");
    }

    private static int Poisson(ref SeededNumbers numbers, double mean)
    {
        var (product, limit, count) = (1.0, Math.Exp(-mean), -1);
        while (product > limit)
        {
            product *= (numbers.Below(1 << 30) + 0.5) / (1 << 30);
            count++;
        }

        return count;
    }
}
