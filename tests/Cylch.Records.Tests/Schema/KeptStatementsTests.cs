using Cylch.Records.Schema;
using Cylch.Records.Tests.TestData;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using SQLitePCL;
using Xunit;

namespace Cylch.Records.Tests.Schema;

/// <summary>A question asked again goes on with the statement made of it the first time, and its answer is no older for that.</summary>
public sealed class KeptStatementsTests
{
    [Fact]
    public async Task A_question_asked_again_is_not_planned_again_and_sees_what_changed_in_between()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var writer = database.Open();
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        var world = await SmallWorld.BuildAsync(writer);
        var planned = Planned((SqliteConnection)db.Database.GetDbConnection());
        for (var asked = 1; asked <= 3; asked++)
        {
            var name = $"Name {asked}";
            await writer.People.Where(p => p.Id == world.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.FamilyName, name));
            (await db.People.AsNoTracking().Where(p => p.Id == world.PersonId).Select(p => p.FamilyName).SingleAsync()).ShouldBe(name);
        }

        planned.Count(read => read == "people.family_name").ShouldBe(1);
    }

    [Fact]
    public async Task A_question_asked_while_its_own_answer_is_being_read_is_answered_too()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.Open();
        await SmallWorld.BuildAsync(db);
        var names = new List<int>();
        await foreach (var organisation in db.Organisations.AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable())
        {
            names.Add(await db.Organisations.AsNoTracking().OrderBy(o => o.Id).CountAsync(o => o.Id <= organisation.Id));
            (await db.Organisations.AsNoTracking().OrderBy(o => o.Id).ToListAsync())[0].ShouldNotBeNull();
        }

        names.Count.ShouldBeGreaterThan(1);
        names.ShouldBe(Enumerable.Range(1, names.Count));
    }

    [Fact]
    public async Task A_statement_that_the_schema_has_overtaken_is_made_anew()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var writer = database.Open();
        await using var db = database.Open();
        var world = await SmallWorld.BuildAsync(writer);
        Task<string> Name() => db.People.AsNoTracking().Where(p => p.Id == world.PersonId).Select(p => p.FamilyName).SingleAsync();
        var before = await Name();
        await writer.Database.ExecuteSqlRawAsync("CREATE INDEX ix_people_for_this_test ON people (family_name); ALTER TABLE people ADD COLUMN for_this_test TEXT");
        (await Name()).ShouldBe(before);
    }

    [Fact]
    public async Task More_questions_than_are_kept_are_all_answered()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var asked = 1; asked <= 300; asked++)
            {
                var question = FormattableString.Invariant($"SELECT {asked} AS \"Value\"");
                (await db.Database.SqlQueryRaw<long>(question).ToListAsync()).ShouldBe([asked]);
            }
        }
    }

    // The database asks whether a statement may read a column while it plans it, and only then.
    private static List<string> Planned(SqliteConnection connection)
    {
        const int Reads = 20;
        var planned = new List<string>();
        strdelegate_authorizer note = (_, action, table, column, _, _) =>
        {
            if (action == Reads)
            {
                planned.Add(table + "." + column);
            }

            return raw.SQLITE_OK;
        };
        raw.sqlite3_set_authorizer(connection.Handle!, note, null!);
        return planned;
    }
}
