using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class AuditSampleTests
{
    private static readonly PaymentPeriod Period = new(new LocalDate(2026, 4, 6), 7);

    [Fact]
    public void The_order_of_the_candidates_changes_nothing()
    {
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var candidates = Candidates(23, 150);

            AuditSample.Draw(seed, [.. candidates.AsEnumerable().Reverse()]).ShouldBe(AuditSample.Draw(seed, candidates), $"seed {seed}");
        }
    }

    [Fact]
    public void Every_stratum_gives_its_share_in_whole_results_and_what_is_left_by_chance()
    {
        for (var seed = 1UL; seed <= 500; seed++)
        {
            foreach (var stratum in AuditSample.Draw(seed, Candidates(47, 100)).GroupBy(place => place.Stratum))
            {
                var drawn = stratum.Count(place => place.IsDrawn);
                drawn.ShouldBeInRange(stratum.Count() * 100 / 1_000, stratum.Count() * 100 / 1_000 + 1, $"seed {seed}");
                stratum.Where(place => place.IsDrawn).Select(place => place.Rank).ShouldBe(Enumerable.Range(1, drawn), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void Each_result_has_the_chance_of_the_policy_and_no_other()
    {
        const int seeds = 4_000;
        var counts = new Dictionary<long, int>();
        for (var seed = 1UL; seed <= seeds; seed++)
        {
            foreach (var place in AuditSample.Draw(seed, Candidates(9, 150)).Where(place => place.IsDrawn))
            {
                counts[place.VerificationId] = counts.GetValueOrDefault(place.VerificationId) + 1;
            }
        }

        // 150 in 1,000 of 4,000 is 600; five standard errors are 113.
        counts.Count.ShouldBe(9);
        counts.Values.ShouldAllBe(count => count > 487 && count < 713);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_000, 12)]
    public void Nothing_and_everything_are_exact(int perThousand, int drawn) =>
        AuditSample.Draw(5, Candidates(12, perThousand)).Count(place => place.IsDrawn).ShouldBe(drawn);

    [Fact]
    public void The_seed_follows_from_what_was_verified_and_anybody_can_work_it_out_again()
    {
        (long, long)[] results = [(12, 1_791_283_860_000), (9, 1_791_197_460_000)];

        var seed = AuditSample.SeedOf("C-014", Period, results);

        seed.ShouldBe(AuditSample.SeedOf("C-014", Period, [.. results.Reverse()]));

        // By another program: printf 'cylch-audit-1|C-014|2026-04-06|7|9:1791197460000|12:1791283860000' | sha256sum
        seed.ToString("x16", System.Globalization.CultureInfo.InvariantCulture).ShouldBe("de6641e06935f04f");
        AuditSample.SeedOf("C-015", Period, results).ShouldNotBe(seed);
        AuditSample.SeedOf("C-014", Period, [(12, 1_791_283_860_001), (9, 1_791_197_460_000)]).ShouldNotBe(seed);
    }

    private static List<AuditCandidate> Candidates(int count, int perThousand) =>
        [.. Enumerable.Range(1, count).Select(id => new AuditCandidate(id, id % 3 == 0 ? "C-014/A" : "C-014/B", perThousand))];
}
