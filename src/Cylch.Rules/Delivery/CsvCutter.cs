namespace Cylch.Rules.Delivery;

/// <summary>What keeps a record from being cut into cells.</summary>
public enum CsvFault
{
    None,

    /// <summary>A quote opens on this line and is never closed in a way that makes a whole record.</summary>
    QuoteUnclosed,

    /// <summary>A quote stands inside a cell that does not begin with one, or text follows a closing quote.</summary>
    QuoteStray,

    /// <summary>The record is longer than the limit.</summary>
    TooLong,
}

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
    private readonly byte[] _buffer;
    private readonly byte[] _unquoted;
    private readonly int[] _ends = new int[MostCells];
    private int _filled;
    private int _next;
    private int _chunk;
    private ulong _marks;
    private int _nextLine = 1;
    private bool _ended;
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
        _buffer = new byte[recordLimit + block + CsvMarks.Width + 2];
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

    /// <summary>Bytes taken and not yet cut.</summary>
    public ReadOnlySpan<byte> Waiting => _buffer.AsSpan(_next, _filled - _next);

    /// <summary>Where the next bytes go. Records cut before are gone once this is asked for.</summary>
    public Memory<byte> Room
    {
        get
        {
            _isComparable = false;
            if (_next > 0)
            {
                _buffer.AsSpan(_next, _filled - _next).CopyTo(_buffer);
                (_filled, _next) = (_filled - _next, 0);
            }

            return _buffer.AsMemory(_filled, _buffer.Length - _filled - CsvMarks.Width - 1);
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
        _filled += count;
        Restart(_next);
    }

    /// <summary>Passes over bytes before the first record, such as a byte order mark.</summary>
    public void PassOver(int count) => Restart(_next + count);

    /// <summary>No more bytes will come: what stands at the end is a record without a line end.</summary>
    public void End()
    {
        _ended = true;
        if (_filled > _next && _buffer[_filled - 1] != '\n')
        {
            _buffer[_filled++] = (byte)'\n';
        }

        Restart(_next);
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
                    return _filled - _next > _recordLimit && Overlong();
            }
        }
    }

    // The common record has no quote: marks are found 64 bytes at a time, and each is a comma or the end.
    private Cut CutPlain()
    {
        unchecked
        {
            var cells = 0;
            while (true)
            {
                while (_marks == 0)
                {
                    if (_chunk + CsvMarks.Width >= _filled)
                    {
                        Restart(_next);
                        return Cut.Short;
                    }

                    _chunk += CsvMarks.Width;
                    _marks = CsvMarks.At(_buffer, _chunk, _filled);
                }

                var at = _chunk + System.Numerics.BitOperations.TrailingZeroCount(_marks);
                _marks &= _marks - 1;
                switch (_buffer[at])
                {
                    case (byte)',':
                        _ends[Math.Min(cells++, MostCells - 1)] = at;
                        break;
                    case (byte)'\n':
                        return EndPlain(at, cells);
                    default:
                        return Cut.Quote;
                }
            }
        }
    }

    private Cut EndPlain(int at, int cells)
    {
        var end = at > _next && _buffer[at - 1] == '\r' ? at - 1 : at;
        _ends[Math.Min(cells, MostCells - 1)] = end;
        _source = _buffer;
        _first = _next;
        var from = _next;
        Line = _nextLine++;
        _next = at + 1;
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
        var known = Math.Min(_filled - _next, _recordLimit + 2);
        var cut = CsvQuotes.Cut(_buffer.AsSpan(_next, known), _unquoted, _ends);
        if (cut.Ending == CsvEnding.Incomplete && MayGrow)
        {
            Restart(_next);
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
        SetRecord(_next, _next + cut.Length, CsvFault.None, cut.Cells);
        Restart(_next + cut.LengthWithEnd);
        return true;
    }

    private bool MayGrow => !_ended && _filled - _next <= _recordLimit;

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
        var length = _buffer.AsSpan(_next, _filled - _next).IndexOf((byte)'\n');
        if (length < 0 && MayGrow)
        {
            Restart(_next);
            return false;
        }

        if (length < 0 || length > _recordLimit)
        {
            return Overlong();
        }

        Line = _nextLine++;
        var end = _next + length;
        SetRecord(_next, length > 0 && _buffer[end - 1] == '\r' ? end - 1 : end, fault, 0);
        Restart(end + 1);
        return true;
    }

    // The start of the record is shown once; the rest of its line is dropped as it comes.
    private bool Overlong()
    {
        Line = _nextLine;
        SetRecord(_next, _next + _recordLimit, CsvFault.TooLong, 0);
        Restart(_next + _recordLimit);
        _skipping = true;
        return true;
    }

    private bool SkipLine()
    {
        var length = _buffer.AsSpan(_next, _filled - _next).IndexOf((byte)'\n');
        if (length < 0)
        {
            Restart(_filled);
            return false;
        }

        _skipping = false;
        _nextLine++;
        Restart(_next + length + 1);
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
        _next = at;
        _chunk = at;
        _marks = CsvMarks.At(_buffer, at, _filled);
    }

    private enum Cut
    {
        Record,
        Blank,
        Quote,
        Short,
    }
}
