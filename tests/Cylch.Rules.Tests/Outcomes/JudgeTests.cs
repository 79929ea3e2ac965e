using Cylch.Rules.Outcomes;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Outcomes;

public sealed class JudgeTests
{
    [Theory]
    [InlineData(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 7, OutcomeResult.Achieved)]
    [InlineData(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 9, OutcomeResult.Achieved)]
    [InlineData(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 6, OutcomeResult.Partly)]
    [InlineData(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 3, OutcomeResult.Partly)]
    [InlineData(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 2, OutcomeResult.Maintained)]
    [InlineData(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 1, OutcomeResult.Slipped)]
    [InlineData(OutcomeKind.Maintenance, Measure.FivePoints, 4, 4, 4, OutcomeResult.Maintained)]
    [InlineData(OutcomeKind.Maintenance, Measure.FivePoints, 4, 4, 5, OutcomeResult.Maintained)]
    [InlineData(OutcomeKind.Maintenance, Measure.FivePoints, 4, 4, 3, OutcomeResult.Slipped)]
    [InlineData(OutcomeKind.Process, Measure.YesNo, 0, 1, 1, OutcomeResult.Achieved)]
    [InlineData(OutcomeKind.Process, Measure.YesNo, 0, 1, 0, OutcomeResult.Maintained)]
    [InlineData(OutcomeKind.Change, Measure.OxfordHipScore, 18, 26, 26, OutcomeResult.Achieved)]
    [InlineData(OutcomeKind.Change, Measure.OxfordHipScore, 18, 40, 26, OutcomeResult.Achieved)]
    [InlineData(OutcomeKind.Change, Measure.OxfordHipScore, 18, 26, 25, OutcomeResult.Partly)]
    [InlineData(OutcomeKind.Change, Measure.OxfordHipScore, 18, 26, 19, OutcomeResult.Partly)]
    [InlineData(OutcomeKind.Change, Measure.OxfordHipScore, 18, 26, 18, OutcomeResult.Maintained)]
    [InlineData(OutcomeKind.Change, Measure.OxfordHipScore, 18, 26, 17, OutcomeResult.Slipped)]
    [InlineData(OutcomeKind.Change, Measure.OxfordHipScore, 40, 48, 48, OutcomeResult.Achieved)]
    [InlineData(OutcomeKind.Maintenance, Measure.OxfordHipScore, 45, 45, 45, OutcomeResult.Maintained)]
    public void A_reading_is_judged_by_its_measure(
        OutcomeKind kind, Measure measure, int baseline, int target, int reading, OutcomeResult result) =>
        Judge.Result(kind, measure, baseline, target, reading).Value.ShouldBe(new Judgement(result, null));

    [Theory]
    [InlineData(41, 48, 48)]
    [InlineData(48, 48, 10)]
    [InlineData(41, 49, 44)]
    public void A_hip_score_that_starts_above_40_has_no_room_and_is_neutral(int baseline, int target, int reading) =>
        Judge.Result(OutcomeKind.Change, Measure.OxfordHipScore, baseline, target, reading).Value
            .ShouldBe(new Judgement(null, NeutralReason.MeasureHasNoRoom));

    [Theory]
    [InlineData(Measure.OwnScale0To10, 0, 10)]
    [InlineData(Measure.FivePoints, 1, 5)]
    [InlineData(Measure.YesNo, 0, 1)]
    [InlineData(Measure.OxfordHipScore, 0, 48)]
    public void A_value_outside_its_measure_is_refused_by_name(Measure measure, int least, int most)
    {
        Code(measure, least - 1, most, least).ShouldBe("outcomes.baseline-outside-measure");
        Code(measure, least, most + 1, least).ShouldBe("outcomes.target-outside-measure");
        Code(measure, least, most, least - 1).ShouldBe("outcomes.reading-outside-measure");
        Code(measure, least, most, most + 1).ShouldBe("outcomes.reading-outside-measure");
        Judge.Result(OutcomeKind.Maintenance, measure, least, most, most).IsRefused.ShouldBeFalse();
        Judge.Result(OutcomeKind.Maintenance, measure, most, least, least).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_change_needs_a_target_above_its_baseline() =>
        Judge.Result(OutcomeKind.Change, Measure.OwnScale0To10, 5, 5, 6).Refusal
            .ShouldBe(new Refusal("outcomes.target-not-above-baseline", 5, 5));

    private static string? Code(Measure measure, int baseline, int target, int reading) =>
        Judge.Result(OutcomeKind.Maintenance, measure, baseline, target, reading).Refusal?.Code;
}
