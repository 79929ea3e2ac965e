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
