using Cylch.Rules.Settlement;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class ReversalCheckTests
{
    private static readonly ReversalFacts Sound = new(true, false, false, false, false, false);

    [Fact]
    public void After_a_dispute_that_somebody_uninvolved_ended_a_result_is_taken_back_with_or_without_another_in_its_place()
    {
        Refused(Sound).ShouldBeNull();
        Refused(Sound with { HasReplacement = true, ReplacementIsOfSame = true }).ShouldBeNull();
    }

    [Fact]
    public void A_result_is_not_taken_back_twice_not_undisputed_and_not_by_whoever_took_part()
    {
        Refused(Sound with { IsReversed = true }).ShouldBe("settlement.reversed-before");
        Refused(Sound with { IsDisputeResolved = false }).ShouldBe("settlement.no-resolved-dispute");
        Refused(Sound with { TookPart = true }).ShouldBe("settlement.reverser-took-part");
    }

    [Fact]
    public void What_stands_in_its_place_is_of_the_same_outcome_and_not_paid_for_already()
    {
        Refused(Sound with { HasReplacement = true }).ShouldBe("settlement.replacement-of-another");
        Refused(Sound with { HasReplacement = true, ReplacementIsOfSame = true, ReplacementIsDecided = true }).ShouldBe("settlement.replacement-decided");
        Refused(Sound with { ReplacementIsDecided = true }).ShouldBeNull("without a replacement nothing is known of one");
    }

    private static string? Refused(ReversalFacts facts) => ReversalCheck.FirstRefusal(facts)?.Code;
}
