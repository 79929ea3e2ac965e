using Cylch.Records.Tests.TestData;
using Cylch.Web.Startup;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Startup;

public sealed class ReadingsVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cylch-verb-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_is_loaded_and_accounted_for_and_the_same_again_changes_nothing()
    {
        var file = Path.Combine(_folder, "slice.csv");
        await File.WriteAllBytesAsync(file, HipRows.Bytes(HipRows.Take(60)));

        var (code, text) = await RunAsync(file, "--profile", "proms-hip");
        var again = await RunAsync(file, "--profile", "proms-hip");

        code.ShouldBe(0, text);
        text.ShouldContain("Rows read / Rhesi a ddarllenwyd");
        text.ShouldContain("60 = ");
        text.ShouldContain("/outcomes/cohorts/");
        again.Code.ShouldBe(0);
        again.Text.ShouldContain("Nothing changed: slice.csv had been loaded before.");
        again.Text.ShouldContain("Ni newidiodd dim");
    }

    [Theory]
    [InlineData("gone.csv", "proms-hip", "There is no file")]
    [InlineData("gone.csv", "proms-knee", "There is no profile called “proms-knee”. There is: proms-hip.")]
    [InlineData("gone.csv", null, "There is no profile called “”.")]
    [InlineData(null, "proms-hip", "./cylch import readings FILE --profile NAME")]
    public async Task What_cannot_be_is_named_and_ends_with_code_2(string? file, string? profile, string words)
    {
        string[] args = [.. file is null ? [] : new[] { Path.Combine(_folder, file) }, .. profile is null ? [] : new[] { "--profile", profile }];

        var (code, text) = await RunAsync(args);

        code.ShouldBe(2);
        text.ShouldContain(words);
    }

    [Fact]
    public async Task An_unknown_thing_to_import_says_how_it_is_done()
    {
        using var output = new StringWriter();

        (await Verbs.RunAsync(["import", "hopes"], output)).ShouldBe(2);

        output.ToString().ShouldContain("./cylch import readings FILE");
    }

    private async Task<(int Code, string Text)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        var code = await Verbs.RunAsync(["import", "readings", .. args, "--data", Path.Combine(_folder, "data"), "--mode", "production"], output);
        return (code, output.ToString());
    }
}
