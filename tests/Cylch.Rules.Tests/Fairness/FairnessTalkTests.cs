using Cylch.Rules.Fairness;
using NodaTime;
using Shouldly;
using Xunit;
using static Cylch.Rules.Fairness.FairnessEntryKind;

namespace Cylch.Rules.Tests.Fairness;

public class FairnessTalkTests
{
    [Fact]
    public void A_conversation_begins_by_asking_once()
    {
        new FairnessTalk([]).IsOpen.ShouldBeFalse();
        new FairnessTalk([]).Refuse(Asked).ShouldBeNull();
        new FairnessTalk([]).Refuse(Answered)!.Code.ShouldBe("fairness.closed");
        new FairnessTalk([Asked]).Refuse(Asked)!.Code.ShouldBe("fairness.asked-before");
    }

    [Fact]
    public void It_waits_for_the_provider_then_for_the_authority_then_for_the_step()
    {
        new FairnessTalk([Asked]).AwaitsProvider.ShouldBeTrue();
        var answered = new FairnessTalk([Asked, Answered]);
        (answered.AwaitsProvider, answered.AwaitsAuthority, answered.HasStep).ShouldBe((false, true, false));
        new FairnessTalk([Asked, Answered, Replied]).AwaitsProvider.ShouldBeTrue();
        var step = new FairnessTalk([Asked, Answered, StepSet]);
        (step.AwaitsProvider, step.AwaitsAuthority, step.HasStep).ShouldBe((false, false, true));
        new FairnessTalk([Asked, Answered, StepSet, StepDone]).HasStep.ShouldBeFalse();
    }

    [Fact]
    public void It_closes_only_when_no_step_is_left_and_is_taken_up_again_only_when_closed()
    {
        new FairnessTalk([Asked, StepSet]).Refuse(Closed)!.Code.ShouldBe("fairness.step-not-done");
        new FairnessTalk([Asked, StepSet, StepDone]).Refuse(Closed).ShouldBeNull();
        new FairnessTalk([Asked]).Refuse(StepDone)!.Code.ShouldBe("fairness.no-step");
        new FairnessTalk([Asked]).Refuse(Reopened)!.Code.ShouldBe("fairness.still-open");
        var closed = new FairnessTalk([Asked, Answered, Closed]);
        closed.IsOpen.ShouldBeFalse();
        foreach (var kind in new[] { Answered, Replied, StepSet, StepDone, Closed })
        {
            closed.Refuse(kind)!.Code.ShouldBe("fairness.closed");
        }

        closed.Refuse(Reopened).ShouldBeNull();
        new FairnessTalk([Asked, Closed, Reopened]).AwaitsProvider.ShouldBeTrue();
    }

    [Fact]
    public void The_figures_kept_are_written_and_read_back_alike()
    {
        var kept = new FairnessSnapshot(
            FairnessQuestion.Thresholds, 7, new LocalDate(2025, 12, 3), new LocalDate(2026, 12, 2), 31, 18, 190, 52, 4, 13, PointStanding.Outside,
            FairnessStanding.WorthAsking, 8);
        RulesJson.Read<FairnessSnapshot>(RulesJson.Write(kept)).ShouldBe(kept);
    }
}
