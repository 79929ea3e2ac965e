using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>What a limit, a floor and a ceiling change, on the pennies where they begin.</summary>
public sealed class LimitWorkTests
{
    [Theory]
    [InlineData(60_00, 0, 0)]
    [InlineData(60_01, 0, -1)]
    [InlineData(50_00, 10_00, 10_00)]
    [InlineData(50_00, 10_01, 10_00)]
    [InlineData(0, 80_00, 60_00)]
    public void A_limit_of_6_percent_of_1000_pounds_pays_at_most_60_pounds_with_what_waited(long earned, long forward, long change) =>
        Limit(1_000_00, earned, forward).Amount.ShouldBe(new Money(change));

    [Theory]
    [InlineData(8, 0)]
    [InlineData(9, 1)]
    public void A_limit_that_falls_on_half_a_penny_is_rounded_up(long price, long most) =>
        Limit(price, 100, 0).Amount.ShouldBe(new Money(most - 100));

    [Theory]
    [InlineData(AboveLimit.GoesForward, false, "limit.forward")]
    [InlineData(AboveLimit.GoesForward, true, "limit.not-paid")]
    [InlineData(AboveLimit.NotPaid, false, "limit.not-paid")]
    public void What_is_above_the_limit_waits_only_where_the_terms_say_so_and_only_within_the_year(AboveLimit above, bool last, string code)
    {
        var steps = Limit(1_000_00, 70_00, 5_00, above, last).Steps;

        steps.Select(step => step.Code).ShouldBe(["limit.most", "rounding.none-needed", "limit.together", "limit.paid", code, "limit.change"]);
        steps.Select(step => step.Result.Numerator).ShouldBe([60_00, 60_00, 75_00, 60_00, 15_00, -10_00]);
    }

    [Fact]
    public void A_limit_that_is_met_to_the_penny_leaves_nothing_over() =>
        Limit(1_000_00, 55_00, 5_00).Steps.Select(step => step.Code).ShouldBe(["limit.most", "rounding.none-needed", "limit.together", "limit.paid", "limit.change"]);

    [Theory]
    [InlineData(0, 99_99, false, 1)]
    [InlineData(0, 100_00, false, 0)]
    [InlineData(0, 200_00, false, 0)]
    [InlineData(0, 200_01, false, -1)]
    public void A_floor_of_100_and_a_ceiling_of_200_pounds_a_period_begin_on_their_own_penny(long before, long now, bool last, long change) =>
        Range(RangeOver.Period, before, now, last).Amount.ShouldBe(new Money(change));

    [Theory]
    [InlineData(30_00, 20_00, false, 0)]
    [InlineData(30_00, 20_00, true, 50_00)]
    [InlineData(190_00, 20_00, false, -10_00)]
    [InlineData(250_00, 20_00, false, -20_00)]
    [InlineData(250_00, -5_00, false, 0)]
    [InlineData(100_00, -5_00, true, 5_00)]
    public void Over_a_year_the_floor_is_made_up_last_and_the_ceiling_takes_nothing_back_from_closed_periods(long before, long now, bool last, long change) =>
        Range(RangeOver.ContractYear, before, now, last).Amount.ShouldBe(new Money(change));

    [Fact]
    public void A_range_says_which_of_the_two_changed_the_payment_and_nothing_where_neither_did()
    {
        Codes(Range(RangeOver.ContractYear, 30_00, 20_00, true)).ShouldBe(["range.together 5000", "range.floor 5000"]);
        Codes(Range(RangeOver.ContractYear, 190_00, 20_00, false)).ShouldBe(["range.together 21000", "range.ceiling -1000"]);
        Codes(Range(RangeOver.Period, 0, 200_00, false)).ShouldBeEmpty();
    }

    [Fact]
    public void A_range_without_a_floor_or_without_a_ceiling_changes_nothing_on_that_side()
    {
        Explain.Line(Scheme(new PaymentRange(2, RangeOver.Period, null, 200_00)), 2, LineKind.Time, new RangeLineInputs(0, 1, false)).Amount.ShouldBe(Money.Zero);
        Explain.Line(Scheme(new PaymentRange(2, RangeOver.Period, 100_00, null)), 2, LineKind.Time, new RangeLineInputs(0, 999_00, false)).Amount.ShouldBe(Money.Zero);
    }

    private static IEnumerable<string> Codes(Explanation explained) => explained.Steps.Select(step => $"{step.Code} {step.Result.Numerator}");

    private static Explanation Limit(long price, long earned, long forward, AboveLimit above = AboveLimit.GoesForward, bool last = false) => Explain.Line(
        Scheme(new PeriodLimit(2, new Share(6, 100), 1, above)), 2, LineKind.Time, new PeriodLimitLineInputs(price, earned, forward, last));

    private static Explanation Range(RangeOver over, long before, long now, bool last) => Explain.Line(
        Scheme(new PaymentRange(2, over, 100_00, 200_00)), 2, LineKind.Time, new RangeLineInputs(before, now, last));

    private static PaymentScheme Scheme(PaymentTerm term) => new(1, 1, new LocalDate(2026, 4, 6), [term]);
}
