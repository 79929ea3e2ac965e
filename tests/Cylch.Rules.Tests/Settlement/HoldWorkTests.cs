using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>What is held, and what a first and a second review do with it: 60 % of £100 part of the way, all of it when reached.</summary>
public sealed class HoldWorkTests
{
    private static readonly PaymentScheme Scheme = new(1, 1, new LocalDate(2026, 4, 6),
    [
        new HoldForOutcomes(1, new Share(18, 100), 9),
        new ReleaseOnVerified(2, 1, Share.Whole, new Share(60, 100), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod),
    ]);

    [Fact]
    public void Eighteen_percent_is_held_by_weight_and_where_there_is_no_outcome_nothing_is()
    {
        var held = Explain.Line(Scheme, 1, LineKind.Held, new HoldLineInputs(910_00, [5, 3, 2], 0));
        (held.Amount, held.HeldChange).ShouldBe((new Money(-81_90), new Money(81_90)));
        held.Steps.Select(step => (step.Code, step.Result.Numerator)).ShouldBe([("hold.pool", 163_80), ("hold.part", 81_90)]);
        held.Steps[1].Operands[0].ShouldBe(Operand.Part(new Share(1, 2)));

        var nothing = Explain.Line(Scheme, 1, LineKind.Held, new HoldLineInputs(910_00, [], 0));
        nothing.Amount.ShouldBe(Money.Zero);
        nothing.Steps.Select(step => (step.Code, step.Result.Numerator)).ShouldBe([("hold.nothing-to-hold-for", 0)]);
    }

    [Theory]
    [InlineData(7, 100_00)]
    [InlineData(6, 60_00)]
    [InlineData(4, 0)]
    public void A_first_review_releases_by_how_far_it_came(int reading, long released)
    {
        Review(LineKind.Released, reading, new HeldMoney(100_00, 0, 0)).Amount.ShouldBe(new Money(released));
        Review(LineKind.Returned, reading, new HeldMoney(100_00, 0, 0)).HeldChange.ShouldBe(Money.Zero, "what is left waits once more");
    }

    [Theory]
    [InlineData(7, 40_00, 0)]
    [InlineData(6, 0, 40_00)]
    [InlineData(4, 0, 40_00)]
    public void A_second_review_releases_only_what_the_first_did_not_and_returns_the_rest(int reading, long released, long returned)
    {
        var held = new HeldMoney(0, 40_00, 100_00);

        Review(LineKind.Released, reading, held).Amount.ShouldBe(new Money(released));
        Review(LineKind.Returned, reading, held).HeldChange.ShouldBe(new Money(-returned));
    }

    [Fact]
    public void The_steps_of_a_review_name_what_is_released_what_is_left_and_what_goes_back()
    {
        var both = Review(LineKind.Released, 6, new HeldMoney(10_00, 40_00, 100_00));
        both.Steps.Skip(2).Select(step => (step.Code, step.Result.Numerator)).ShouldBe(
            [("release.share", 6_00), ("rounding.none-needed", 6_00), ("release.waiting", 0), ("release.total", 6_00), ("release.left", 4_00), ("release.returned", 40_00)]);
        both.Steps[^4].Operands[2].ShouldBe(Operand.Pence(60_00), "the first review released 60 of the 100 pounds");

        Review(LineKind.Released, 7, new HeldMoney(10_00, 40_00, 100_00)).Steps.Select(step => step.Code).ShouldNotContain("release.returned");
        Review(LineKind.Released, 6, new HeldMoney(10_00, 0, 0)).Steps.Select(step => step.Code).ShouldNotContain("release.waiting");
    }

    // From 2 to 7: half of the way is 4.5, so 4 is not part of it and 5 is.
    private static Explanation Review(LineKind kind, int reading, HeldMoney held) => Explain.Line(
        Scheme, 2, kind, new ReleaseLineInputs(1, new ReadingFacts(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, reading), held));
}
