using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class RunStateTests
{
    private static readonly LocalDate Today = new(2026, 12, 2);

    [Theory]
    [InlineData(false, null, false, false, 0, RunState.Draft)]
    [InlineData(false, RunVerdict.SentBack, false, false, 0, RunState.Draft)]
    [InlineData(false, RunVerdict.InOrder, false, false, 0, RunState.Reviewed)]
    [InlineData(false, null, true, false, 0, RunState.Approved)]
    [InlineData(false, null, true, true, 40, RunState.PartPaid)]
    [InlineData(false, null, true, true, 100, RunState.Paid)]
    [InlineData(false, null, true, true, 0, RunState.Approved)]
    [InlineData(true, RunVerdict.InOrder, false, false, 0, RunState.Replaced)]
    public void A_state_follows_from_dated_facts(bool isReplaced, RunVerdict? verdict, bool isApproved, bool isInFile, long paid, RunState state) =>
        new RunStateFacts(isReplaced, verdict, isApproved, isInFile, new Money(100), new Money(paid)).State.ShouldBe(state);

    [Theory]
    [InlineData(100, 0, 0, false)]
    [InlineData(100, 60, 40, false)]
    [InlineData(100, 0, 30, true)]
    [InlineData(-50, 0, 0, false)]
    [InlineData(100, 100, 0, true)]
    public void Paid_on_hold_and_to_pay_are_together_the_total(long total, long paid, long held, bool isHeld)
    {
        var due = new PaymentDue(new Money(total), new Money(paid), new Money(held), isHeld);

        (due.Paid + due.OnHold + due.ToPay).ShouldBe(due.Total);
        if (isHeld)
        {
            due.ToPay.ShouldBe(Money.Zero);
        }
    }

    [Fact]
    public void A_limit_is_the_accounts_own_before_its_roles_and_the_newest_in_force()
    {
        ApprovalLimitFacts[] limits =
        [
            new(1, Role.FinanceApprover, null, Today.PlusDays(-30), new Money(100)), new(2, Role.FinanceApprover, null, Today.PlusDays(-10), new Money(200)),
            new(3, Role.FinanceApprover, null, Today.PlusDays(1), new Money(999)), new(4, null, 7, Today, new Money(50)),
        ];

        ApprovalCheck.LimitOf(7, [Role.FinanceApprover], Today, limits).ShouldBe(new Money(50));
        ApprovalCheck.LimitOf(8, [Role.FinanceApprover], Today, limits).ShouldBe(new Money(200));
        ApprovalCheck.LimitOf(8, [Role.FinanceOfficer], Today, limits).ShouldBe(Money.Zero);
        ApprovalCheck.LimitOf(8, [Role.FinanceApprover], Today.PlusDays(-20), limits).ShouldBe(new Money(100));
        ApprovalCheck.LimitOf(8, [Role.FinanceApprover], Today.PlusDays(-40), limits).ShouldBeNull();
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "settlement.above-limit")]
    [InlineData(-201, "settlement.above-limit")]
    public void A_run_that_takes_money_back_is_as_large_as_what_it_takes(long total, string? refusal) => (ApprovalCheck.FirstRefusal(new ApprovalFacts(
        8, 1, null, null, 2, [Role.FinanceApprover], Today, new Money(total), null,
        [new ApprovalLimitFacts(1, Role.FinanceApprover, null, Today, new Money(200))]))?.Code).ShouldBe(refusal);

    [Fact]
    public void A_policy_outside_the_law_names_what_is_wrong()
    {
        var policy = new RunPolicy(true, false, 14, 10, Role.FinanceApprover, 30, 30);

        policy.Wrong().ShouldBeEmpty();
        (policy with { PaymentDays = 31, AnswerDays = 0 }).Wrong().ShouldBe(["answer-days", "payment-days"]);
    }

    [Fact]
    public void A_question_is_in_time_on_the_last_day_of_its_window()
    {
        var policy = new RunPolicy(true, false, 14, 10, Role.FinanceApprover, 30, 30);

        QueryClock.Of(Today, Today.PlusDays(14), policy).IsLate.ShouldBeFalse();
        QueryClock.Of(Today, Today.PlusDays(15), policy).ShouldBe(new QueryClock(Today.PlusDays(14), Today.PlusDays(25), true));
    }
}
