using System.Globalization;
using System.Text.Json.Nodes;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A value of a term as it is typed and as it is stored. What cannot be typed as a short decimal is typed as the fraction it is.</summary>
public static class TypedParameter
{
    private static readonly LocalDatePattern[] Days =
    [
        LocalDatePattern.Iso, LocalDatePattern.CreateWithInvariantCulture("d'/'M'/'uuuu"), LocalDatePattern.CreateWithInvariantCulture("d M uuuu"),
    ];

    private static readonly LocalTimePattern Hours = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    /// <summary>As it is typed; empty when nothing is stored.</summary>
    public static string Typed(TermParameter parameter, JsonNode? stored)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return stored is null ? "" : Shown(parameter, stored);
    }

    private static string Shown(TermParameter parameter, JsonNode stored) => parameter.Sort switch
    {
        ParameterSort.Pence => ((long)stored / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        ParameterSort.Percent => Fraction((string)stored!, 100),
        ParameterSort.Factor or ParameterSort.Figure => Fraction((string)stored!, 1),
        ParameterSort.Time => ((string)stored!)[..5],
        ParameterSort.YesNo => (bool)stored ? "true" : "false",
        _ => stored.ToString(),
    };

    /// <summary>What is stored for what was typed; null for nothing, and for what cannot be read.</summary>
    /// <param name="isUnreadable">Whether something was typed that is no such value.</param>
    public static JsonNode? Read(TermParameter parameter, string? typed, out bool isUnreadable)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var text = typed?.Trim() ?? "";
        var value = text.Length == 0 ? null : Stored(parameter, text);
        isUnreadable = text.Length > 0 && value is null;
        return value;
    }

    /// <summary>A day as people write it: 2027-04-05, 5/4/2027 or 5 4 2027.</summary>
    public static LocalDate? Day(string? typed) => Days.Select(pattern => pattern.Parse(typed?.Trim() ?? ""))
        .Where(day => day.Success).Select(day => (LocalDate?)day.Value).FirstOrDefault();

    private static JsonNode? Stored(TermParameter parameter, string text) => parameter.Sort switch
    {
        ParameterSort.Pence => Number(text.TrimStart('£')) * 100 is { } pence && pence == decimal.Truncate(pence) ? JsonValue.Create((long)pence) : null,
        ParameterSort.Percent => Share(text.TrimEnd('%'), 100),
        ParameterSort.Factor or ParameterSort.Figure => Share(text, 1),
        ParameterSort.Whole or ParameterSort.TermNumber =>
            Number(text) is { } whole && whole == decimal.Truncate(whole) && Math.Abs(whole) <= int.MaxValue ? JsonValue.Create((int)whole) : null,
        ParameterSort.Day => Day(text) is { } day ? JsonValue.Create(LocalDatePattern.Iso.Format(day)) : null,
        ParameterSort.Time => Hours.Parse(text) is { Success: true } time ? JsonValue.Create(LocalTimePattern.GeneralIso.Format(time.Value)) : null,
        ParameterSort.Choice => Enum.IsDefined(parameter.Values!, text) ? JsonValue.Create(text) : null,
        ParameterSort.YesNo => bool.TryParse(text, out var yes) ? JsonValue.Create(yes) : null,
        _ => JsonValue.Create(text),
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1_000_000_000m ? number : null;

    // 60 is 60/100; 1/3 is itself.
    private static JsonValue? Share(string text, int whole)
    {
        var parts = text.Split('/');
        if (parts.Length == 2)
        {
            return Number(parts[0]) is { } above && above == decimal.Truncate(above) && Number(parts[1]) is { } below && below >= 1 && below == decimal.Truncate(below)
                ? Written(new Share((long)above, (long)below)) : null;
        }

        var parts10000 = Number(text) * 10_000;
        return parts10000 is { } exact && exact == decimal.Truncate(exact) ? Written(new Share((long)exact, 10_000L * whole)) : null;
    }

    private static JsonValue Written(Share share) => JsonValue.Create(share.ToString());

    private static string Fraction(string stored, int whole)
    {
        var parts = stored.Split('/').Select(part => decimal.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var exact = parts[0] * whole / parts[1];
        return exact * 10_000 % 1 == 0 ? exact.ToString("0.####", CultureInfo.InvariantCulture) : stored;
    }
}
