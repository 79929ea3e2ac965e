using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class ReviewRunTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_run_is_looked_through_by_somebody_who_did_not_prepare_it_and_approved_by_a_third(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.PolicyAsync(database);
        var run = (await world.PrepareAsync(database, 6)).Value;

        (await world.ApproveAsync(database, run)).Refusal!.Code.ShouldBe("settlement.run-not-reviewed");
        (await world.ReviewAsync(database, run, by: world.FinanceOfficer)).Refusal!.Code.ShouldBe("settlement.reviewer-prepared");
        (await world.ReviewAsync(database, run, by: world.FinanceApprover)).Refusal.ShouldBeNull();
        (await world.ApproveAsync(database, run, by: world.FinanceApprover)).Refusal!.Code.ShouldBe("settlement.approver-reviewed");
        (await world.ReviewAsync(database, run, version: 0)).Refusal!.Code.ShouldBe("settlement.run-changed");
        (await world.ReviewAsync(database, run)).Refusal.ShouldBeNull();
        (await world.ApproveAsync(database, run)).Refusal.ShouldBeNull();

        (await world.ReviewAsync(database, run)).Refusal!.Code.ShouldBe("settlement.already-closed");
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_run_sent_back_and_then_approved_is_really_paid(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = (await world.PrepareAsync(database, 6)).Value;

        await world.ReviewAsync(database, run, RunVerdict.SentBack);
        (await world.ApproveAsync(database, run)).Refusal!.Code.ShouldBe("settlement.run-sent-back");
        await world.ReviewAsync(database, run);
        (await world.ApproveAsync(database, run)).Refusal.ShouldBeNull();
        (await world.PayAsync(database)).Refusal.ShouldBeNull();

        var payment = await database.PaymentOfAsync(run);
        payment.PaidPence.ShouldBe(payment.TotalPence);
        payment.PaidPence.ShouldBePositive();
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_run_sent_back_and_worked_out_again_is_a_draft_and_is_paid_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var first = (await world.PrepareAsync(database, 6)).Value;
        await world.ReviewAsync(database, first, RunVerdict.SentBack);
        var second = await world.CloseAsync(database, 6);

        await world.PayAsync(database);

        (await database.PaymentOfAsync(first)).PaidPence.ShouldBe(0);
        var paid = await database.PaymentOfAsync(second);
        paid.PaidPence.ShouldBe(paid.TotalPence);
        (await world.ReviewAsync(database, first)).Refusal!.Code.ShouldBe("settlement.run-changed");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_run_above_somebodys_limit_goes_to_somebody_whose_limit_reaches(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = (await world.PrepareAsync(database, 6)).Value;
        await world.LimitAsync(database, 100_00, role: Role.FinanceApprover);

        var refused = (await world.ApproveAsync(database, run)).Refusal!;
        refused.Code.ShouldBe("settlement.above-limit");
        refused.Facts.ShouldBe([6, new Rules.Money(855_40), new Rules.Money(100_00)]);
        (await world.ApproveAsync(database, run, by: world.TeamLeader)).Refusal!.Code.ShouldBe("settlement.no-limit");
        await world.LimitAsync(database, 855_40, account: world.ContractOfficer);
        (await world.ApproveAsync(database, run, by: world.ContractOfficer)).Refusal.ShouldBeNull();

        await using var db = database.Open();
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(SetApprovalLimit) && e.Reason == "Cabinet, 1 April")).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_sets_their_own_limit_and_none_is_set_for_the_past(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await using var db = database.Open();
        var set = new SetApprovalLimit(db, new Recorder(db));
        var doing = CareWorld.By(world.FinanceApprover, RunSteps.PayDay);

        (await set.RunAsync(doing, new SetApprovalLimitInput(world.AuthorityId, null, world.FinanceApprover, RunSteps.PayDay, 1), "me", default))
            .Refusal!.Code.ShouldBe("settlement.own-limit");
        (await set.RunAsync(doing, new SetApprovalLimitInput(world.AuthorityId, Role.FinanceApprover, null, RunSteps.PayDay.PlusDays(-1), 1), "late", default))
            .Refusal!.Code.ShouldBe("settlement.limit-in-the-past");
        (await db.ApprovalLimits.CountAsync()).ShouldBe(0);
    }
}
