using System.Globalization;
using Cylch.Records.Schema;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Cylch.Records.Tests.TestData;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>
/// A database of one test's own, with the whole schema, on SQLite or PostgreSQL. The same test runs on both; where no
/// PostgreSQL is configured its half shows as skipped, by name.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string PostgresSetting = "CYLCH_TEST_POSTGRES";

    private readonly string? _folder;
    private readonly string? _name;

    private TestDatabase(Database database, string? folder, string? name)
    {
        Database = database;
        _folder = folder;
        _name = name;
    }

    public static TheoryData<DatabaseKind> Both { get; } = new(DatabaseKind.Sqlite, DatabaseKind.Postgres);

    public Database Database { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var made = kind == DatabaseKind.Sqlite ? Embedded() : await PostgresAsync();
        await using var db = made.Open();
        await SchemaScripts.ApplyAsync(db);
        return made;
    }

    public CylchDb Open() => Database.Open();

    /// <summary>Another one with all that this one holds. Nothing may be open here meanwhile.</summary>
    public async Task<TestDatabase> CopyAsync()
    {
        if (_folder is not null)
        {
            var copy = Embedded();
            await using var connection = new SqliteConnection(Database.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $path";
            command.Parameters.AddWithValue("$path", Path.Combine(copy._folder!, "cylch.db"));
            await command.ExecuteNonQueryAsync();
            return copy;
        }

        NpgsqlConnection.ClearAllPools();
        return await PostgresAsync(_name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
            return;
        }

        NpgsqlConnection.ClearAllPools();
        await AdminAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static TestDatabase Embedded()
    {
        var folder = Directory.CreateTempSubdirectory("cylch-test-").FullName;
        return new TestDatabase(Database.Embedded(Path.Combine(folder, "cylch.db")), folder, null);
    }

    private static async Task<TestDatabase> PostgresAsync(string? template = null)
    {
        Assert.SkipWhen(Setting is null, $"PostgreSQL is not configured: set {PostgresSetting} to a connection string.");
        var name = "cylch_test_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        await AdminAsync($"CREATE DATABASE {name}{(template is null ? "" : " TEMPLATE " + template)}");
        var connection = new NpgsqlConnectionStringBuilder(Setting) { Database = name, MaxPoolSize = 20 };
        return new TestDatabase(Database.Postgres(connection.ConnectionString), null, name);
    }

    private static string? Setting => Environment.GetEnvironmentVariable(PostgresSetting);

    private static async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Setting);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
