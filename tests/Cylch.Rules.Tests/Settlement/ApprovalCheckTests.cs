using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class ApprovalCheckTests
{
    private const long Preparer = 1;
    private const long Reviewer = 2;
    private const long Approver = 3;
    private static readonly LocalDate Today = new(2026, 12, 2);
    private static readonly RunPolicy Policy = new(true, false, 14, 10, Role.FinanceApprover, 30, 30);
    private static readonly ApprovalFacts Sound = new(
        8, Preparer, Reviewer, RunVerdict.InOrder, Approver, [Role.FinanceApprover], Today, new Money(200_00), Policy, []);

    [Fact]
    public void Whoever_prepared_a_run_never_approves_it_with_or_without_a_policy()
    {
        Refused(Sound).ShouldBeNull();
        Refused(Sound with { ApproverId = Preparer }).ShouldBe("settlement.approver-prepared");
        Refused(Sound with { ApproverId = Preparer, Policy = null }).ShouldBe("settlement.approver-prepared");
    }

    [Fact]
    public void A_run_that_was_sent_back_is_not_approved_even_where_no_review_is_asked_for()
    {
        Refused(Sound with { LastVerdict = RunVerdict.SentBack }).ShouldBe("settlement.run-sent-back");
        Refused(Sound with { LastVerdict = RunVerdict.SentBack, Policy = null }).ShouldBe("settlement.run-sent-back");
    }

    [Fact]
    public void A_run_nobody_looked_through_is_approved_only_where_the_policy_does_not_ask_for_it()
    {
        var unseen = Sound with { LastVerdict = null, ReviewedById = null };

        Refused(unseen).ShouldBe("settlement.run-not-reviewed");
        Refused(unseen with { Policy = Policy with { ReviewRequired = false } }).ShouldBeNull();
        Refused(unseen with { Policy = null }).ShouldBeNull();
    }

    [Fact]
    public void Whoever_looked_a_run_through_approves_it_only_where_the_policy_lets_them()
    {
        Refused(Sound with { ApproverId = Reviewer }).ShouldBe("settlement.approver-reviewed");
        Refused(Sound with { ApproverId = Reviewer, Policy = Policy with { ReviewerMayApprove = true } }).ShouldBeNull();
        Refused(Sound with { ApproverId = Reviewer, Policy = null }).ShouldBeNull();
        Refused(Sound with { ApproverId = null, ReviewedById = null }).ShouldBeNull("the program looked nothing through");
    }

    [Fact]
    public void Of_two_limits_from_the_same_day_the_later_saved_counts_in_whichever_order_they_are_read()
    {
        var (first, second) = (Limit(1, Role.FinanceApprover, null, 100_00), Limit(2, Role.FinanceApprover, null, 300_00));

        ApprovalCheck.LimitOf(Approver, [Role.FinanceApprover], Today, [first, second]).ShouldBe(new Money(300_00));
        ApprovalCheck.LimitOf(Approver, [Role.FinanceApprover], Today, [second, first]).ShouldBe(new Money(300_00));
        ApprovalCheck.LimitOf(Approver, [Role.FinanceApprover], Today, [first with { InForceFrom = Today.PlusDays(-1), Number = 9 }, second])
            .ShouldBe(new Money(300_00), "a newer day goes before a later number");
    }

    [Fact]
    public void Whoever_holds_two_roles_may_approve_up_to_the_greater_of_their_limits()
    {
        ApprovalLimitFacts[] limits = [Limit(1, Role.FinanceApprover, null, 100_00), Limit(2, Role.FinanceOfficer, null, 300_00)];

        ApprovalCheck.LimitOf(Approver, [Role.FinanceApprover, Role.FinanceOfficer], Today, limits).ShouldBe(new Money(300_00));
        ApprovalCheck.LimitOf(Approver, [Role.FinanceOfficer, Role.FinanceApprover], Today, limits).ShouldBe(new Money(300_00));
    }

    [Fact]
    public void A_run_above_a_limit_is_told_its_size_and_the_limit_and_somebody_without_one_is_told_that()
    {
        ApprovalLimitFacts[] limits = [Limit(1, Role.FinanceApprover, null, 199_99)];

        ApprovalCheck.FirstRefusal(Sound with { Limits = limits }).ShouldBe(new Refusal("settlement.above-limit", 8, new Money(200_00), new Money(199_99)));
        ApprovalCheck.FirstRefusal(Sound with { Limits = limits, Total = new Money(-200_00) })
            .ShouldBe(new Refusal("settlement.above-limit", 8, new Money(200_00), new Money(199_99)));
        Refused(Sound with { Limits = limits, Roles = [Role.FinanceOfficer] }).ShouldBe("settlement.no-limit");
        Refused(Sound with { Limits = limits, Roles = [Role.FinanceOfficer], Total = Money.Zero }).ShouldBeNull("nothing is within a limit of nothing");
        Refused(Sound with { Limits = limits, ApproverId = null }).ShouldBeNull("the program itself has no limit");
    }

    private static string? Refused(ApprovalFacts facts) => ApprovalCheck.FirstRefusal(facts)?.Code;

    private static ApprovalLimitFacts Limit(long number, Role? role, long? account, long pence) => new(number, role, account, Today, new Money(pence));
}
