using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class ApproveRunTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_approves_what_they_prepared(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = (await world.PrepareAsync(database, 6)).Value;

        (await world.ApproveAsync(database, run, by: world.FinanceOfficer)).Refusal!.Code.ShouldBe("settlement.approver-prepared");

        await using var db = database.Open();
        (await db.LedgerEntries.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Sixty_four_approvals_book_a_run_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = (await world.PrepareAsync(database, 6)).Value;

        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => world.ApproveAsync(database, run, key: i % 2 == 0 ? "same" : $"own-{i}"))));

        await using var db = database.Open();
        (await db.LedgerEntries.CountAsync()).ShouldBe(4);
        (await db.TimeBankEntries.CountAsync()).ShouldBe(1);
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(ApproveRun))).ShouldBe(1);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Closing_a_period_twice_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = await world.CloseAsync(database, 6);

        (await world.ApproveAsync(database, run)).Refusal!.Code.ShouldBe("settlement.already-closed");
        (await world.PrepareAsync(database, 6)).Refusal!.Code.ShouldBe("settlement.already-closed");
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_database_itself_refuses_to_change_what_is_closed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = await world.CloseAsync(database, 6);
        string[] attempts =
        [
            $"UPDATE settlement_runs SET total_pence = 1 WHERE id = {run}",
            $"UPDATE settlement_runs SET approved_at = NULL WHERE id = {run}",
            $"DELETE FROM settlement_runs WHERE id = {run}",
            $"UPDATE statement_lines SET amount_pence = 1 WHERE run_id = {run}",
            $"DELETE FROM statement_lines WHERE run_id = {run}",
            "UPDATE ledger_entries SET amount_pence = 1",
            "DELETE FROM ledger_entries",
            "UPDATE time_bank_entries SET minutes = 1",
            "DELETE FROM time_bank_entries",
        ];
        foreach (var attempt in attempts)
        {
            await using var db = database.Open();
            await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(attempt), attempt);
        }

        await world.HoldsAsync(database);
    }
}
