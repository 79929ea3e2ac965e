using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>Gain and loss on an indicator that began at 100 and is better lower: 5 units are nobody's, each further one is £10.</summary>
public sealed class GainWorkTests
{
    [Theory]
    [InlineData(95, 0)]
    [InlineData(105, 0)]
    [InlineData(94, 5_00)]
    [InlineData(106, -2_50)]
    [InlineData(85, 50_00)]
    [InlineData(75, 60_00)]
    [InlineData(130, -60_00)]
    public void Half_of_the_gain_and_a_quarter_of_the_loss_are_shared_outside_the_corridor_up_to_60_pounds(int value, long pence) =>
        Gain(value).Amount.ShouldBe(new Money(pence));

    [Theory]
    [InlineData(10, 4, true, 0)]
    [InlineData(10, 5, true, 5_00)]
    [InlineData(0, 0, true, 0)]
    [InlineData(10, 5, false, 0)]
    [InlineData(10, 5, null, 0)]
    public void Gain_is_shared_only_where_half_of_the_outcomes_were_reached_and_quality_was_good(int decided, int reached, bool? quality, long pence) =>
        Gain(94, decided, reached, quality).Amount.ShouldBe(new Money(pence));

    [Fact]
    public void Loss_is_shared_whatever_the_outcomes_and_quality_were() => Gain(106, 10, 0, false).Amount.ShouldBe(new Money(-2_50));

    [Fact]
    public void Each_way_a_gain_ends_is_told_by_its_own_steps()
    {
        Codes(Gain(null)).ShouldBe(["indicator.no-figure 0"]);
        Codes(Gain(95)).ShouldBe(["gain.moved 5", "gain.within 0"]);
        Codes(Gain(94, 10, 4)).ShouldBe(["gain.moved 6", "gain.outcomes-closed 1"]);
        Codes(Gain(94, 10, 5, false)).ShouldBe(["gain.moved 6", "gain.outcomes-open 1", "gain.quality-closed 0"]);
        Codes(Gain(94, 10, 5, null)).ShouldBe(["gain.moved 6", "gain.outcomes-open 1", "gain.quality-unknown 0"]);
        Codes(Gain(94)).ShouldBe(["gain.moved 6", "gain.outcomes-open 1", "gain.quality-open 0", "gain.units 1", "gain.part 500", "rounding.none-needed 500"]);
        Codes(Gain(130)).ShouldBe(["gain.moved -30", "gain.units -25", "gain.part -6250", "rounding.none-needed -6250", "gain.limit -6000"]);
    }

    private static IEnumerable<string> Codes(Explanation explained) => explained.Steps.Select(step => $"{step.Code} {step.Result.Numerator}");

    private static Explanation Gain(int? value, int decided = 10, int reached = 5, bool? quality = true) => Explain.Line(
        new PaymentScheme(1, 1, new LocalDate(2026, 4, 6),
        [
            new GainShare(
                1, new IndicatorName("Falls", "Cwympiadau"), Better.Lower, new Share(100, 1), new Share(5, 1), 10_00, new Share(1, 2), new Share(1, 4), new Share(1, 2), 60_00),
        ]),
        1, LineKind.Time, new GainLineInputs(value is { } figure ? new Share(figure, 1) : null, decided, reached, quality));
}
