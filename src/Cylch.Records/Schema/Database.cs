using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Cylch.Records.Schema;

/// <summary>Which database: the embedded one in a folder, or PostgreSQL by connection string.</summary>
public sealed record Database(bool IsSqlite, string ConnectionString)
{
    public static Database Embedded(string path) =>
        new(true, new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ToString());

    public static Database Postgres(string connectionString) => new(false, connectionString);

    public void Configure(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (IsSqlite)
        {
            // A list of identifiers is one value: with a value for each, every length of list would be other SQL, written anew.
            options.UseSqlite(ConnectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .AddInterceptors(SqliteSettings.Instance, KeptStatements.Instance);
        }
        else
        {
            options.UseNpgsql(ConnectionString);
        }
    }

    public CylchDb Open()
    {
        var options = new DbContextOptionsBuilder<CylchDb>();
        Configure(options);
        return new CylchDb(options.Options);
    }
}

/// <summary>
/// Write-ahead logging lets readers go on while one writer writes; NORMAL is safe with it: a power cut can lose the
/// last commits but never corrupts.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public static readonly SqliteSettings Instance = new();

    private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-4000;";

    // Before the first connection. Otherwise the database counts all its memory under one lock, which every connection waits for, and
    // takes a lock of the connection for every value read, though a connection is only ever used by one at a time.
    static SqliteSettings()
    {
        const int OneThreadAConnection = 2;
        const int CountMemory = 9;
        Batteries_V2.Init();
        _ = raw.sqlite3_config(CountMemory, 0);
        _ = raw.sqlite3_config(OneThreadAConnection);
    }

    private SqliteSettings()
    {
    }

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new OpenConnection(eventData.Context!.Database.GetConnectionString()!));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        KeptStatements.Forget(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        KeptStatements.Forget(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
