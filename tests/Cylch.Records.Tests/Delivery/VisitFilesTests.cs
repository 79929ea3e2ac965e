using System.Text;
using Cylch.Records.Delivery;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Delivery;

/// <summary>One of these measures the whole process, so they run when no other test does.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class VisitFilesTests
{
    private static readonly DateRange Year2026 = new(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));
    private static readonly VisitFileRecipe Recipe = VisitFileRecipe.WalesMonth with { Count = 5_000, SpoiltPerThousand = 20 };

    [Fact]
    public async Task A_line_of_a_gigabyte_costs_itself_alone_and_little_memory()
    {
        var line = new OneLine(Encoding.UTF8.GetBytes(VisitSheet.Headings + "\r\n"), length: 1L << 30);
        var before = GC.GetTotalAllocatedBytes();
        var refused = 0;
        await foreach (var reader in VisitFiles.ReadAsync(
            line, VisitFileProfile.TwentyFourColumns, new DateRange(VisitSheet.Day, VisitSheet.Day.PlusDays(9))))
        {
            refused += reader.Refused.Count(r => r.Reasons[0].Refusal.Code == "delivery.record-too-long");
        }

        refused.ShouldBe(1);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(8 << 20);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4_000)]
    [InlineData(int.MaxValue)]
    public async Task A_file_written_is_read_back_row_for_row_however_it_arrives(int most)
    {
        var file = new MemoryStream();
        var written = await VisitFiles.WriteAsync(file, Recipe, TestContext.Current.CancellationToken);
        file.Position = 0;

        var (rows, refused) = (0, 0);
        VisitTally tally = default;
        await foreach (var reader in VisitFiles.ReadAsync(
            new Trickle(file, most), VisitFileProfile.TwentyFourColumns, Year2026, TestContext.Current.CancellationToken))
        {
            rows += reader.Rows.Length;
            refused += reader.Refused.Count;
            tally = reader.Tally;
            reader.FileRefusal.ShouldBeNull();
        }

        tally.ShouldBe(new VisitTally(written, rows, 0, refused));
        refused.ShouldBeInRange(60, 140);
    }

    [Fact]
    public async Task Reading_stops_when_the_file_as_a_whole_is_refused()
    {
        var file = new MemoryStream(new byte[2_000_000]);
        VisitFileReader? last = null;
        await foreach (var reader in VisitFiles.ReadAsync(
            file, VisitFileProfile.TwentyFourColumns, Year2026, TestContext.Current.CancellationToken))
        {
            last = reader;
        }

        last!.FileRefusal!.Code.ShouldStartWith("delivery.");
        file.Position.ShouldBeLessThan(file.Length);
    }

    [Fact]
    public async Task Reading_can_be_cancelled_between_blocks()
    {
        var file = new MemoryStream();
        await VisitFiles.WriteAsync(file, Recipe, TestContext.Current.CancellationToken);
        file.Position = 0;
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var reader in VisitFiles.ReadAsync(file, VisitFileProfile.TwentyFourColumns, Year2026, cancel.Token))
            {
                reader.Rows.Length.ShouldBeGreaterThan(0);
                await cancel.CancelAsync();
            }
        });
    }

    /// <summary>Gives at most so many bytes at a time, as a network does.</summary>
    private sealed class Trickle(Stream inner, int most) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(count, most));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "Measured alone";
}
