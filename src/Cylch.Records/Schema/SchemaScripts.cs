using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Schema;

/// <summary>
/// Brings a database to the newest schema by the numbered scripts, each in a transaction of its own and noted in
/// <c>schema_scripts</c>; a script once applied is never applied again.
/// </summary>
public static class SchemaScripts
{
    /// <summary>Names of all scripts for a database, oldest first.</summary>
    public static IReadOnlyList<string> Names(bool isSqlite)
    {
        var prefix = isSqlite ? "Schema/sqlite/" : "Schema/postgres/";
        return [.. typeof(SchemaScripts).Assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    public static async Task ApplyAsync(CylchDb db, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, null, "CREATE TABLE IF NOT EXISTS schema_scripts (name text NOT NULL PRIMARY KEY)", cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        foreach (var name in Names(db.Database.IsSqlite()).Where(name => !applied.Contains(name)))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await RunAsync(connection, transaction, Text(name), cancellationToken);
            await using (var note = connection.CreateCommand())
            {
                note.Transaction = transaction;
                note.CommandText = "INSERT INTO schema_scripts (name) VALUES (@name)";
                var parameter = note.CreateParameter();
                parameter.ParameterName = "@name";
                parameter.Value = name;
                note.Parameters.Add(parameter);
                await note.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static string Text(string name)
    {
        using var stream = typeof(SchemaScripts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The schema script {name} is not in the program."));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task<HashSet<string>> AppliedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM schema_scripts";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
