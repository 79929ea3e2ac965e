namespace Cylch.Rules.Delivery;

/// <summary>The bytes that have come and are not yet cut: a fixed stretch of memory, moved to its front as more are asked for.</summary>
/// <param name="recordLimit">The longest record, in bytes.</param>
/// <param name="block">How many bytes there is always room for beside such a record.</param>
internal sealed class CsvBlock(int recordLimit, int block)
{
    /// <summary>Past the filled part stand at least as many bytes as are looked at together.</summary>
    public byte[] Bytes { get; } = new byte[recordLimit + block + CsvMarks.Width + 2];

    /// <summary>Bytes before here are part of the file.</summary>
    public int Filled { get; private set; }

    /// <summary>Where the next record begins.</summary>
    public int Next { get; set; }

    /// <summary>No more bytes will come.</summary>
    public bool IsEnded { get; private set; }

    public ReadOnlySpan<byte> Waiting => Bytes.AsSpan(Next, Filled - Next);

    /// <summary>The record that begins here may yet be whole and within the limit when more bytes come.</summary>
    public bool MayGrow => !IsEnded && Filled - Next <= recordLimit;

    public Memory<byte> Room()
    {
        if (Next > 0)
        {
            Waiting.CopyTo(Bytes);
            (Filled, Next) = (Filled - Next, 0);
        }

        return Bytes.AsMemory(Filled, Bytes.Length - Filled - CsvMarks.Width - 1);
    }

    public void Take(int count) => Filled += count;

    /// <summary>Closes the last line, if it has no end of its own.</summary>
    public void End()
    {
        IsEnded = true;
        if (Filled > Next && Bytes[Filled - 1] != '\n')
        {
            Bytes[Filled++] = (byte)'\n';
        }
    }
}
