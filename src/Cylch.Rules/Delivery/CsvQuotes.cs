namespace Cylch.Rules.Delivery;

internal enum CsvEnding
{
    Whole,
    Stray,
    Incomplete,
}

/// <summary>Cuts one record that has quotes in it: takes the quotes off and notes where each cell ends.</summary>
internal static class CsvQuotes
{
    /// <param name="Ending">How the cutting ended.</param>
    /// <param name="Cells">How many cells were cut.</param>
    /// <param name="LineBreaks">Line feeds inside quotes, up to where the cutting ended.</param>
    /// <param name="Length">Bytes of the record without its line end.</param>
    /// <param name="LengthWithEnd">Bytes of the record with it.</param>
    public readonly record struct Result(CsvEnding Ending, int Cells, int LineBreaks, int Length, int LengthWithEnd);

    /// <param name="bytes">From the start of the record to the end of what is known.</param>
    /// <param name="unquoted">Takes the cells with a comma between; a record that does not fit is incomplete.</param>
    /// <param name="ends">Takes where each cell ends in <paramref name="unquoted"/>.</param>
    public static Result Cut(ReadOnlySpan<byte> bytes, Span<byte> unquoted, Span<int> ends)
    {
        var (at, written, cells, breaks) = (0, 0, 0, 0);
        while (true)
        {
            var ending = at < bytes.Length && bytes[at] == '"'
                ? Quoted(bytes, unquoted, ref at, ref written, ref breaks)
                : Plain(bytes, unquoted, ref at, ref written);
            if (ending != CsvEnding.Whole || written >= unquoted.Length)
            {
                return new(ending == CsvEnding.Whole ? CsvEnding.Incomplete : ending, cells, breaks, 0, 0);
            }

            ends[Math.Min(cells++, ends.Length - 1)] = written;
            unquoted[written++] = (byte)',';
            if (bytes[at] != ',')
            {
                var lineEnd = bytes[at] == '\r' ? 2 : 1;
                return new(CsvEnding.Whole, cells, breaks, at, at + lineEnd);
            }

            at++;
        }
    }

    // Leaves `at` on the comma or line end after the closing quote.
    private static CsvEnding Quoted(ReadOnlySpan<byte> bytes, Span<byte> unquoted, ref int at, ref int written, ref int breaks)
    {
        at++;
        while (true)
        {
            var length = bytes[at..].IndexOf((byte)'"');
            var part = length < 0 ? bytes[at..] : bytes.Slice(at, length);
            breaks += part.Count((byte)'\n');
            if (length < 0 || !Copy(part, unquoted, ref written) || at + length + 1 >= bytes.Length)
            {
                return CsvEnding.Incomplete;
            }

            at += length + 1;
            if (bytes[at] != '"')
            {
                return AfterQuote(bytes, at);
            }

            at++;
            if (!Copy("\""u8, unquoted, ref written))
            {
                return CsvEnding.Incomplete;
            }
        }
    }

    private static CsvEnding AfterQuote(ReadOnlySpan<byte> bytes, int at) => bytes[at] switch
    {
        (byte)',' or (byte)'\n' => CsvEnding.Whole,
        (byte)'\r' when at + 1 == bytes.Length => CsvEnding.Incomplete,
        (byte)'\r' when bytes[at + 1] == '\n' => CsvEnding.Whole,
        _ => CsvEnding.Stray,
    };

    private static CsvEnding Plain(ReadOnlySpan<byte> bytes, Span<byte> unquoted, ref int at, ref int written)
    {
        var length = bytes[at..].IndexOfAny((byte)',', (byte)'\n', (byte)'"');
        if (length < 0)
        {
            return CsvEnding.Incomplete;
        }

        if (bytes[at + length] == '"')
        {
            return CsvEnding.Stray;
        }

        var withReturn = bytes[at + length] == '\n' && length > 0 && bytes[at + length - 1] == '\r';
        var part = bytes.Slice(at, withReturn ? length - 1 : length);
        at += part.Length;
        return Copy(part, unquoted, ref written) ? CsvEnding.Whole : CsvEnding.Incomplete;
    }

    private static bool Copy(ReadOnlySpan<byte> part, Span<byte> unquoted, ref int written)
    {
        if (written + part.Length >= unquoted.Length)
        {
            return false;
        }

        part.CopyTo(unquoted[written..]);
        written += part.Length;
        return true;
    }
}
