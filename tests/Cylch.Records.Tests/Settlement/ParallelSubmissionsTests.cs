using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>Sixty-four of the same at one moment: one effect. With one key the replies are alike; without, all but one are named refusals.</summary>
public sealed class ParallelSubmissionsTests
{
    private const int AtOnce = 64;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task One_form_sent_sixty_four_times_prepares_approves_and_pays_once_and_is_answered_alike(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        var run = Alike(await AtOnceAsync(() => world.PrepareAsync(database, 6, key: "prepare")));
        Alike(await AtOnceAsync(() => world.ReviewAsync(database, run, version: 0, key: "review"))).ShouldBe(run);
        Alike(await AtOnceAsync(() => ApproveAsync(world, database, run, 1, "approve"))).ShouldBe(run);
        var file = Alike(await AtOnceAsync(() => world.PayAsync(database, key: "pay")));

        await using var db = database.Open();
        (await db.SettlementRuns.CountAsync()).ShouldBe(1);
        (await db.RunReviews.CountAsync()).ShouldBe(1);
        (await db.PaymentFiles.SingleAsync()).Id.ShouldBe(file);
        (await db.PaymentParts.CountAsync()).ShouldBe(1);
        (await db.ChangeEvents.Where(e => e.SubjectId == run && e.SubjectKind == "run").Select(e => e.Action).ToListAsync())
            .ShouldBe([nameof(PreparePeriod), nameof(ReviewRun), nameof(ApproveRun)], ignoreOrder: true);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Sixty_four_people_at_once_leave_one_live_run_booked_and_paid_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        Named(await AtOnceAsync(() => world.PrepareAsync(database, 6)), "settlement.prepared-meanwhile", "shared.changed-since");
        await using var db = database.Open();
        var run = await db.SettlementRuns.AsNoTracking().SingleAsync(r => r.ReplacedAt == null);
        Named(await AtOnceAsync(() => ApproveAsync(world, database, run.Id, run.Version, null)), "settlement.already-closed", "shared.changed-since")
            .ShouldBe(1);
        Named(await AtOnceAsync(() => world.PayAsync(database)), "settlement.nothing-to-pay", "settlement.file-made-meanwhile").ShouldBe(1);

        (await db.PaymentParts.SumAsync(p => p.AmountPence)).ShouldBe(run.TotalPence);
        await world.HoldsAsync(database);
    }

    private static async Task<Decision<long>> ApproveAsync(CareWorld world, TestDatabase database, long run, int version, string? key)
    {
        await using var db = database.Open();
        return await new ApproveRun(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceApprover, RunSteps.PayDay, key), new ApproveRunInput(run, version), "test", default);
    }

    private static Task<Decision<long>[]> AtOnceAsync(Func<Task<Decision<long>>> send) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(send)));

    private static long Alike(Decision<long>[] replies)
    {
        replies.Where(r => r.IsRefused).Select(r => r.Refusal!.ToString()).ShouldBeEmpty();
        return replies.Select(r => r.Value).Distinct().ShouldHaveSingleItem();
    }

    /// <summary>How many were done; every other is a refusal by one of the names.</summary>
    private static int Named(Decision<long>[] replies, params string[] names)
    {
        replies.Where(r => r.IsRefused).Select(r => r.Refusal!.Code).Distinct().ShouldBeSubsetOf(names);
        var done = replies.Count(r => !r.IsRefused);
        done.ShouldBePositive();
        return done;
    }
}
