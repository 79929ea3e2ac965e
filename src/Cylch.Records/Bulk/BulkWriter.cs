using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Cylch.Records.Bulk;

/// <summary>Where the identifiers of rows written in bulk come from.</summary>
public enum BulkIds
{
    /// <summary>The database numbers them.</summary>
    FromDatabase = 1,

    /// <summary>The rows carry their own, so that later rows can point at them.</summary>
    FromRows = 2,
}

/// <summary>
/// Adds many rows of one kind: prepared inserts on SQLite, binary COPY on PostgreSQL. Columns and conversions are the
/// model's own, so a bulk row cannot differ from a saved one. Rows are read one by one and never all held.
/// </summary>
/// <remarks>Adds only; works within the context's open transaction, when there is one.</remarks>
public sealed class BulkWriter(CylchDb db)
{
    /// <returns>How many rows were written.</returns>
    public async Task<long> WriteAsync<T>(IEnumerable<T> rows, BulkIds ids, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        var entity = db.Model.FindEntityType(typeof(T))
            ?? throw new ArgumentException($"{typeof(T).Name} is not in the model.", nameof(rows));
        var columns = Columns<T>(entity, ids);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var written = db.Database.GetDbConnection() switch
            {
                SqliteConnection sqlite => Sqlite(sqlite, entity.GetTableName()!, columns, rows, cancellationToken),
                NpgsqlConnection postgres => await PostgresAsync(postgres, entity.GetTableName()!, columns, rows, cancellationToken),
                var other => throw new NotSupportedException($"No bulk path for {other.GetType().Name}."),
            };
            if (ids == BulkIds.FromRows && written > 0 && !db.Database.IsSqlite())
            {
                await NumberOnFromHereAsync(entity, cancellationToken);
            }

            return written;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // Making the code that reads a column takes longer than writing a thousand rows with it, so it is made once for a model.
    private static List<BulkColumn<T>> Columns<T>(IEntityType entity, BulkIds ids)
        where T : class =>
        ids == BulkIds.FromRows ? Made<T>.WithIds.GetValue(entity, e => Make<T>(e, BulkIds.FromRows))
            : Made<T>.WithoutIds.GetValue(entity, e => Make<T>(e, BulkIds.FromDatabase));

    private static List<BulkColumn<T>> Make<T>(IEntityType entity, BulkIds ids)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        return
        [
            .. entity.GetProperties()
                .Where(p => ids == BulkIds.FromRows || !p.IsPrimaryKey() || p.ValueGenerated != ValueGenerated.OnAdd)
                .Select(p => BulkColumn<T>.Of(p, p.GetColumnName(table)!)),
        ];
    }

    private static long Sqlite<T>(
        SqliteConnection connection, string table, List<BulkColumn<T>> columns, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        using var into = new SqliteRows(connection, table, columns.Select(c => c.Name));
        var written = 0L;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var column in columns)
            {
                column.Write(row, into);
            }

            into.End();
            written++;
        }

        return written;
    }

    private static async Task<long> PostgresAsync<T>(
        NpgsqlConnection connection, string table, List<BulkColumn<T>> columns, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var names = string.Join(',', columns.Select(c => '"' + c.Name + '"'));
        await using var importer = await connection.BeginBinaryImportAsync(
            $"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        var into = new PostgresRows(importer);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            foreach (var column in columns)
            {
                column.Write(row, into);
            }
        }

        return (long)await importer.CompleteAsync(cancellationToken);
    }

    // Rows that brought their own numbers do not move the sequence; the next row the database numbers would clash.
    private async Task NumberOnFromHereAsync(IEntityType entity, CancellationToken cancellationToken)
    {
        var (table, key) = (entity.GetTableName(), entity.FindPrimaryKey()!.Properties[0].GetColumnName());
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{key}'), max(\"{key}\")) FROM \"{table}\"";
        await command.ExecuteScalarAsync(cancellationToken);
    }

    private static class Made<T>
    {
        public static readonly ConditionalWeakTable<IEntityType, List<BulkColumn<T>>> WithIds = [];
        public static readonly ConditionalWeakTable<IEntityType, List<BulkColumn<T>>> WithoutIds = [];
    }
}
