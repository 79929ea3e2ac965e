using Cylch.Rules.Statistics;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Statistics;

public class ShareRangeTests
{
    private const double Close = 1e-9;

    [Fact]
    public void Wilsons_ranges_are_those_of_R()
    {
        var rows = ReferenceFile.Read("wilson");
        rows.Count.ShouldBe(28);
        foreach (var row in rows)
        {
            var range = ShareRange.Wilson(row.Whole("count"), row.Whole("of"), row.Number("level"));
            range.Lowest.ShouldBe(row.Number("lowest"), Close, row.ToString());
            range.Highest.ShouldBe(row.Number("highest"), Close, row.ToString());
        }
    }

    [Fact]
    public void Newcombes_ranges_are_those_of_R()
    {
        var rows = ReferenceFile.Read("difference");
        rows.Count.ShouldBe(28);
        foreach (var row in rows)
        {
            var range = ShareRange.OfDifference(row.Whole("count"), row.Whole("of"), row.Whole("otherCount"), row.Whole("otherOf"), row.Number("level"));
            range.Lowest.ShouldBe(row.Number("lowest"), Close, row.ToString());
            range.Highest.ShouldBe(row.Number("highest"), Close, row.ToString());
        }
    }

    // Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3 (score, without continuity correction), to four decimals.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_ranges_are_the_published_ones(int count, int of, double lowest, double highest)
    {
        var range = ShareRange.Wilson(count, of, 0.95);
        range.Lowest.ShouldBe(lowest, 0.00005);
        range.Highest.ShouldBe(highest, 0.00005);
    }

    // Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10, to four decimals.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Newcombes_ranges_are_the_published_ones(int count, int of, int otherCount, int otherOf, double lowest, double highest)
    {
        var range = ShareRange.OfDifference(count, of, otherCount, otherOf, 0.95);
        range.Lowest.ShouldBe(lowest, 0.00005);
        range.Highest.ShouldBe(highest, 0.00005);
    }

    [Fact]
    public void A_range_holds_its_share_mirrors_the_other_share_and_narrows_with_more()
    {
        for (var of = 1; of <= 60; of += 7)
        {
            for (var count = 0; count <= of; count++)
            {
                var (range, other) = (ShareRange.Wilson(count, of, 0.9), ShareRange.Wilson(of - count, of, 0.9));
                range.Lowest.ShouldBeLessThanOrEqualTo((double)count / of);
                range.Highest.ShouldBeGreaterThanOrEqualTo((double)count / of);
                range.Lowest.ShouldBe(1 - other.Highest, Close);
                var more = ShareRange.Wilson(4 * count, 4 * of, 0.9);
                (more.Highest - more.Lowest).ShouldBeLessThan(range.Highest - range.Lowest);
            }
        }
    }

    [Fact]
    public void The_difference_the_other_way_round_is_its_mirror()
    {
        var (there, back) = (ShareRange.OfDifference(27, 142, 13, 137, 0.9), ShareRange.OfDifference(13, 137, 27, 142, 0.9));
        there.Lowest.ShouldBe(-back.Highest, Close);
        there.Highest.ShouldBe(-back.Lowest, Close);
    }

    // The chance, over all counts there can be, that a 9 in 10 range holds the true share: on average nine in ten.
    [Fact]
    public void Nine_in_ten_ranges_hold_the_truth_nine_times_in_ten()
    {
        foreach (var of in new[] { 20, 40, 90 })
        {
            var held = Enumerable.Range(1, 99).Average(percent => Enumerable.Range(0, of + 1)
                .Where(count => ShareRange.Wilson(count, of, 0.9) is var range && range.Lowest <= percent / 100.0 && range.Highest >= percent / 100.0)
                .Sum(count => Binomial.Exactly(count, of, percent / 100.0)));
            held.ShouldBeInRange(0.89, 0.915);
        }
    }
}
