using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>What a result earns, what a cap leaves of it, and what the balance of a plan comes to.</summary>
public sealed class ResultWorkTests
{
    [Theory]
    [InlineData(60_00, 40_00, 0)]
    [InlineData(60_00, 40_01, -1)]
    [InlineData(150_00, 40_00, -40_00)]
    [InlineData(0, 100_01, -1)]
    public void A_cap_of_100_pounds_takes_only_what_is_above_it_and_never_more_than_this_period_earned(long before, long now, long pence)
    {
        foreach (PaymentTerm cap in (PaymentTerm[])[new OutcomeCap(1, 100_00), new PersonYearCap(1, 100_00), new ContractYearCap(1, 100_00)])
        {
            var over = Line(cap, new CapLineInputs(before, now));
            over.Amount.ShouldBe(new Money(pence));
            Codes(over).ShouldBe([$"cap.together {before + now}", $"cap.over {pence}"]);
        }
    }

    [Theory]
    [InlineData(6, 2, 40_00)]
    [InlineData(9, 2, 50_00)]
    [InlineData(6, 5, 10_00)]
    [InlineData(4, 6, 0)]
    public void A_point_is_paid_once_up_to_the_target_and_a_worse_reading_takes_nothing_back(int reading, int paid, long pence) => Line(
        new PricePerPoint(1, 10_00, BandWeights.Same), new ResultLineInputs(1, Walk(reading), paid, ComplexityBand.A)).Amount.ShouldBe(new Money(pence));

    [Fact]
    public void A_weight_is_applied_to_the_exact_price_and_rounded_once_half_a_penny_up()
    {
        var line = Line(new PricePerPoint(1, 50, new BandWeights(Share.Whole, new Share(23, 20), Share.Whole)), new ResultLineInputs(1, Walk(3), 2, ComplexityBand.B));

        line.Amount.ShouldBe(new Money(58), "1 point of 50 pence, times 1.15, is 57.5 pence");
        Codes(line).ShouldBe(["price.new-points 1", "price.points 50", "price.weighted 115", "rounding.half-up 58"]);
    }

    [Theory]
    [InlineData(7, 4)]
    [InlineData(5, 3)]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    public void A_change_that_is_achieved_partly_so_unchanged_or_slipped_has_each_its_own_price(int reading, long pence) => Line(
        new PriceByResult(1, OutcomeKind.Change, 4, 3, 2, 1, BandWeights.Same), new ResultLineInputs(1, Walk(reading), 2, ComplexityBand.A)).Amount.ShouldBe(new Money(pence));

    [Fact]
    public void Independence_is_rewarded_once()
    {
        Codes(Line(new IndependenceReward(1, 500_00), new IndependenceLineInputs(1, false))).ShouldBe(["independence.reward 50000"]);
        Line(new IndependenceReward(1, 500_00), new IndependenceLineInputs(1, false)).Amount.ShouldBe(new Money(500_00));
        Codes(Line(new IndependenceReward(1, 500_00), new IndependenceLineInputs(1, true))).ShouldBe(["independence.before 0"]);
        Line(new IndependenceReward(1, 500_00), new IndependenceLineInputs(1, true)).Amount.ShouldBe(Money.Zero);
    }

    // 7 hours a week for 10 weeks at £30 is £2,100; 70 % of it was paid up front, and of the £630 left the first of 2 + 1 has £420.
    [Theory]
    [InlineData(7, null, false, 420_00, "plan.met 42000")]
    [InlineData(6, null, false, 0, "plan.not-met 0")]
    [InlineData(null, null, false, 0, "plan.not-met 0")]
    [InlineData(null, NeutralReason.Died, false, 420_00, "neutral.in-full 42000")]
    [InlineData(7, null, true, 0, "plan.paid-before 0")]
    [InlineData(null, NeutralReason.Died, true, 0, "plan.paid-before 0")]
    public void The_balance_of_a_plan_is_paid_once_when_met_and_in_full_when_it_ended_neutrally(int? reading, NeutralReason? neutral, bool before, long pence, string last)
    {
        var scheme = new PaymentScheme(1, 1, new LocalDate(2026, 4, 6), [new UpFrontShare(1, new Share(7, 10)), new BalanceOnConfirmation(2, 1, 1)]);
        var facts = new BalanceLineInputs(1, reading is { } read ? Walk(read) : null, neutral, new PlanLineInputs(420, 10, 30_00), [2, 1], 0, before);

        var balance = Explain.Line(scheme, 2, LineKind.Time, facts);

        balance.Amount.ShouldBe(new Money(pence));
        Codes(balance).Take(3).ShouldBe(["plan.value 210000", "plan.rest 63000", "plan.part 42000"]);
        Codes(balance).Last().ShouldBe(last);
        Codes(Explain.Line(scheme, 1, LineKind.Time, facts.Plan)).ShouldBe(["plan.value 210000", "plan.up-front 147000"]);
    }

    private static ReadingFacts Walk(int reading) => new(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, reading);

    private static IEnumerable<string> Codes(Explanation explained) => explained.Steps.Select(step => $"{step.Code} {step.Result.Numerator}");

    private static Explanation Line(PaymentTerm term, LineInputs facts) =>
        Explain.Line(new PaymentScheme(1, 1, new LocalDate(2026, 4, 6), [term]), 1, LineKind.Time, facts);
}
