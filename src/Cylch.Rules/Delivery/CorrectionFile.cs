using System.Text;
using System.Text.Unicode;

namespace Cylch.Rules.Delivery;

/// <summary>
/// The file a sender gets back: the refused rows as they were sent, each after two columns that say why in English and in Welsh.
/// Put right, it can be sent again as it is, for the two columns are passed over when it is read.
/// </summary>
/// <remarks>
/// A row is given back byte for byte, with three exceptions: a cell that a spreadsheet might run is made text with an apostrophe;
/// a row that cannot be cut into cells stands whole in one quoted cell; and bytes that are no text become �.
/// </remarks>
public sealed class CorrectionFile
{
    private const int Reasons = 2;

    private readonly bool _isSecondRound;

    /// <param name="rawHeadings">The first line of the file as it was sent, without its line end.</param>
    public CorrectionFile(ReadOnlySpan<byte> rawHeadings)
    {
        var headings = VisitFileProfile.CorrectionHeadings;
        var cut = Cut(rawHeadings);
        _isSecondRound = cut is { CellCount: >= Reasons }
            && cut.Cell(0).SequenceEqual(Encoding.UTF8.GetBytes(headings[0]))
            && cut.Cell(1).SequenceEqual(Encoding.UTF8.GetBytes(headings[1]));
        Headings = Line(headings[0], headings[1], rawHeadings, "\uFEFF");
    }

    /// <summary>The first line, with a byte order mark so that a spreadsheet shows Welsh letters rightly.</summary>
    public ReadOnlyMemory<byte> Headings { get; }

    /// <summary>One refused row, with its line end.</summary>
    /// <param name="raw">The row as it was sent.</param>
    /// <param name="english">Why, in English.</param>
    /// <param name="welsh">Why, in Welsh.</param>
    public ReadOnlyMemory<byte> Row(ReadOnlySpan<byte> raw, string english, string welsh) => Line(english, welsh, raw, "");

    private byte[] Line(string english, string welsh, ReadOnlySpan<byte> raw, string mark)
    {
        var text = new StringBuilder(mark);
        text.Append(Quoted(english)).Append(',').Append(Quoted(welsh)).Append(',');
        var clean = Clean(raw);
        var cut = Cut(clean);
        if (cut is null)
        {
            text.Append(Quoted(Encoding.UTF8.GetString(clean)));
        }
        else if (_isSecondRound || HasFormula(cut))
        {
            var first = _isSecondRound ? Reasons : 0;
            text.AppendJoin(',', Enumerable.Range(first, Math.Max(0, cut.CellCount - first)).Select(cell => AsNeeded(cut.Cell(cell))));
        }
        else
        {
            text.Append(Encoding.UTF8.GetString(clean));
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").ToString());
    }

    // Null when the bytes are not exactly one record that can be cut.
    private static CsvCutter? Cut(ReadOnlySpan<byte> raw)
    {
        var cutter = new CsvCutter(Math.Max(1, raw.Length), Math.Max(1, raw.Length));
        raw.CopyTo(cutter.Room.Span);
        cutter.Take(raw.Length);
        cutter.End();
        var isOne = cutter.Next() && cutter.Fault == CsvFault.None && cutter.Raw.Length == raw.Length;
        return isOne && cutter.CellCount <= CsvCutter.MostCells ? cutter : null;
    }

    private static bool HasFormula(CsvCutter record)
    {
        for (var cell = 0; cell < record.CellCount; cell++)
        {
            if (VisitCells.IsFormula(record.Cell(cell)))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Clean(ReadOnlySpan<byte> raw)
    {
        var isClean = Utf8.IsValid(raw) && !raw.Contains((byte)0);
        return isClean ? raw.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(raw).Replace('\0', '\uFFFD'));
    }

    private static string AsNeeded(ReadOnlySpan<byte> cell)
    {
        var text = Encoding.UTF8.GetString(cell);
        var needsQuotes = VisitCells.IsFormula(cell) || text.AsSpan().ContainsAny(",\"\r\n");
        return needsQuotes ? Quoted(text) : text;
    }

    private static string Quoted(string text)
    {
        var safe = VisitCells.IsFormula(Encoding.UTF8.GetBytes(text)) ? "'" + text : text;
        return "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
