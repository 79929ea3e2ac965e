using System.Globalization;
using Cylch.Records.Schema;
using Npgsql;

namespace Cylch.Bench.Taking;

/// <summary>
/// The PostgreSQL that <c>CYLCH_BENCH_POSTGRES</c> names: <c>./cylch bench</c> makes one of its own, durable and thrown away afterwards.
/// </summary>
public static class Cluster
{
    public const string Ours = "cylch_bench_ours";
    public const string Theirs = "cylch_bench_theirs";

    /// <summary>How the connection of one of its databases is written.</summary>
    public static NpgsqlConnectionStringBuilder Connection(string database) => new(
        Environment.GetEnvironmentVariable("CYLCH_BENCH_POSTGRES")
            ?? throw new InvalidOperationException("Set CYLCH_BENCH_POSTGRES, or start this with ./cylch bench."))
    {
        Database = database,
        CommandTimeout = 0,
    };

    public static Database Of(string database) => Database.Postgres(Connection(database).ToString());

    public static async Task RecreateAsync(string database, string? template)
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync("postgres", $"DROP DATABASE IF EXISTS {database}");
        await RunAsync("postgres", $"CREATE DATABASE {database} TEMPLATE {template ?? "template0"}");
    }

    public static async Task RunAsync(string database, string statements)
    {
        // One by one, for some may not stand in a transaction with others.
        await using var connection = new NpgsqlConnection(Connection(database).ToString());
        await connection.OpenAsync();
        foreach (var statement in statements.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>What the visits come to: counts, sums, and a hash of all that is kept of each but its number and its import.</summary>
    public static async Task<SortedDictionary<string, long>> TotalsAsync(string database)
    {
        const string Sums = """
            SELECT count(*) AS rows, sum(planned_minutes * 60) AS planned_seconds, sum(actual_minutes * 60) AS actual_seconds,
              sum(care_workers) AS care_workers, count(missed_reason) AS missed, count(note) AS notes, count(DISTINCT package_id) AS packages,
              sum(hashtextextended(concat_ws('|', package_id, visit_on, extract(epoch FROM start_at), planned_minutes, actual_minutes, care_workers,
                is_secondary, care_worker_ref, missed_reason, note, encode(content_key, 'hex')), 0) % 1000000007) AS hash
            FROM visits
            """;
        await using var connection = new NpgsqlConnection(Connection(database).ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Sums, connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var totals = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var column = 0; column < reader.FieldCount; column++)
        {
            totals.Add(reader.GetName(column), Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture));
        }

        return totals;
    }

    /// <summary>Milliseconds of CPU spent so far by the server and all it has started; 0 where it runs on another machine.</summary>
    public static double CpuMilliseconds()
    {
        using var connection = new NpgsqlConnection(Connection("postgres").ToString());
        connection.Open();
        using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        var backend = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (!ProcessTimes.IsHere(backend))
        {
            return 0;
        }

        return ProcessTimes.OfFamily(ProcessTimes.ParentOf(backend));
    }
}
