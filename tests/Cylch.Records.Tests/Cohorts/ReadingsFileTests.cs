using System.IO.Compression;
using System.Text;
using Cylch.Records.Cohorts;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Cohorts;

public sealed class ReadingsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cylch-readings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_compressed_copy_is_the_same_file()
    {
        var csv = HipRows.Bytes(HipRows.Take(40));

        var plain = (await ReadAsync("a.csv", csv)).Value;
        var packed = (await ReadAsync("a.csv.gz", Packed(csv))).Value;

        packed.Hash.ShouldBe(plain.Hash);
        packed.Bytes.ShouldBe(plain.Bytes);
        packed.Rows.Count.ShouldBe(40);
        ReadingsTally.Count(packed.Rows).Lines.ShouldBe(ReadingsTally.Count(plain.Rows).Lines);
    }

    [Fact]
    public async Task A_byte_order_mark_and_quotes_are_read()
    {
        var lines = HipRows.Take(2);
        byte[] csv = [.. Encoding.UTF8.Preamble, .. HipRows.Bytes(lines[0], "\"" + lines[1].Replace(",", "\",\"", StringComparison.Ordinal) + "\"")];

        (await ReadAsync("quoted.csv", csv)).Value.Rows.ShouldHaveSingleItem().Standing.ShouldBe(RowStanding.Judged);
    }

    [Fact]
    public async Task A_row_that_cannot_be_cut_costs_itself_alone()
    {
        var lines = HipRows.Take(3);
        byte[] csv = [.. HipRows.Bytes(lines[0], "\"RL1,0", lines[1], "RL1,1"), 0xFF, .. HipRows.Bytes(lines[2], lines[3])];

        var rows = (await ReadAsync("hurt.csv", csv)).Value.Rows;

        rows.Count.ShouldBe(5);
        rows.Where(row => row.Standing == RowStanding.Refused).Select(row => row.Number).ShouldBe([1, 3, 4]);
    }

    [Theory]
    [InlineData("empty.csv", "", "outcomes.file-empty")]
    [InlineData("headings.csv", "provider,revision\r\n", "outcomes.column-missing")]
    [InlineData("words.csv", "Dear sir or madam,\r\n", "outcomes.column-missing")]
    [InlineData("quote.csv", "\"provider,revision\r\n", "outcomes.headings-unreadable")]
    public async Task A_file_that_is_none_is_refused_by_name(string name, string text, string code) =>
        (await ReadAsync(name, Encoding.UTF8.GetBytes(text))).Refusal!.Code.ShouldBe(code);

    [Fact]
    public async Task Headings_without_rows_are_refused() =>
        (await ReadAsync("none.csv", HipRows.Bytes(HipRows.Take(0)))).Refusal.ShouldBe(new Refusal("outcomes.file-no-rows", "none.csv"));

    [Fact]
    public async Task Sixteen_bit_text_is_refused() =>
        (await ReadAsync("wide.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(string.Join("\r\n", HipRows.Take(2)))]))
            .Refusal!.Code.ShouldBe("outcomes.headings-unreadable");

    [Fact]
    public async Task A_compressed_file_that_was_cut_off_or_damaged_is_refused()
    {
        var packed = Packed(HipRows.Bytes(HipRows.Take(300)));
        byte[] damaged = [.. packed];
        damaged[packed.Length / 2] ^= 0x55;

        foreach (var bytes in new[] { packed[..(packed.Length / 2)], packed[..^4], damaged })
        {
            (await ReadAsync("cut.csv.gz", bytes)).Refusal!.Code.ShouldBe("outcomes.file-unpacks-badly");
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        (await ReadingsFile.ReadAsync(Path.Combine(_folder, "gone.csv"), ReadingsProfile.HipReplacement, CancellationToken.None))
            .Refusal!.Code.ShouldBe("outcomes.file-not-found");

    private async Task<Decision<ReadingsFile>> ReadAsync(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, bytes);
        return await ReadingsFile.ReadAsync(path, ReadingsProfile.HipReplacement, CancellationToken.None);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return into.ToArray();
    }
}
