using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cylch.Records.Tests.Settlement;

/// <summary>
/// Everything that is recorded, as text: every table, every row, every column. A row's number is told by its place, for a save that was
/// undone may use up a number, and that is nobody's loss.
/// </summary>
internal static class WholeRecords
{
    public static async Task<string> ToldAsync(CylchDb db)
    {
        var tables = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsMappedToJson() && !e.IsOwned()).OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        var rows = new Dictionary<string, List<object?[]>>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            rows[table.GetTableName()!] = await RowsAsync(db, table);
        }

        var places = tables.Where(t => Key(t) is not null).ToDictionary(
            t => t.GetTableName()!, t => rows[t.GetTableName()!].Select((row, place) => (Id: Id(row[0]), place)).ToDictionary(r => r.Id, r => r.place));
        var told = new StringBuilder();
        foreach (var table in tables)
        {
            told.Append(CultureInfo.InvariantCulture, $"# {table.GetTableName()}\n");
            foreach (var row in rows[table.GetTableName()!])
            {
                told.AppendJoin('|', Columns(table).Select((column, at) => Told(table, column, row, at, places))).Append('\n');
            }
        }

        return told.ToString();
    }

    // The key first, where it is one number.
    private static List<IProperty> Columns(IEntityType table) =>
        [.. table.GetProperties().OrderBy(p => p == Key(table) ? 0 : 1).ThenBy(p => p.GetColumnName(), StringComparer.Ordinal)];

    private static IProperty? Key(IEntityType table) =>
        table.FindPrimaryKey()?.Properties is [{ } key] && key.ClrType == typeof(long) && !key.IsForeignKey() ? key : null;

    private static async Task<List<object?[]>> RowsAsync(CylchDb db, IEntityType table)
    {
        var columns = Columns(table);
        var order = string.Join(", ", (table.FindPrimaryKey()?.Properties ?? columns).Select(p => $"\"{p.GetColumnName()}\""));
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            $"SELECT {string.Join(", ", columns.Select(p => $"\"{p.GetColumnName()}\""))} FROM \"{table.GetTableName()}\" ORDER BY {order}";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object?[columns.Count];
            reader.GetValues(row!);
            rows.Add(row);
        }

        return rows;
    }

    private static string Told(IEntityType table, IProperty column, object?[] row, int at, Dictionary<string, Dictionary<long, int>> places)
    {
        var points = column == Key(table) ? table.GetTableName()
            : column.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType.GetTableName() ?? Pointed(table, column, row);
        return row[at] switch
        {
            null or DBNull => "-",
            byte[] bytes => Convert.ToHexString(bytes),
            var id and (long or int) when points is not null && places.TryGetValue(points, out var of) =>
                "@" + of.GetValueOrDefault(Id(id), -1).ToString(CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString() ?? "-",
        };
    }

    // What these point at is not held by a key of the database.
    private static string? Pointed(IEntityType table, IProperty column, object?[] row) => (table.GetTableName(), column.GetColumnName()) switch
    {
        ("change_events", "subject_id") => Named(table, row, "subject_kind"),
        ("submissions", "result_id") => Named(table, row, "action"),
        ("time_bank_entries", "run_id") => "settlement_runs",
        _ => null,
    };

    private static string? Named(IEntityType table, object?[] row, string column) => row[Columns(table).FindIndex(p => p.GetColumnName() == column)] switch
    {
        "run" or "PreparePeriod" or "ReviewRun" or "ApproveRun" => "settlement_runs",
        "payment-file" or "MakePaymentFile" => "payment_files",
        _ => null,
    };

    private static long Id(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
