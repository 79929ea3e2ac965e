using Cylch.Records.Demonstration;
using Cylch.Records.Schema;
using Microsoft.Data.Sqlite;

namespace Cylch.Records.Tests.TestData;

/// <summary>
/// The demonstration authority, loaded once for all tests of a process. Each test that wants it gets a copy of the file,
/// which is quick, and may do with it what it likes.
/// </summary>
public static class LoadedDemonstration
{
    private static readonly Lazy<Task<string>> Original = new(LoadAsync);

    /// <summary>A database of the caller's own in a folder of the caller's own.</summary>
    /// <returns>The path of the copy, <c>cylch.db</c> in that folder.</returns>
    public static async Task<string> CopyAsync(string folder)
    {
        var copy = Path.Combine(folder, "cylch.db");
        File.Copy(await Original.Value, copy);
        return copy;
    }

    private static async Task<string> LoadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cylch-demonstration-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, "cylch.db");
        await using (var db = Database.Embedded(path).Open())
        {
            await SchemaScripts.ApplyAsync(db);
            await new LoadDemonstration(db).RunAsync(_ => Task.CompletedTask, CancellationToken.None);
        }

        await WholeAsync(path);
        return path;
    }

    // What is still in the write-ahead log would not be in a copy of the file.
    private static async Task WholeAsync(string path)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }
}
