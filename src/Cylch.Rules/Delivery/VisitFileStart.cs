namespace Cylch.Rules.Delivery;

/// <summary>
/// What the first bytes of a file give away: that it is an archive, a workbook or a picture and no CSV. It says no with
/// the right advice before anything is read; what passes may still be refused by its headings.
/// </summary>
public static class VisitFileStart
{
    /// <summary>How many bytes are worth giving; fewer are enough when the file has no more.</summary>
    public const int Length = 4096;

    /// <summary>Null when the file may be a CSV file with commas.</summary>
    /// <param name="start">The first bytes of the file; empty only when the file is.</param>
    public static Refusal? Check(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            return new Refusal("delivery.file-empty");
        }

        // A workbook of today's kind (.xlsx, .ods) is a zip archive inside.
        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8))
        {
            return new Refusal("delivery.file-zip");
        }

        return IsOfAnotherKind(start) ? new Refusal("delivery.file-not-csv") : Separator(start);
    }

    private static bool IsOfAnotherKind(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        var first = text.TrimStart(" \t\r\n"u8);
        return start.StartsWith("%PDF"u8)
            || start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
            || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
            || start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
            || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || (first.Length > 0 && (first[0] is (byte)'<' or (byte)'{' or (byte)'['));
    }

    // A spreadsheet set to another country's habits writes semicolons or tabs where commas should be.
    private static Refusal? Separator(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOfAny((byte)'\r', (byte)'\n');
        var headings = end < 0 ? start : start[..end];
        if (headings.Contains((byte)',') || headings.Contains((byte)0))
        {
            return null;
        }

        return headings.Count((byte)';') + headings.Count((byte)'\t') >= 5 ? new Refusal("delivery.file-separator") : null;
    }
}
