using System.Globalization;
using Cylch.Rules.Contracts;
using Cylch.Web.Pages.Contracts;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One number of the terms that may be tried, with the marks that stand under its slider.</summary>
/// <param name="Field">What it is, as it was when the last closed period was paid.</param>
/// <param name="Typed">What stands in the box: as typed, or as paid.</param>
/// <param name="Now">As the newest terms have it; null where they have no such number.</param>
/// <param name="Most">Where the slider ends, in the unit that is typed; it begins at 0.</param>
/// <param name="Step">How far one step of the slider goes.</param>
public sealed record TriedField(TermField Field, string Typed, string? Now, decimal Most, decimal Step)
{
    /// <summary>What was typed, as terms take it; null when it is no such number.</summary>
    public long? Value => TermField.Read(Field.Kind, Typed);

    public long Paid => TermField.Read(Field.Kind, Field.Value)!.Value;

    public bool IsChanged => Value is { } value && value != Paid;

    /// <summary>Where a number stands along the slider, 0 to 100.</summary>
    public decimal At(string number) => Most == 0 ? 0 : Math.Clamp(decimal.Parse(number, CultureInfo.InvariantCulture) * 100 / Most, 0, 100);
}

/// <summary>The numbers of a contract's terms that may be tried on its closed periods, and terms with those numbers in them.</summary>
public static class TriedFields
{
    // How long a hospital stay must be decides who is neutral, and that was decided when the period closed.
    private static readonly string[] Decided = ["hospital-days"];

    /// <param name="paid">The terms that the last closed period was settled by.</param>
    /// <param name="now">The newest terms.</param>
    /// <param name="on">A day within that period, for the rates.</param>
    /// <param name="typed">What was typed for a field; null where nothing was.</param>
    public static IReadOnlyList<TriedField> Of(PaymentScheme paid, PaymentScheme? now, LocalDate on, Func<string, string?> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var newest = now is null ? [] : TermFields.Of(now, now.InForceFrom > on ? now.InForceFrom : on).ToDictionary(field => field.Key, field => field.Value);
        return
        [
            .. TermFields.Of(paid, on).Where(field => field.Value.Length > 0 && !Decided.Contains(field.Label)).Select(field => new TriedField(
                field, typed(field.Key)?.Trim() ?? field.Value, newest.GetValueOrDefault(field.Key), Most(field), Step(field))),
        ];
    }

    /// <summary>A version of the terms with the numbers that were changed; everything else stays as that version has it.</summary>
    /// <remarks>An hourly rate is moved by as much on every day: rates that changed within the periods still do.</remarks>
    public static PaymentScheme Apply(PaymentScheme scheme, LocalDate on, IReadOnlyList<TriedField> changed)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(changed);
        if (changed.Count == 0)
        {
            return scheme;
        }

        var day = on > scheme.InForceFrom ? on : scheme.InForceFrom;
        var values = TermFields.Of(scheme, day).ToDictionary(field => field.Key, field => TermField.Read(field.Kind, field.Value));
        foreach (var field in changed.Where(field => values.ContainsKey(field.Field.Key)))
        {
            values[field.Field.Key] = field.Value;
        }

        var terms = TermFields.Changed(scheme, scheme.InForceFrom, day, values);
        return scheme with { Terms = [.. scheme.Terms.Zip(terms, (own, other) => Term(own, other, changed))] };
    }

    private static PaymentTerm Term(PaymentTerm own, PaymentTerm other, IReadOnlyList<TriedField> changed)
    {
        var ofTerm = changed.Where(field => field.Field.TermNumber == own.Number).ToList();
        if (ofTerm.Count == 0)
        {
            return own;
        }

        return own is TimeAtRate time ? Moved(time, ofTerm) : other;
    }

    private static TimeAtRate Moved(TimeAtRate time, List<TriedField> changed)
    {
        var by = changed.ToDictionary(field => field.Field.Label, field => field.Value!.Value - field.Paid);
        return time with { Rates = time.Rates.Select(rate => rate with { PenceAnHour = rate.PenceAnHour + by.GetValueOrDefault("rate." + rate.Band) }).ToList() };
    }

    private static decimal Most(TermField field)
    {
        var value = decimal.Parse(field.Value, CultureInfo.InvariantCulture);
        return field.Kind switch
        {
            TermFieldKind.Percent => value <= 10 ? 25 : 100,
            TermFieldKind.Whole => Math.Max(10, value * 2),
            _ => Round(Math.Max(1, value * 2)),
        };
    }

    // A round end for the scale: 1, 2 or 5 times a power of ten.
    private static decimal Round(decimal value)
    {
        var power = 1m;
        while (power * 10 <= value)
        {
            power *= 10;
        }

        return (value / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
    }

    private static decimal Step(TermField field) => field.Kind switch
    {
        TermFieldKind.Percent => 0.5m,
        TermFieldKind.Whole => 1,
        TermFieldKind.Figure => 0.1m,
        _ => Most(field) switch { > 10_000 => 100, > 500 => 5, > 50 => 0.5m, _ => 0.05m },
    };
}
