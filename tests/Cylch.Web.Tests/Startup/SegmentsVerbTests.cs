using Cylch.Web.Startup;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Startup;

public sealed class SegmentsVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cylch-verb-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Packed_visits_that_are_gone_are_named_and_made_anew_and_then_all_is_sound()
    {
        (await RunAsync()).Code.ShouldBe(0);
        await using (var connection = new SqliteConnection($"Data Source={Directory.GetFiles(_folder, "*.db").Single()}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM kept_visits WHERE id = (SELECT min(id) FROM kept_visits)";
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        var (code, text) = await RunAsync();

        code.ShouldBe(3, text);
        text.ShouldContain("made anew");
        text.ShouldContain("o’r newydd");
        (await RunAsync()).Code.ShouldBe(0);
    }

    private async Task<(int Code, string Text)> RunAsync()
    {
        using var output = new StringWriter();
        var code = await Verbs.RunAsync(["segments", "--data", _folder], output);
        return (code, output.ToString());
    }
}
