using Cylch.Rules.Statistics;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Statistics;

public class FunnelTests
{
    private const double Close = 1e-9;

    [Fact]
    public void Limits_are_the_interpolated_exact_ones_of_R()
    {
        foreach (var row in ReferenceFile.Read("funnel"))
        {
            var funnel = new Funnel(row.Number("centre"), 0, 1);
            var (inner, outer) = (funnel.Limits(row.Whole("of"), 0.025), funnel.Limits(row.Whole("of"), 0.001));
            inner.Lowest.ShouldBe(row.Number("low19"), Close, row.ToString());
            inner.Highest.ShouldBe(row.Number("high19"), Close, row.ToString());
            outer.Lowest.ShouldBe(row.Number("low499"), Close, row.ToString());
            outer.Highest.ShouldBe(row.Number("high499"), Close, row.ToString());
        }
    }

    [Fact]
    public void More_spread_than_chance_widens_the_limits_as_R_computes_them()
    {
        var rows = ReferenceFile.Read("spread");
        var funnel = Funnel.Of([.. rows.Select(row => new CountOf(row.Whole("count"), row.Whole("of")))]);
        funnel.Centre.ShouldBe(rows[0].Number("centre"), Close);
        funnel.Dispersion.ShouldBe(rows[0].Number("dispersion"), Close);
        funnel.BetweenVariance.ShouldBe(rows[0].Number("between"), Close);
        foreach (var row in rows)
        {
            var limits = funnel.Limits(row.Whole("of"), 0.025);
            limits.Lowest.ShouldBe(row.Number("low19"), Close, row.ToString());
            limits.Highest.ShouldBe(row.Number("high19"), Close, row.ToString());
        }
    }

    [Fact]
    public void Limits_close_in_with_size_and_hold_the_centre_and_mirror_the_other_share()
    {
        var (funnel, other) = (new Funnel(0.3, 0, 1), new Funnel(0.7, 0, 1));
        var before = 2.0;
        foreach (var of in new[] { 20, 50, 120, 400, 1_500 })
        {
            var (inner, outer) = (funnel.Limits(of, 0.025), funnel.Limits(of, 0.001));
            (inner.Highest - inner.Lowest).ShouldBeLessThan(before);
            before = inner.Highest - inner.Lowest;
            outer.Lowest.ShouldBeLessThan(inner.Lowest);
            outer.Highest.ShouldBeGreaterThan(inner.Highest);
            inner.Lowest.ShouldBeLessThan(0.3);
            inner.Highest.ShouldBeGreaterThan(0.3);

            inner.Lowest.ShouldBe(1 - other.Limits(of, 0.025).Highest, Close);
            inner.Highest.ShouldBe(1 - other.Limits(of, 0.025).Lowest, Close);
        }
    }

    // Outside a line means that so few, or so many, come by chance no more often than the line says.
    [Fact]
    public void What_lies_outside_a_line_comes_by_chance_no_more_often_than_it_says()
    {
        foreach (var (of, centre) in new[] { (20, 0.1), (33, 0.4), (62, 0.7), (118, 0.05), (400, 0.5) })
        {
            foreach (var tail in new[] { 0.025, 0.001 })
            {
                var limits = new Funnel(centre, 0, 1).Limits(of, tail);
                for (var count = 0; count <= of; count++)
                {
                    var share = (double)count / of;
                    (share < limits.Lowest - Close && Binomial.AtMost(count, of, centre) > tail).ShouldBeFalse($"{count} of {of} at {centre}");
                    (share > limits.Highest + Close && Binomial.AtLeast(count, of, centre) > tail).ShouldBeFalse($"{count} of {of} at {centre}");
                }
            }
        }
    }

    [Fact]
    public void A_few_far_units_are_findings_and_no_spread()
    {
        var alike = Enumerable.Range(0, 15).Select(i => new CountOf(20 + i % 3, 60)).ToList();
        Funnel.Of([.. alike, new CountOf(55, 60)]).IsSpread.ShouldBeFalse();

        // Fewer than twelve say too little about a spread of their own.
        Funnel.Of([.. Enumerable.Range(0, 11).Select(i => new CountOf(i % 2 == 0 ? 5 : 55, 60))]).IsSpread.ShouldBeFalse();
        Funnel.Of([.. Enumerable.Range(0, 12).Select(i => new CountOf(i % 2 == 0 ? 5 : 55, 60))]).IsSpread.ShouldBeTrue();
    }

    [Fact]
    public void None_or_all_of_every_unit_leaves_nothing_to_compare()
    {
        Funnel.Of([new CountOf(0, 30), new CountOf(0, 40)]).Limits(30, 0.025).ShouldBe(new ShareRange(0, 0));
        Funnel.Of([new CountOf(30, 30)]).Limits(30, 0.025).ShouldBe(new ShareRange(1, 1));
        Should.Throw<ArgumentException>(() => Funnel.Of([]));
        Should.Throw<ArgumentException>(() => Funnel.Of([new CountOf(3, 2)]));
    }
}
