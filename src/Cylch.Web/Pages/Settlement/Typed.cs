using Cylch.Web.Pages.Contracts;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What was typed into a field, as what it means; null when it means no such thing.</summary>
internal static class Typed
{
    public const int LongestText = 2000;

    public static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true } day ? day.Value : null;

    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>Pounds as whole pence, none below nothing.</summary>
    public static long? Pence(string? text) => TermField.Read(TermFieldKind.Pounds, text) is >= 0 and var pence ? pence : null;

    /// <summary>Per cent as hundredths of a per cent.</summary>
    public static int? HundredthsOfPercent(string? text) =>
        TermField.Read(TermFieldKind.Percent, text) is { } value and >= 0 and <= 1_000_000 ? (int)(value / 100) : null;

    public static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText;
}
