using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>What depends on the whole service, on the figures where it begins to count.</summary>
public sealed class ServiceWorkTests
{
    private static readonly IndicatorName Name = new("Visits on time", "Ymweliadau ar amser");

    [Theory]
    [InlineData(1_000, 5, 0)]
    [InlineData(1_000, 6, -45_00)]
    [InlineData(999, 5, -45_00)]
    [InlineData(0, 2, -90_00)]
    public void Five_missed_visits_in_a_thousand_planned_are_free_and_each_further_one_takes_45_pounds(int planned, int missed, long pence) =>
        Line(new MissedVisitsDeduction(1, 45_00, 5), new MissedVisitsLineInputs(planned, missed)).Amount.ShouldBe(new Money(pence));

    [Theory]
    [InlineData(Better.Higher, 95, 0)]
    [InlineData(Better.Higher, 94, -20_00)]
    [InlineData(Better.Higher, 96, 0)]
    [InlineData(Better.Lower, 95, 0)]
    [InlineData(Better.Lower, 96, -20_00)]
    [InlineData(Better.Lower, 94, 0)]
    public void An_indicator_exactly_on_its_mark_of_95_takes_nothing_and_one_that_is_worse_takes_2_percent(Better better, int value, long pence) =>
        Line(new IndicatorDeduction(1, Name, better, new Share(95, 1), new Share(2, 100), 9), new IndicatorLineInputs(new Share(value, 1), 1_000_00))
            .Amount.ShouldBe(new Money(pence));

    [Fact]
    public void An_indicator_says_that_it_was_good_enough_that_it_was_worse_or_that_there_is_no_figure()
    {
        var term = new IndicatorDeduction(1, Name, Better.Higher, new Share(95, 1), new Share(2, 100), 9);

        Codes(Line(term, new IndicatorLineInputs(null, 1_000_00))).ShouldBe(["indicator.no-figure 0"]);
        Codes(Line(term, new IndicatorLineInputs(new Share(95, 1), 1_000_00))).ShouldBe(["indicator.good-enough 0"]);
        Codes(Line(term, new IndicatorLineInputs(new Share(94, 1), 1_000_00))).ShouldBe(["indicator.worse 2000", "rounding.none-needed 2000", "indicator.deduction -2000"]);
    }

    [Theory]
    [InlineData(5, 3, 2, 13_33)]
    [InlineData(5, 2, 2, 0)]
    [InlineData(0, 0, 0, 0)]
    public void Satisfaction_is_paid_by_those_who_replied_once_three_in_five_did(int asked, int replied, int satisfied, long pence) =>
        Line(new SatisfactionShare(1, new Share(2, 100), 9, new Share(3, 5)), new SatisfactionLineInputs(1_000_00, new Replies(asked, replied, satisfied)))
            .Amount.ShouldBe(new Money(pence));

    [Theory]
    [InlineData(9, 5, 500_00)]
    [InlineData(10, 8, 800_00)]
    [InlineData(10, 5, 250_00)]
    [InlineData(10, 4, 0)]
    public void A_tier_begins_on_its_own_share_and_pays_for_each_result_that_was_reached(int decided, int reached, long pence)
    {
        var tiers = new PriceByTier(1, 100_00, [new Tier(Share.None, Share.None), new Tier(new Share(1, 2), new Share(1, 2)), new Tier(new Share(5, 9), Share.Whole)], RangeOver.Period);

        Line(tiers, new TierLineInputs(decided, reached)).Amount.ShouldBe(new Money(pence));
    }

    [Fact]
    public void Of_an_earned_100_pounds_a_tenth_would_have_come_anyway_and_half_of_the_rest_is_the_services_doing()
    {
        var part = Line(new AttributionShare(1, new Share(1, 10), new Share(1, 2)), new AttributionLineInputs(1, 100_00));

        part.Amount.ShouldBe(new Money(-55_00));
        Codes(part).ShouldBe(["attribution.counted 9", "attribution.part 4500", "rounding.none-needed 4500", "attribution.change -5500"]);
    }

    [Theory]
    [InlineData(OutcomeKind.Change, 2, 7, 7, "counted.reached")]
    [InlineData(OutcomeKind.Change, 2, 7, 6, "counted.not-reached")]
    [InlineData(OutcomeKind.Change, 5, 7, 5, "counted.not-reached")]
    [InlineData(OutcomeKind.Maintenance, 5, 5, 5, "counted.reached")]
    [InlineData(OutcomeKind.Maintenance, 5, 5, 1, "counted.not-reached")]
    public void Somebody_held_steady_counts_as_reached_but_a_change_that_stood_still_does_not(OutcomeKind kind, int baseline, int target, int reading, string code) =>
        Line(
            new PriceByTier(1, 100_00, [], RangeOver.Period),
            new CountedLineInputs(1, new ReadingFacts(kind, Measure.OwnScale0To10, baseline, target, reading))).Steps.Select(step => step.Code).ShouldBe(["price.judged", code]);

    private static IEnumerable<string> Codes(Explanation explained) => explained.Steps.Select(step => $"{step.Code} {step.Result.Numerator}");

    private static Explanation Line(PaymentTerm term, LineInputs facts) =>
        Explain.Line(new PaymentScheme(1, 1, new LocalDate(2026, 4, 6), [term]), 1, LineKind.Time, facts);
}
