using Cylch.Rules.Statistics;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Statistics;

public sealed class RangeInThousandTests
{
    [Fact]
    public void A_range_lies_within_nothing_and_all_and_holds_the_share()
    {
        for (var of = 1; of <= 60; of++)
        {
            for (var count = 0; count <= of; count++)
            {
                var range = RangeInThousand.NineInTen(count, of);
                range.LowPerThousand.ShouldBeInRange(0, range.PerThousand);
                range.HighPerThousand.ShouldBeInRange(range.PerThousand, 1_000);
            }
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 4)]
    [InlineData(5, 4)]
    public void A_share_of_no_sample_is_refused(int count, int of) =>
        Should.Throw<ArgumentOutOfRangeException>(() => RangeInThousand.NineInTen(count, of));
}
