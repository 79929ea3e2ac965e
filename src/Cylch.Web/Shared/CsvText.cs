using System.Buffers;
using System.Globalization;
using System.Text;
using Cylch.Rules;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Web.Shared;

/// <summary>
/// Every CSV file the program gives out: UTF-8 with a byte order mark, CRLF, quoted as RFC 4180 says.
/// </summary>
/// <remarks>
/// A spreadsheet runs a cell that begins with = + - @ as a formula, so text that begins so is given a leading apostrophe.
/// Numbers are left alone: a negative amount must still add up.
/// </remarks>
public sealed class CsvText
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n;\t");

    private readonly StringBuilder _text = new();
    private readonly int _columns;

    public CsvText(params IEnumerable<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        object?[] cells = [.. header];
        ArgumentOutOfRangeException.ThrowIfZero(cells.Length, nameof(header));
        _columns = cells.Length;
        Row(cells);
    }

    /// <param name="cells">Text, whole or decimal numbers, <see cref="Money"/>, dates or nothing; as many as the header has.</param>
    /// <exception cref="ArgumentException">Another number of cells than the header, or a kind of value that has no agreed form.</exception>
    public CsvText Row(params IEnumerable<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        object?[] row = [.. cells];
        if (row.Length != _columns)
        {
            throw new ArgumentException($"The header has {_columns} cells and this row has {row.Length}.", nameof(cells));
        }
        _text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return this;
    }

    /// <summary>The text without the byte order mark.</summary>
    public override string ToString() => _text.ToString();

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    public FileContentResult ToFile(string fileName) => new(ToBytes(), ContentType) { FileDownloadName = fileName };

    /// <summary>One cell in the form in which it stands in the file; for exports too long to hold in memory.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        int or long => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        Money amount => (amount.Pence / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Instant instant => InstantPattern.General.Format(instant),
        _ => throw new ArgumentException($"A CSV cell has no form for {value.GetType().Name}.", nameof(value)),
    };

    private static string Harmless(string text)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);
        return StartsLikeAFormula(clean) && !IsNumber(clean) ? "'" + clean : clean;
    }

    // The wide forms are what an East Asian keyboard gives; spreadsheets read them as the plain ones.
    private static bool StartsLikeAFormula(string text)
    {
        if (text is ['\t' or '\r' or '\n', ..])
        {
            return true;
        }
        return text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];
    }

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static string Quoted(string text)
    {
        var plain = text.AsSpan().IndexOfAny(NeedQuotes) < 0 && text.AsSpan().Trim().Length == text.Length;
        return plain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
