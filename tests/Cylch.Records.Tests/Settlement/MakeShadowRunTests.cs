using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class MakeShadowRunTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_shadow_run_of_a_closed_period_comes_to_the_same_and_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 5);
        var run = await world.CloseAsync(database, 6);

        var shadow = (await ShadowAsync(world, database, 6, RunSteps.PayDay)).Value;

        await using var db = database.Open();
        var (tried, live) = (await db.ShadowRuns.Include(s => s.Lines).SingleAsync(s => s.Id == shadow), await db.SettlementRuns.SingleAsync(r => r.Id == run));
        tried.TotalPence.ShouldBe(live.TotalPence);
        tried.Lines.OrderBy(l => l.Number).Select(l => (l.Kind, l.AmountPence)).ShouldBe((await database.LinesOfAsync(run)).Select(l => (l.Kind, l.AmountPence)));
        (await db.LedgerEntries.SumAsync(e => e.AmountPence)).ShouldBe(0);
        (await db.SettlementRuns.CountAsync()).ShouldBe(2);
        await world.PayAsync(database);
        (await db.PaymentFiles.SumAsync(f => f.TotalPence)).ShouldBe(2 * 855_40);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_period_that_is_not_over_and_terms_nobody_acknowledged_can_be_tried(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, acknowledged: false);
        var within = SettlingSteps.Period(7).Start.PlusDays(3);

        (await world.PrepareAsync(database, 6)).Refusal!.Code.ShouldBe("settlement.not-acknowledged");
        (await ShadowAsync(world, database, 7, within)).Refusal.ShouldBeNull();
        (await ShadowAsync(world, database, 8, within)).Refusal!.Code.ShouldBe("settlement.shadow-not-begun");

        await using var db = database.Open();
        (await db.ShadowRuns.SingleAsync()).TotalPence.ShouldBe(855_40);
        (await db.SettlementRuns.CountAsync()).ShouldBe(0);
    }

    private static async Task<Decision<long>> ShadowAsync(CareWorld world, TestDatabase database, int number, LocalDate on)
    {
        await using var db = database.Open();
        var scheme = await db.ContractSchemes.SingleAsync(s => s.ContractId == world.ContractId);
        return await new MakeShadowRun(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, on), new MakeShadowRunInput(world.ContractId, SettlingSteps.Period(number), scheme.Id), "Before signing", default);
    }
}
