using System.Runtime.InteropServices;
using System.Text;

namespace Cylch.Rules.Delivery;

/// <summary>
/// Reads a visit file as its bytes come, within fixed memory: typed rows and refused rows come out a block at a time.
/// It does no input or output of its own: the caller brings the bytes.
/// </summary>
/// <remarks>
/// Use: write bytes into <see cref="Room"/>, say how many with <see cref="Take"/>, use <see cref="Rows"/> and <see cref="Refused"/>
/// before going on; call <see cref="Finish"/> after the last bytes and use them once more. Fill the room as far as it will go:
/// a record that straddles two fillings is cut again.
/// </remarks>
public sealed class VisitFileReader
{
    /// <summary>The longest record; a real one is under 300 bytes, with a long note under 3,000.</summary>
    public const int RecordLimit = 64 * 1024;

    /// <summary>Just under 2 GiB: a Wales month is a tenth of it.</summary>
    public const long MostBytes = int.MaxValue;

    private const int Block = 256 * 1024;

    private readonly VisitFileProfile _profile;
    private readonly LondonDays _days;
    private readonly CsvCutter _cutter = new(RecordLimit, Block);
    private readonly List<VisitRow> _rows = [];
    private readonly List<ReadOnlyMemory<byte>> _raw = [];
    private readonly List<RefusedRow> _refused = [];
    private VisitRowReader? _reader;
    private bool _begun;
    private long _bytes;
    private long _refusedRows;
    private long _acceptedRows;

    /// <param name="profile">What the file should look like.</param>
    /// <param name="allowed">Visits on other days are refused. It must have an end.</param>
    /// <param name="seed">Any number that a sender cannot guess; it changes no result.</param>
    /// <exception cref="ArgumentException">The allowed days have no end.</exception>
    public VisitFileReader(VisitFileProfile profile, DateRange allowed, ulong seed)
    {
        if (allowed.End is null)
        {
            throw new ArgumentException("The days a file may tell of must have an end.", nameof(allowed));
        }

        _profile = profile;
        _days = new LondonDays(allowed);
        Refs = new RefPool(seed);
    }

    /// <summary>Where the next bytes go; asking for it lets go of the bytes before.</summary>
    public Memory<byte> Room => _cutter.Room;

    /// <summary>The texts that the numbers in the rows stand for.</summary>
    public RefPool Refs { get; }

    /// <summary>Why the file as a whole cannot be read; nothing more comes out of it then.</summary>
    public Refusal? FileRefusal { get; private set; }

    /// <summary>The first line of the file, as it was sent; empty until it has been read.</summary>
    public ReadOnlyMemory<byte> RawHeadings { get; private set; }

    /// <summary>The file's headings matched to the profile; null until they have been read.</summary>
    public VisitHeadings? Headings { get; private set; }

    /// <summary>Rows that could be typed, of the last bytes taken.</summary>
    public ReadOnlySpan<VisitRow> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>The bytes of a row of <see cref="Rows"/> as it was sent, 0-based; good until <see cref="Room"/> is next asked for.</summary>
    public ReadOnlySpan<byte> RawOf(int row) => _raw[row].Span;

    /// <summary>Rows that could not, of the last bytes taken.</summary>
    public IReadOnlyList<RefusedRow> Refused => _refused;

    /// <summary>All rows so far. Accepted here means typed: what is known of people and contracts is asked afterwards.</summary>
    public VisitTally Tally => new(_acceptedRows + _refusedRows, _acceptedRows, 0, _refusedRows);

    public void Take(int count)
    {
        _bytes += count;
        if (_bytes > MostBytes)
        {
            FileRefusal ??= new Refusal("delivery.file-too-big", MostBytes >> 20);
        }

        _cutter.Take(count);
        Cut(isLast: false);
    }

    public void Finish()
    {
        _cutter.End();
        Cut(isLast: true);
        if (FileRefusal is null && Headings is null)
        {
            FileRefusal = new Refusal("delivery.file-empty");
        }
        else if (FileRefusal is null && Tally.RowsRead == 0)
        {
            FileRefusal = new Refusal("delivery.file-no-rows");
        }
    }

    private void Cut(bool isLast)
    {
        _rows.Clear();
        _raw.Clear();
        _refused.Clear();
        if (!_begun && !Begin(isLast))
        {
            return;
        }

        while (FileRefusal is null && _cutter.Next())
        {
            if (_reader is null)
            {
                ReadHeadings();
            }
            else
            {
                ReadRow(_reader);
            }
        }
    }

    // A byte order mark says how the file is written: UTF-8 is passed over, UTF-16 is not read.
    private bool Begin(bool isLast)
    {
        var start = _cutter.Waiting;
        if (start.Length < 3 && !isLast)
        {
            return false;
        }

        _begun = true;
        if (start.StartsWith("\uFEFF"u8))
        {
            _cutter.PassOver(3);
        }
        else if (start.Length >= 2 && start[0] + start[1] == 0xFE + 0xFF && start[0] >= 0xFE)
        {
            FileRefusal ??= new Refusal("delivery.file-utf16");
        }

        return true;
    }

    private void ReadHeadings()
    {
        FileRefusal = HeadingFault();
        if (FileRefusal is not null)
        {
            return;
        }

        var texts = new string[_cutter.CellCount];
        for (var column = 0; column < texts.Length; column++)
        {
            texts[column] = Encoding.UTF8.GetString(_cutter.Cell(column)).Trim();
        }

        var matched = VisitHeadings.Match(_profile, texts);
        FileRefusal = matched.Refusal;
        if (!matched.IsRefused)
        {
            Headings = matched.Value;
            RawHeadings = _cutter.Raw.ToArray();
            _cutter.ExpectedCells = texts.Length;
            _reader = new VisitRowReader(_profile, matched.Value, _days, Refs, _cutter);
        }
    }

    private Refusal? HeadingFault()
    {
        var isCut = _cutter.Fault == CsvFault.None && _cutter.CellCount < CsvCutter.MostCells;
        return (isCut ? TextFault.Of(_cutter.Raw) : "delivery.control-character") switch
        {
            null => null,
            "delivery.not-utf8" => new Refusal("delivery.file-not-utf8"),
            "delivery.nul-byte" => new Refusal("delivery.file-utf16"),
            "delivery.bare-return" => new Refusal("delivery.file-bare-returns"),
            _ => new Refusal("delivery.heading-unreadable"),
        };
    }

    // The row is typed in its place in the list, since it is too large to be copied for nothing.
    private void ReadRow(VisitRowReader reader)
    {
        var at = _rows.Count;
        CollectionsMarshal.SetCount(_rows, at + 1);
        if (reader.TryRead(out CollectionsMarshal.AsSpan(_rows)[at]))
        {
            _acceptedRows++;
            _raw.Add(_cutter.RawInBlock);
            return;
        }

        CollectionsMarshal.SetCount(_rows, at);
        _refusedRows++;
        _refused.Add(new RefusedRow(_cutter.Line, [.. reader.Reasons], _cutter.Raw.ToArray(), _cutter.Fault == CsvFault.None));
    }
}
