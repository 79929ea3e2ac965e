using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;
using Confirmation = Cylch.Records.Settlement.Confirmation;

namespace Cylch.Records.Tests.Demonstration;

/// <summary>Every state a run, a payment, a question and a result can be in stands in the demonstration, to be seen by those whose work it is.</summary>
public sealed class StatesOfRunsTests(AuthorityOfTheDemonstration authority)
{
    private static readonly LocalDate Today = new(2026, 12, 2);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_run_waits_to_be_looked_through_one_was_looked_through_and_one_was_sent_back(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        var waits = await StandingAsync(db, "C-015", 8);
        (waits.State, waits.Review, waits.Policy!.ReviewRequired).ShouldBe((RunState.Draft, null, true));
        (await StandingAsync(db, "C-010", 8)).State.ShouldBe(RunState.Reviewed);
        var back = await StandingAsync(db, "C-018", 8);
        (back.State, back.IsSentBack).ShouldBe((RunState.Draft, true));
        back.Review!.Words.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_run_is_above_what_the_finance_manager_may_approve_and_within_what_the_head_of_finance_may(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);
        var run = (await StandingAsync(db, "C-010", 8)).Run;
        var limits = await new PolicyInForce(db).LimitsAsync(await db.ApprovalLimits.Select(l => l.OrganisationId).Distinct().SingleAsync(), CancellationToken.None);

        (await LimitAsync("Angharad Lewis")).ShouldBeLessThan(new Money(run.TotalPence));
        (await LimitAsync("Gruffudd Hywel")).ShouldBeGreaterThan(new Money(run.TotalPence));

        async Task<Money> LimitAsync(string name) => ApprovalCheck.LimitOf(
            await db.Users.Where(u => u.DisplayName == name).Select(u => u.Id).SingleAsync(), [Role.FinanceApprover], Today, limits)!.Value;
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_line_and_a_whole_run_are_on_hold_and_a_payment_that_came_back_is_late_with_its_interest(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        var line = (await StandingAsync(db, "C-012", 8)).OpenHolds.Single();
        (line.LineNumber, line.Hold.UntilOn).ShouldBe((1, new LocalDate(2026, 12, 9)));
        (await StandingAsync(db, "C-013", 8)).OpenHolds.Single().LineNumber.ShouldBeNull();

        var late = await StandingAsync(db, "C-005", 6);
        late.Payments.Single().ReturnedOn.ShouldBe(new LocalDate(2026, 10, 20));
        late.Holds.Single().Hold.ReleaseWords.ShouldNotBeNullOrWhiteSpace();

        // £19,252.31 owed from 5 November to 2 December, at 8% over a Bank Rate of 3.75%: 28 days.
        var clock = late.Clock!.Value.Value;
        (clock.DueOn, clock.DaysLate, clock.HundredthsOfPercent).ShouldBe((new LocalDate(2026, 11, 4), 28, 1_175));
        clock.Interest.ShouldBe(new Money(173_53));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_question_was_late_and_another_had_no_answer_in_time(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        var late = await db.LineQueries.SingleAsync(q => q.LateReason != null);
        (late.Result, late.AcceptedAt).ShouldBe((QueryResult.Explained, null));
        var escalated = await db.LineQueries.SingleAsync(q => q.AnsweredAt == null && q.AnswerDueOn < Today);
        escalated.EscalatesTo.ShouldBe(Role.FinanceApprover);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_shadow_runs_and_a_shared_try_pay_nothing(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await db.ShadowRuns.OrderBy(s => s.PeriodNumber).Select(s => s.PeriodNumber).ToListAsync()).ShouldBe([7, 9]);
        var tried = await db.TriedTerms.SingleAsync();
        tried.SharedAt.ShouldNotBeNull();
        tried.PaidPence.ShouldBe(await db.SettlementRuns.Where(r => r.ContractId == tried.ContractId && r.ApprovedAt != null).SumAsync(r => r.TotalPence));
        tried.TriedPence.ShouldBeLessThan(tried.PaidPence);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Whoever_could_or_would_not_confirm_has_the_reason_kept_and_care_managers_verified_for_colleagues(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await db.Verifications.CountAsync(v => v.Confirmation != Confirmation.ByPerson)).ShouldBeGreaterThan(20);
        (await db.Verifications.AnyAsync(v => v.Confirmation != Confirmation.ByPerson && (v.ConfirmationWords == null || v.ConfirmationLanguage == null))).ShouldBeFalse();
        var byManagers = await (
            from v in db.Verifications
            join r in db.RoleAssignments on v.VerifiedByAccountId equals r.AccountId
            join o in db.PersonalOutcomes on v.OutcomeId equals o.Id
            join p in db.People on o.PersonId equals p.Id
            where r.Role == Role.CareManager
            select new { r.TeamId, PersonTeam = p.TeamId, IsOwn = o.WrittenByAccountId == r.AccountId }).ToListAsync();
        byManagers.Count.ShouldBeGreaterThan(20);
        byManagers.ShouldAllBe(v => v.TeamId == v.PersonTeam && !v.IsOwn);
    }

    private static async Task<RunStanding> StandingAsync(CylchDb db, string contract, int period) =>
        (await new RunStandings(db, Today, CancellationToken.None).OfAsync(db.SettlementRuns.Where(
            r => r.PeriodNumber == period && r.ReplacedAt == null && db.Contracts.Any(c => c.Id == r.ContractId && c.Number == contract)))).Single();
}
