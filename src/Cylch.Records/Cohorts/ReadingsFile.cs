using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using Cylch.Rules.Outcomes;

namespace Cylch.Records.Cohorts;

/// <summary>A file of readings as it was understood, from its bytes: plain CSV, or the same compressed with gzip.</summary>
/// <param name="Hash">SHA-256 of the CSV itself, so that a compressed copy is the same file.</param>
/// <param name="Bytes">Of the CSV itself.</param>
public sealed record ReadingsFile(
    string Name, byte[] Hash, long Bytes, IReadOnlyList<ReadingsRow> Rows, IReadOnlyList<ColumnMissing> MissingByColumn)
{
    private const int RecordLimit = 64 * 1024;
    private const int Block = 256 * 1024;

    // A year of the largest national collection is a fiftieth of it; a small file that unpacks to more is a trap.
    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Reads the whole file. Refused when it cannot be opened, unpacked, cut into rows, or lacks a column.</summary>
    public static async Task<Decision<ReadingsFile>> ReadAsync(string path, ReadingsProfile profile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            return new Refusal("outcomes.file-not-found", path);
        }

        try
        {
            await using var file = File.OpenRead(path);
            var isPacked = await IsPackedAsync(file, cancellationToken);
            await using var unpacked = isPacked ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : (Stream)file;
            var read = await ReadAsync(unpacked, name, profile, cancellationToken);

            // A compressed file says at its end how long it is: one that was cut off says something else.
            return read.IsRefused || !isPacked || await SaysLengthAsync(file, read.Value.Bytes, cancellationToken)
                ? read
                : new Refusal("outcomes.file-unpacks-badly", name);
        }
        catch (InvalidDataException)
        {
            return new Refusal("outcomes.file-unpacks-badly", name);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Refusal("outcomes.file-unreadable", path);
        }
    }

    /// <summary>Reads CSV from a stream, within fixed memory but for the rows themselves.</summary>
    public static async Task<Decision<ReadingsFile>> ReadAsync(Stream csv, string name, ReadingsProfile profile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(profile);
        var cutter = new CsvCutter(RecordLimit, Block);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (rows, bytes, isMore, reader) = (new List<ReadingsRow>(), 0L, true, (ReadingsRowReader?)null);
        while (isMore)
        {
            var room = cutter.Room;
            var count = await csv.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellationToken);
            hash.AppendData(room.Span[..count]);
            cutter.Take(count);
            if (bytes == 0 && room.Span[..count].StartsWith("\uFEFF"u8))
            {
                cutter.PassOver(3);
            }

            bytes += count;
            isMore = count == room.Length;
            if (bytes > MostBytes)
            {
                return new Refusal("outcomes.file-too-big", name, MostBytes);
            }

            if (!isMore)
            {
                cutter.End();
            }

            if (Cut(cutter, profile, rows, ref reader) is { } refusal)
            {
                return refusal;
            }
        }

        return reader is null ? new Refusal("outcomes.file-empty", name)
            : rows.Count == 0 ? new Refusal("outcomes.file-no-rows", name)
            : new ReadingsFile(name, hash.GetHashAndReset(), bytes, rows, reader.MissingByColumn);
    }

    private static Refusal? Cut(CsvCutter cutter, ReadingsProfile profile, List<ReadingsRow> rows, ref ReadingsRowReader? reader)
    {
        while (cutter.Next())
        {
            if (reader is null)
            {
                if (Cells(cutter) is not { } headings)
                {
                    return new Refusal("outcomes.headings-unreadable");
                }

                var places = profile.Places(headings);
                if (places.Refusal is { } refusal)
                {
                    return refusal;
                }

                (reader, cutter.ExpectedCells) = (new ReadingsRowReader(profile, places.Value, headings.Count), headings.Count);
                continue;
            }

            var number = rows.Count + 1;
            rows.Add(Cells(cutter) is { } cells
                ? reader.Read(number, cells)
                : ReadingsRow.Refused(number, new Refusal("outcomes.row-unreadable", cutter.Line)));
        }

        return null;
    }

    private static List<string>? Cells(CsvCutter cutter)
    {
        if (cutter.Fault != CsvFault.None || cutter.CellCount >= CsvCutter.MostCells || !Utf8.IsValid(cutter.Raw))
        {
            return null;
        }

        var cells = new List<string>(cutter.CellCount);
        for (var i = 0; i < cutter.CellCount; i++)
        {
            cells.Add(Encoding.UTF8.GetString(cutter.Cell(i)).Trim());
        }

        return cells;
    }

    private static async Task<bool> IsPackedAsync(FileStream file, CancellationToken cancellationToken)
    {
        var start = new byte[2];
        var count = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        return count == start.Length && start[0] == 0x1F && start[1] == 0x8B;
    }

    private static async Task<bool> SaysLengthAsync(FileStream file, long bytes, CancellationToken cancellationToken)
    {
        var end = new byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - end.Length);
        await file.ReadExactlyAsync(end, cancellationToken);
        return BitConverter.ToUInt32(end) == unchecked((uint)bytes);
    }
}
