using System.Text;
using Cylch.Rules;
using Cylch.Rules.Delivery;

namespace Cylch.Records.Delivery;

/// <summary>Makes records of what is wrong with a refused row.</summary>
internal static class VisitRefusals
{
    public static IEnumerable<VisitImportRefusal> Of(RefusedRow row, long importId)
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
}
