using Cylch.Rules.Settlement;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class AuditCheckTests
{
    private const long Auditor = 7;

    public static TheoryData<PartTaken> Parts { get; } = new(Enum.GetValues<PartTaken>());

    [Theory]
    [InlineData(AuditAnswer.Agrees)]
    [InlineData(AuditAnswer.DoesNotAgree)]
    [InlineData(AuditAnswer.CannotTell)]
    public void Somebody_without_a_part_may_say_any_of_the_three(AuditAnswer answer) => Refused(Facts() with { Answer = answer }).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Parts))]
    public void Whoever_took_any_part_may_not(PartTaken part)
    {
        Refused(Facts() with { Parts = [new PartInResult(part, 3), new PartInResult(part, Auditor)] })
            .ShouldBe(part == PartTaken.Verified ? "settlement.auditor-verified" : "settlement.auditor-took-part");
        Refused(Facts() with { Parts = [new PartInResult(part, 3)] }).ShouldBeNull();
    }

    [Fact]
    public void Nobody_audits_what_was_not_drawn_or_was_audited_before_or_for_their_own_provider()
    {
        Refused(Facts() with { IsDrawn = false }).ShouldBe("settlement.audit-not-drawn");
        Refused(Facts() with { IsAudited = true }).ShouldBe("settlement.audited-before");
        Refused(Facts() with { AuditorWorksForProvider = true }).ShouldBe("settlement.auditor-of-provider");
    }

    [Fact]
    public void Words_are_needed_and_nobody_agrees_with_what_they_did_not_look_at()
    {
        Refused(Facts() with { HasWords = false }).ShouldBe("settlement.audit-without-words");
        Refused(Facts() with { LookedAtAll = false }).ShouldBe("settlement.audit-not-all-looked-at");
        Refused(Facts() with { LookedAtAll = false, Answer = AuditAnswer.CannotTell }).ShouldBeNull();
    }

    [Fact]
    public void A_rate_of_few_audits_is_not_said_and_those_who_could_not_tell_are_beside_it()
    {
        var few = new AgreementRate(9, 3, 1, 4);
        (few.IsTooFew, few.Range, few.Waiting).ShouldBe((true, null, 1));
        var enough = new AgreementRate(12, 8, 2, 1);
        (enough.Decided, enough.Waiting, enough.Range!.Value.PerThousand).ShouldBe((10, 1, 800));
    }

    private static string? Refused(AuditFacts facts) => AuditCheck.FirstRefusal(facts)?.Code;

    private static AuditFacts Facts() => new(Auditor, false, true, false, [], AuditAnswer.Agrees, true, true);
}
