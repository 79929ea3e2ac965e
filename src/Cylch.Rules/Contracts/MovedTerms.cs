using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Rules.Contracts;

/// <summary>
/// Terms as they would read had they begun on another day: every date in them is moved by the same number of days, so that terms for
/// next year can be tried on a period that is over.
/// </summary>
public static class MovedTerms
{
    /// <param name="scheme">The terms with the day they begin.</param>
    /// <param name="startsOn">The day they are to begin instead.</param>
    public static PaymentScheme To(PaymentScheme scheme, LocalDate startsOn)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var days = Period.DaysBetween(scheme.InForceFrom, startsOn);
        return days == 0 ? scheme : scheme with { InForceFrom = startsOn, Terms = [.. scheme.Terms.Select(term => Moved(term, days))] };
    }

    private static PaymentTerm Moved(PaymentTerm term, int days)
    {
        var values = (JsonObject)DraftTerm.Of(term).Node();
        foreach (var part in TermShape.Of(TermShape.KindOf(term)))
        {
            Move(values, part, days);
        }

        return RulesJson.Read<PaymentTerm>(values.ToJsonString());
    }

    private static void Move(JsonObject holder, TermParameter part, int days)
    {
        switch (holder[part.Name])
        {
            case JsonArray rows when part.Sort == ParameterSort.Rows:
                foreach (var (row, inner) in rows.OfType<JsonObject>().SelectMany(row => part.Parts.Select(inner => (row, inner))))
                {
                    Move(row, inner, days);
                }

                break;
            case JsonObject group when part.Sort == ParameterSort.Group:
                foreach (var inner in part.Parts)
                {
                    Move(group, inner, days);
                }

                break;
            case { } day when part.Sort == ParameterSort.Day:
                holder[part.Name] = LocalDatePattern.Iso.Format(LocalDatePattern.Iso.Parse((string)day!).Value.PlusDays(days));
                break;
            default:
                break;
        }
    }
}
