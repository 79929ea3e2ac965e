using Cylch.Rules.Statistics;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Statistics;

public class BinomialTests
{
    private const double Close = 1e-9;

    [Fact]
    public void Chances_are_those_of_R()
    {
        var rows = ReferenceFile.Read("funnel");
        rows.Count.ShouldBe(35);
        foreach (var row in rows)
        {
            var (count, of, chance) = (row.Whole("count"), row.Whole("of"), row.Number("centre"));
            Binomial.Exactly(count, of, chance).ShouldBe(row.Number("exactly"), Close, row.ToString());
            Binomial.AtMost(count, of, chance).ShouldBe(row.Number("atMost"), Close, row.ToString());

            // Small chances keep their digits, so they are compared by ratio.
            (Binomial.AtLeast(count, of, chance) / row.Number("atLeast")).ShouldBe(1, Close, row.ToString());
        }
    }

    [Fact]
    public void Quantiles_of_the_normal_curve_are_those_of_R()
    {
        foreach (var row in ReferenceFile.Read("normal"))
        {
            NormalCurve.Quantile(row.Number("below")).ShouldBe(row.Number("value"), Close, row.ToString());
        }
    }

    [Fact]
    public void All_chances_together_are_one_and_mirror_each_other()
    {
        foreach (var (of, chance) in new[] { (1, 0.5), (30, 0.07), (300, 0.8), (1_000, 0.31) })
        {
            Enumerable.Range(0, of + 1).Sum(count => Binomial.Exactly(count, of, chance)).ShouldBe(1, Close);
            foreach (var count in new[] { 0, of / 3, of / 2, of })
            {
                Binomial.Exactly(count, of, chance).ShouldBe(Binomial.Exactly(of - count, of, 1 - chance), Close);
                (Binomial.AtMost(count, of, chance) + Binomial.AtLeast(count + 1, of, chance)).ShouldBe(1, Close);
            }
        }
    }

    [Fact]
    public void What_cannot_be_has_no_chance_and_what_must_be_is_certain()
    {
        Binomial.Exactly(-1, 5, 0.5).ShouldBe(0);
        Binomial.Exactly(6, 5, 0.5).ShouldBe(0);
        Binomial.Exactly(0, 5, 0).ShouldBe(1);
        Binomial.Exactly(5, 5, 1).ShouldBe(1);
        Binomial.Exactly(0, 0, 0.3).ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => Binomial.Exactly(1, -1, 0.5));
        Should.Throw<ArgumentOutOfRangeException>(() => Binomial.Exactly(1, 2, 1.5));
        Should.Throw<ArgumentOutOfRangeException>(() => Binomial.Quantile(0, 2, 0.5));
    }

    [Fact]
    public void The_quantile_is_the_first_count_that_reaches_so_far()
    {
        foreach (var below in new[] { 0.001, 0.025, 0.5, 0.975, 0.999 })
        {
            var count = Binomial.Quantile(below, 62, 0.7);
            Binomial.AtMost(count, 62, 0.7).ShouldBeGreaterThanOrEqualTo(below);
            Binomial.AtMost(count - 1, 62, 0.7).ShouldBeLessThan(below);
        }
    }
}
