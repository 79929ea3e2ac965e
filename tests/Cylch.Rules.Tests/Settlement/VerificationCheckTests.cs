using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class VerificationCheckTests
{
    private const long Verifier = 7;
    private const long Other = 8;
    private static readonly LocalDate Today = new(2026, 10, 6);
    private static readonly VerificationPolicy Policy = new(new LocalDate(2026, 4, 1), 26, 28, 100, WhileAudited.PayAndCorrect);

    public static TheoryData<PartTaken> Parts { get; } = new(Enum.GetValues<PartTaken>());

    [Fact]
    public void Somebody_with_no_part_in_it_may_verify_a_sound_result() => VerificationCheck.FirstRefusal(Facts()).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Parts))]
    public void Whoever_took_any_part_may_not_and_is_told_by_its_name(PartTaken part)
    {
        var refusal = VerificationCheck.FirstRefusal(Facts() with { Parts = [new PartInResult(part, Other), new PartInResult(part, Verifier)] });

        refusal.ShouldNotBeNull();
        refusal.Code.ShouldStartWith("settlement.verifier-");
        VerificationCheck.FirstRefusal(Facts() with { Parts = [new PartInResult(part, Other), new PartInResult(part, null)] }).ShouldBeNull();
    }

    [Fact]
    public void Whoever_works_for_the_provider_may_not() =>
        Refused(Facts() with { VerifierWorksForProvider = true }).ShouldBe("settlement.verifier-of-provider");

    [Fact]
    public void Without_a_policy_in_force_nothing_is_verified_not_even_what_is_neutral()
    {
        Refused(Facts() with { Policy = null }).ShouldBe("settlement.no-verification-policy");
        Refused(Facts() with { Policy = null, IsNeutral = true }).ShouldBe("settlement.no-verification-policy");
    }

    [Fact]
    public void Money_needs_the_four_answers_a_start_a_target_and_a_lock_before_the_reading()
    {
        Refused(Facts() with { WouldStandUp = false }).ShouldBe("settlement.outcome-not-checked");
        Refused(Facts() with { Baseline = null }).ShouldBe("settlement.outcome-without-start");
        Refused(Facts() with { Target = null }).ShouldBe("settlement.outcome-without-start");
        Refused(Facts() with { BaselineLockedOn = null }).ShouldBe("settlement.baseline-not-locked");
        Refused(Facts() with { BaselineLockedOn = new LocalDate(2026, 9, 30) }).ShouldBe("settlement.reading-before-lock");
        Refused(Facts() with { BaselineLockedOn = new LocalDate(2026, 9, 29) }).ShouldBeNull();
    }

    [Fact]
    public void Where_no_money_depends_on_it_no_lock_is_needed() =>
        Refused(Facts() with { NeedsLock = false, BaselineLockedOn = null }).ShouldBeNull();

    [Fact]
    public void A_neutral_ending_needs_neither_start_nor_reading() =>
        Refused(Facts() with { IsNeutral = true, Baseline = null, Target = null, Reading = null, BaselineLockedOn = null }).ShouldBeNull();

    [Fact]
    public void A_reading_counts_for_the_weeks_of_the_policy_its_own_day_included()
    {
        var oldest = Today.PlusDays(1 - 26 * 7);
        var facts = Facts() with { BaselineLockedOn = new LocalDate(2026, 1, 1) };

        Refused(facts with { Reading = Reading() with { TakenOn = oldest } }).ShouldBeNull();
        Refused(facts with { Reading = Reading() with { TakenOn = oldest.PlusDays(-1) } }).ShouldBe("settlement.reading-outside-window");
        Refused(facts with { Reading = Reading() with { TakenOn = Today.PlusDays(1) } }).ShouldBe("settlement.reading-outside-window");
        Refused(facts with { Policy = Policy with { ReadingWeeks = 1 }, Reading = Reading() with { TakenOn = Today.PlusDays(-7) } })
            .ShouldBe("settlement.reading-outside-window");
    }

    [Fact]
    public void A_reading_by_the_provider_the_start_itself_one_used_before_and_none_at_all_cannot_pay()
    {
        Refused(Facts() with { Reading = null }).ShouldBe("settlement.reading-missing");
        Refused(Facts() with { Reading = Reading() with { Value = null } }).ShouldBe("settlement.reading-missing");
        Refused(Facts() with { Reading = Reading() with { IsByProvider = true } }).ShouldBe("settlement.reading-by-provider");
        Refused(Facts() with { Reading = Reading() with { IsBaseline = true } }).ShouldBe("settlement.reading-outside-window");
        Refused(Facts() with { Reading = Reading() with { IsVerifiedBefore = true } }).ShouldBe("settlement.reading-verified-before");
        Refused(Facts() with { Reading = Reading() with { Value = 11 } }).ShouldBe("outcomes.reading-outside-measure");
    }

    private static string? Refused(VerificationFacts facts) => VerificationCheck.FirstRefusal(facts)?.Code;

    private static VerificationFacts Facts() => new(
        Verifier, false, Today, false, true, OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, true, new LocalDate(2026, 4, 6), Policy, [], Reading());

    private static ReadingToVerify Reading() => new(new LocalDate(2026, 9, 29), 6, false, false, false);
}
