namespace Cylch.Rules.Delivery;

/// <summary>
/// Cuts bytes into the records and cells of a CSV file (RFC 4180: commas, double quotes, LF or CRLF), a block at a time and
/// within fixed memory. A record that cannot be cut costs its own first line and no more: cutting goes on at the next line.
/// </summary>
/// <remarks>
/// Use: write bytes into <see cref="Room"/>, say how many with <see cref="Take"/>, then call <see cref="Next"/> until it is false;
/// call <see cref="End"/> after the last bytes. A record is valid until the next call of <see cref="Next"/>. Empty lines are no records.
/// </remarks>
public sealed class CsvCutter
{
    /// <summary>Cells past this many are counted but cannot be read.</summary>
    public const int MostCells = 256;

    private readonly int _recordLimit;
    private readonly CsvBlock _block;
    private readonly byte[] _buffer;
    private readonly byte[] _unquoted;
    private readonly int[] _ends = new int[MostCells];
    private int _chunk;
    private ulong _marks;
    private int _nextLine = 1;
    private bool _skipping;
    private byte[] _source;
    private int _first;
    private int _rawFrom;
    private int _rawLength;
    private bool _isComparable;

    /// <param name="recordLimit">The longest record, in bytes.</param>
    /// <param name="block">How many bytes there is always room for.</param>
    public CsvCutter(int recordLimit, int block)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(recordLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(block, 1);
        _recordLimit = recordLimit;
        _block = new CsvBlock(recordLimit, block);
        _buffer = _block.Bytes;
        _unquoted = new byte[recordLimit + 1];
        _source = _buffer;
    }

    /// <summary>How many cells a record must have to be allowed line breaks inside quotes; 0 while that is not known.</summary>
    public int ExpectedCells { get; set; }

    /// <summary>1-based line the record starts on.</summary>
    public int Line { get; private set; }

    public CsvFault Fault { get; private set; }

    /// <summary>How many cells the record has; 0 when there is a fault.</summary>
    public int CellCount { get; private set; }

    /// <summary>
    /// How many of the first cells are letter for letter those of the record before. Neighbours in a file mostly share
    /// what comes first, so a reader need not read it again. 0 when that is not known.
    /// </summary>
    public int SameCells { get; private set; }

    /// <summary>The record as it stands in the file, without its line end; of a record over the limit, as much as the limit.</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_rawFrom, _rawLength);

    /// <summary>The same bytes, good until <see cref="Room"/> is next asked for.</summary>
    public ReadOnlyMemory<byte> RawInBlock => _buffer.AsMemory(_rawFrom, _rawLength);

    /// <summary>Bytes taken and not yet cut.</summary>
    public ReadOnlySpan<byte> Waiting => _block.Waiting;

    /// <summary>Where the next bytes go. Records cut before are gone once this is asked for.</summary>
    public Memory<byte> Room
    {
        get
        {
            _isComparable = false;
            return _block.Room();
        }
    }

    /// <summary>A cell without its quotes, 0-based.</summary>
    public ReadOnlySpan<byte> Cell(int index)
    {
        var from = index == 0 ? _first : _ends[index - 1] + 1;
        return _source.AsSpan(from, _ends[index] - from);
    }

    public void Take(int count)
    {
        _block.Take(count);
        Restart(_block.Next);
    }

    /// <summary>Passes over bytes before the first record, such as a byte order mark.</summary>
    public void PassOver(int count) => Restart(_block.Next + count);

    /// <summary>No more bytes will come: what stands at the end is a record without a line end.</summary>
    public void End()
    {
        _block.End();
        Restart(_block.Next);
    }

    /// <summary>Moves to the next record. False: there is none until more bytes come.</summary>
    public bool Next()
    {
        if (_skipping && !SkipLine())
        {
            return false;
        }

        while (true)
        {
            switch (CutPlain())
            {
                case Cut.Record:
                    return true;
                case Cut.Quote:
                    return CutQuoted();
                case Cut.Short:
                    return _block.Waiting.Length > _recordLimit && Overlong();
            }
        }
    }

    // The common record has no quote: marks are found 64 bytes at a time, and each is a comma or the end.
    private Cut CutPlain()
    {
        unchecked
        {
            var (cells, chunk, marks, bytes, ends) = (0, _chunk, _marks, _buffer, _ends);
            while (true)
            {
                while (marks == 0)
                {
                    if (chunk + CsvMarks.Width >= _block.Filled)
                    {
                        Restart(_block.Next);
                        return Cut.Short;
                    }

                    chunk += CsvMarks.Width;
                    marks = CsvMarks.At(bytes, chunk, _block.Filled);
                }

                var at = chunk + System.Numerics.BitOperations.TrailingZeroCount(marks);
                marks &= marks - 1;
                if (bytes[at] == ',')
                {
                    ends[Math.Min(cells++, MostCells - 1)] = at;
                    continue;
                }

                (_chunk, _marks) = (chunk, marks);
                return bytes[at] == '\n' ? EndPlain(at, cells) : Cut.Quote;
            }
        }
    }

    private Cut EndPlain(int at, int cells)
    {
        var end = at > _block.Next && _buffer[at - 1] == '\r' ? at - 1 : at;
        _ends[Math.Min(cells, MostCells - 1)] = end;
        _source = _buffer;
        _first = _block.Next;
        var from = _block.Next;
        Line = _nextLine++;
        _block.Next = at + 1;
        if (end == from)
        {
            return Cut.Blank;
        }

        var same = _isComparable ? CountSame(from, end) : 0;
        SetRecord(from, end, end - from > _recordLimit ? CsvFault.TooLong : CsvFault.None, cells + 1);
        SameCells = Math.Min(same, CellCount);
        _isComparable = true;
        return Cut.Record;
    }

    private int CountSame(int from, int end)
    {
        var same = _buffer.AsSpan(_rawFrom, _rawLength).CommonPrefixLength(_buffer.AsSpan(from, end - from)) + from;
        var cells = 0;
        while (cells < MostCells && _ends[cells] < same)
        {
            cells++;
        }

        return cells;
    }

    private bool CutQuoted()
    {
        var waiting = _block.Waiting;
        var cut = CsvQuotes.Cut(waiting[..Math.Min(waiting.Length, _recordLimit + 2)], _unquoted, _ends);
        if (cut.Ending == CsvEnding.Incomplete && _block.MayGrow)
        {
            Restart(_block.Next);
            return false;
        }

        var fault = FaultOf(cut);
        if (fault != CsvFault.None)
        {
            return RefuseFirstLine(fault);
        }

        _source = _unquoted;
        _first = 0;
        Line = _nextLine;
        _nextLine += cut.LineBreaks + 1;
        SetRecord(_block.Next, _block.Next + cut.Length, CsvFault.None, cut.Cells);
        Restart(_block.Next + cut.LengthWithEnd);
        return true;
    }

    private CsvFault FaultOf(CsvQuotes.Result result) => result.Ending switch
    {
        CsvEnding.Incomplete => CsvFault.QuoteUnclosed,
        CsvEnding.Stray => result.LineBreaks == 0 ? CsvFault.QuoteStray : CsvFault.QuoteUnclosed,
        _ when result.Length > _recordLimit => CsvFault.TooLong,
        _ when result.LineBreaks > 0 && ExpectedCells > 0 && result.Cells != ExpectedCells => CsvFault.QuoteUnclosed,
        _ => CsvFault.None,
    };

    private bool RefuseFirstLine(CsvFault fault)
    {
        var length = _block.Waiting.IndexOf((byte)'\n');
        if (length < 0 && _block.MayGrow)
        {
            Restart(_block.Next);
            return false;
        }

        if (length < 0 || length > _recordLimit)
        {
            return Overlong();
        }

        Line = _nextLine++;
        var end = _block.Next + length;
        SetRecord(_block.Next, length > 0 && _buffer[end - 1] == '\r' ? end - 1 : end, fault, 0);
        Restart(end + 1);
        return true;
    }

    // The start of the record is shown once; the rest of its line is dropped as it comes.
    private bool Overlong()
    {
        Line = _nextLine;
        SetRecord(_block.Next, _block.Next + _recordLimit, CsvFault.TooLong, 0);
        Restart(_block.Next + _recordLimit);
        _skipping = true;
        return true;
    }

    private bool SkipLine()
    {
        var length = _block.Waiting.IndexOf((byte)'\n');
        if (length < 0)
        {
            Restart(_block.Filled);
            return false;
        }

        _skipping = false;
        _nextLine++;
        Restart(_block.Next + length + 1);
        return true;
    }

    private void SetRecord(int from, int end, CsvFault fault, int cells)
    {
        (_rawFrom, _rawLength) = (from, Math.Min(end - from, _recordLimit));
        Fault = fault;
        CellCount = fault == CsvFault.None ? cells : 0;
        SameCells = 0;
        _isComparable = false;
    }

    private void Restart(int at)
    {
        _block.Next = at;
        _chunk = at;
        _marks = CsvMarks.At(_buffer, at, _block.Filled);
    }

    private enum Cut
    {
        Record,
        Blank,
        Quote,
        Short,
    }
}
