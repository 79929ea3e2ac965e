using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cylch.Records.Bulk;

/// <summary>Finds the numbers for rows that bring their own, within a transaction that keeps others from taking them.</summary>
public sealed class BulkNumbers(CylchDb db)
{
    /// <summary>The first free number of a kind of record; it and those after it are free until the transaction ends.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public async Task<long> FirstAsync<T>(CancellationToken cancellationToken)
        where T : class
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("Numbers are taken within a transaction.");
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;

        // SQLite has one writer at a time. On PostgreSQL others go on reading, and wait to write to this table.
        var alone = db.Database.IsSqlite() ? "" : $"LOCK TABLE \"{table}\" IN SHARE ROW EXCLUSIVE MODE; ";
        command.CommandText = $"{alone}SELECT coalesce(max(\"id\"), 0) + 1 FROM \"{table}\"";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
