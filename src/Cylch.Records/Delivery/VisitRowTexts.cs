using System.Text;
using Cylch.Rules;
using Cylch.Rules.Delivery;

namespace Cylch.Records.Delivery;

/// <summary>Makes records of judged rows. Each text of the file becomes a string once, however many rows name it.</summary>
internal sealed class VisitRowTexts(RefPool refs)
{
    private string?[] _known = new string?[1024];

    public Visit VisitOf(in VisitRow row, long packageId, long importId) => new()
    {
        PackageId = packageId,
        ImportId = importId,
        VisitOn = row.VisitOn,
        StartAt = row.ActualStartAt,
        PlannedMinutes = row.PlannedMinutes,
        ActualMinutes = row.IsMissed ? 0 : row.ActualMinutes,
        CareWorkers = row.CareWorkers,
        IsSecondary = row.IsSecondary,
        CareWorkerRef = Text(row.CareWorker),
        MissedReason = row.IsMissed ? Text(row.MissedReason) : null,
        Note = row.OutcomeNote,
        ContentKey = ContentHash.ToBytes(row.ContentKey),
    };

    public static IEnumerable<VisitImportRefusal> RefusalsOf(RefusedRow row, long importId)
    {
        var raw = Readable(row.Raw.Span);
        foreach (var reason in row.Reasons)
        {
            yield return new VisitImportRefusal
            {
                ImportId = importId,
                LineNumber = row.Line,
                Column = reason.Column is { } column ? Readable(column) : null,
                Code = reason.Refusal.Code,
                Facts = KeptRefusal.Facts(Readable(reason.Refusal)),
                RawText = raw,
            };
            raw = "";
        }
    }

    // PostgreSQL keeps no null character in a text.
    private static string Readable(ReadOnlySpan<byte> raw) => Readable(Encoding.UTF8.GetString(raw));

    private static string Readable(string text) => text.Replace('\0', '\uFFFD');

    private static Refusal Readable(Refusal refusal) =>
        refusal with { Facts = [.. refusal.Facts.Select(fact => fact is string text ? Readable(text) : fact)] };

    private string Text(int number)
    {
        if (number >= _known.Length)
        {
            Array.Resize(ref _known, Math.Max(_known.Length * 2, number + 1));
        }

        return _known[number] ??= refs.Text(number);
    }
}
