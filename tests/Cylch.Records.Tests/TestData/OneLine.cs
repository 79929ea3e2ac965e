namespace Cylch.Records.Tests.TestData;

/// <summary>Some bytes, and then one line of a length that is never held.</summary>
internal sealed class OneLine(byte[] start, long length) : Stream
{
    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => start.Length + length;

    public override long Position { get => Given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Fill(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Fill(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Fill(Span<byte> room)
    {
        var count = (int)Math.Min(room.Length, Length - Given);
        if (Given < start.Length)
        {
            count = Math.Min(count, start.Length - (int)Given);
            start.AsSpan((int)Given, count).CopyTo(room);
        }
        else
        {
            room[..count].Fill((byte)'x');
        }

        Given += count;
        return count;
    }
}
