using System.Globalization;
using Cylch.Rules;
using Cylch.Rules.Contracts;

namespace Cylch.Web.Pages.Contracts;

/// <summary>How a number of a term is typed.</summary>
public enum TermFieldKind
{
    Pounds,
    Percent,
    Whole,

    /// <summary>In an indicator's own unit, with up to four decimals.</summary>
    Figure,
}

/// <summary>One number of a term that a new version may change.</summary>
/// <param name="Key">Unique in the terms: the term's number and what it is.</param>
/// <param name="Label">The key of its wording.</param>
public sealed record TermField(string Key, int TermNumber, string Label, TermFieldKind Kind, string Value)
{
    public static TermField Pounds(int term, string label, long? pence) => new(
        Id(term, label), term, label, TermFieldKind.Pounds, pence is { } value ? (value / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "");

    public static TermField Percent(int term, string label, Share share) => new(
        Id(term, label), term, label, TermFieldKind.Percent, ((decimal)share.Numerator * 100 / share.Denominator).ToString("0.####", CultureInfo.InvariantCulture));

    public static TermField Whole(int term, string label, int value) =>
        new(Id(term, label), term, label, TermFieldKind.Whole, value.ToString(CultureInfo.InvariantCulture));

    public static TermField Figure(int term, string label, Share value) => new(
        Id(term, label), term, label, TermFieldKind.Figure, ((decimal)value.Numerator / value.Denominator).ToString("0.####", CultureInfo.InvariantCulture));

    private static string Id(int term, string label) => string.Create(CultureInfo.InvariantCulture, $"t{term}-{label}");

    /// <summary>What was typed as pence, ten-thousandths or a whole number; null when it is no such number.</summary>
    public static long? Read(TermFieldKind kind, string? typed)
    {
        var text = (typed ?? "").Trim().TrimStart('£').TrimEnd('%').Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) > 1_000_000_000m)
        {
            return null;
        }

        var scaled = number * kind switch { TermFieldKind.Pounds => 100, TermFieldKind.Percent or TermFieldKind.Figure => 10_000, _ => 1 };
        return scaled == decimal.Truncate(scaled) ? (long)scaled : null;
    }
}
