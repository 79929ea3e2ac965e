using Cylch.Rules.Statistics;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Statistics;

public sealed class ShareRangeTests
{
    private const double NinetyFive = 1.959963984540054;

    /// <summary>Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3 (Wilson without continuity correction).</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_range_is_the_published_one(int hits, int of, double low, double high)
    {
        var range = ShareRange.Wilson(hits, of, NinetyFive);

        Math.Round(range.Low, 4).ShouldBe(low);
        Math.Round(range.High, 4).ShouldBe(high);
    }

    [Fact]
    public void A_range_lies_within_nothing_and_all_and_holds_the_share()
    {
        for (var of = 1; of <= 60; of++)
        {
            for (var hits = 0; hits <= of; hits++)
            {
                var range = ShareRange.NineInTen(hits, of);
                range.LowPerThousand.ShouldBeInRange(0, range.PerThousand);
                range.HighPerThousand.ShouldBeInRange(range.PerThousand, 1_000);
            }
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 4)]
    [InlineData(5, 4)]
    public void A_share_of_no_sample_is_refused(int hits, int of) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ShareRange.NineInTen(hits, of));
}
