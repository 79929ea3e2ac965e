using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class VerificationPolicyTests
{
    private static readonly LocalDate Today = new(2026, 12, 2);
    private static readonly VerificationPolicy Sound = new(Today, 26, 28, 100, WhileAudited.Wait);

    [Fact]
    public void A_sound_policy_from_today_on_is_saved() => Sound.FirstRefusal(null, Today).ShouldBeNull();

    [Theory]
    [InlineData(0, 28, 100, "settlement.policy-weeks")]
    [InlineData(105, 28, 100, "settlement.policy-weeks")]
    [InlineData(26, -1, 100, "settlement.policy-days")]
    [InlineData(26, 181, 100, "settlement.policy-days")]
    [InlineData(26, 28, -1, "settlement.policy-share")]
    [InlineData(26, 28, 1_001, "settlement.policy-share")]
    public void A_figure_outside_its_range_is_refused_by_name(int weeks, int days, int perThousand, string code) =>
        new VerificationPolicy(Today, weeks, days, perThousand, WhileAudited.Wait).FirstRefusal(null, Today)!.Code.ShouldBe(code);

    [Fact]
    public void No_policy_reaches_back_over_results_that_are_there_already()
    {
        (Sound with { InForceFrom = Today.PlusDays(-1) }).FirstRefusal(null, Today)!.Code.ShouldBe("settlement.policy-in-past");
        Sound.FirstRefusal(Today, Today)!.Code.ShouldBe("settlement.policy-not-later");
        Sound.FirstRefusal(Today.PlusDays(-1), Today).ShouldBeNull();
    }

    [Fact]
    public void The_policy_of_a_day_is_the_latest_that_has_begun()
    {
        var later = Sound with { InForceFrom = Today.PlusDays(10), ReadingWeeks = 13 };

        VerificationPolicy.On([later, Sound], Today.PlusDays(-1)).ShouldBeNull();
        VerificationPolicy.On([later, Sound], Today.PlusDays(9)).ShouldBe(Sound);
        VerificationPolicy.On([later, Sound], Today.PlusDays(10)).ShouldBe(later);
    }

    [Fact]
    public void A_window_closes_its_days_after_the_period() =>
        Sound.ClosesOn(new Rules.PaymentPeriod(new LocalDate(2026, 4, 6), 7)).ShouldBe(new LocalDate(2026, 11, 15));
}
