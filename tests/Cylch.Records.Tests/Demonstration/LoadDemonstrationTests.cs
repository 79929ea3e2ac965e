using System.Security.Cryptography;
using Cylch.Records.Demonstration;
using Cylch.Records.Schema;
using Cylch.Records.Tests.TestData;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Demonstration;

public sealed class LoadDemonstrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cylch-test-").FullName;

    [Fact]
    public async Task The_same_seed_makes_the_same_authority_to_the_last_byte()
    {
        var once = await ContentAsync(await LoadedDemonstration.CopyAsync(_folder));
        var again = Path.Combine(_folder, "again.db");
        await using (var db = Database.Embedded(again).Open())
        {
            await SchemaScripts.ApplyAsync(db);
            (await new LoadDemonstration(db).RunAsync(_ => Task.CompletedTask, CancellationToken.None)).ShouldBeTrue();
        }

        (await ContentAsync(again)).ShouldBe(once);
    }

    [Fact]
    public async Task Loading_a_second_time_changes_nothing()
    {
        var path = await LoadedDemonstration.CopyAsync(_folder);
        var before = await ContentAsync(path);
        var steps = new List<LoadingStep>();
        await using (var db = Database.Embedded(path).Open())
        {
            var loaded = await new LoadDemonstration(db).RunAsync(
                step =>
                {
                    steps.Add(step);
                    return Task.CompletedTask;
                }, CancellationToken.None);
            loaded.ShouldBeFalse();
        }

        steps.ShouldBeEmpty();
        (await ContentAsync(path)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Stopped_half_way_it_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var db = database.Open())
        {
            await Should.ThrowAsync<OperationCanceledException>(() => new LoadDemonstration(db).RunAsync(
                step => step == LoadingStep.Settling ? throw new OperationCanceledException() : Task.CompletedTask, CancellationToken.None));
        }

        await using var after = database.Open();
        (await after.Organisations.AnyAsync()).ShouldBeFalse();
        (await after.People.AnyAsync()).ShouldBeFalse();
        (await after.Visits.AnyAsync()).ShouldBeFalse();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Every row of every table, as one hash.</summary>
    private static async Task<string> ContentAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in await TablesAsync(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    hash.AppendData(reader.IsDBNull(i) ? [0] : reader.GetFieldValue<byte[]>(i));
                    hash.AppendData([1]);
                }
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
