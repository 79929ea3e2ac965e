using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class CheckBooksTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Books_that_hold_are_said_to_hold_and_who_checked_is_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 6);
        await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 9, 29), 6), new LocalDate(2026, 10, 6));
        await world.CloseAsync(database, 7);
        await world.PayAsync(database, new LocalDate(2026, 11, 2));

        var check = await CheckAsync(world, database);

        (check.Faults, check.CheckedByAccountId).ShouldBe((0, world.FinanceOfficer));
        check.Entries.ShouldBePositive();
        check.Told.Split('\n').Length.ShouldBe(9);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "lines-balance", "INSERT INTO ledger_entries (run_id, line_id, account, amount_pence, booked_at) SELECT run_id, line_id, account, 1, booked_at FROM ledger_entries LIMIT 1")]
    [InlineData(DatabaseKind.Sqlite, "lines-are-statement", "DROP TRIGGER statement_lines_no_update; UPDATE statement_lines SET amount_pence = amount_pence + 1 WHERE id = (SELECT MIN(id) FROM statement_lines)")]
    [InlineData(DatabaseKind.Sqlite, "ledger-is-statement", "DROP TRIGGER settlement_runs_closed; UPDATE settlement_runs SET approved_at = NULL")]
    [InlineData(DatabaseKind.Sqlite, "paid-at-most-once", "INSERT INTO payment_parts (payment_file_id, run_id, provider_id, number, amount_pence) SELECT payment_file_id, run_id, provider_id, 2, 1 FROM payment_parts")]
    [InlineData(DatabaseKind.Sqlite, "files-add-up", "DROP TRIGGER payment_files_no_update; UPDATE payment_files SET content = x'00'")]
    [InlineData(DatabaseKind.Sqlite, "lines-come-out-again", "DROP TRIGGER statement_lines_no_update; UPDATE statement_lines SET held_change_pence = 1 WHERE kind = 'Time'")]
    [InlineData(DatabaseKind.Sqlite, "held-is-owed", "INSERT INTO ledger_entries (run_id, line_id, account, amount_pence, booked_at) SELECT run_id, line_id, 3, 99999999, booked_at FROM ledger_entries LIMIT 1")]
    public async Task Each_law_of_the_books_can_fail_and_names_itself(DatabaseKind kind, string law, string damage)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 6);
        await world.PayAsync(database);
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(damage);
        }

        var check = await CheckAsync(world, database);

        check.Faults.ShouldBePositive();
        check.Told.Split('\n').ShouldNotContain(law + " 0");
    }

    private static async Task<BookCheck> CheckAsync(CareWorld world, TestDatabase database)
    {
        await using var db = database.Open();
        var id = await new CheckBooks(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, RunSteps.PayDay), new CheckBooksInput(world.AuthorityId), "test", default);
        return await db.BookChecks.SingleAsync(c => c.Id == id.Value);
    }
}
