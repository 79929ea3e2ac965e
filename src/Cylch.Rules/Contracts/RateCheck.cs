using NodaTime;

namespace Cylch.Rules.Contracts;

/// <summary>Whether a table of hourly rates is whole: no band without a rate, no two rates for one day.</summary>
internal static class RateCheck
{
    public static IEnumerable<Refusal> Table(TimeAtRate term)
    {
        if (!term.Bands.Contains(RateBand.Day))
        {
            yield return new Refusal("contracts.day-band-missing", term.Number);
        }

        if (term.Bands.Contains(RateBand.Evening) && term.Clock.EveningFrom <= term.Clock.DayFrom)
        {
            yield return new Refusal("contracts.evening-before-day", term.Number, term.Clock.EveningFrom, term.Clock.DayFrom);
        }

        foreach (var row in term.Rates.Where(row => !term.Bands.Contains(row.Band)))
        {
            yield return new Refusal("contracts.rate-for-unused-band", term.Number, row.Band);
        }

        foreach (var same in term.Rates.GroupBy(row => (row.Band, row.From)).Where(group => group.Count() > 1))
        {
            yield return new Refusal("contracts.rate-twice", term.Number, same.Key.Band, same.Key.From);
        }

        foreach (var row in term.Rates.Where(row => row.PenceAnHour <= 0))
        {
            yield return new Refusal("contracts.rate-not-above-zero", term.Number, row.Band, row.From);
        }
    }

    /// <summary>Bands without a rate on the first or last day to cover; a table has no gaps between.</summary>
    public static IEnumerable<Refusal> Gaps(PaymentScheme scheme, LocalDate from, LocalDate until)
    {
        foreach (var term in scheme.Terms.OfType<TimeAtRate>())
        {
            foreach (var band in term.Bands.Distinct().Order())
            {
                if (term.PenceAnHour(band, from) is null)
                {
                    yield return new Refusal("contracts.rate-missing", term.Number, band, from);
                }
                else if (term.PenceAnHour(band, until) is null)
                {
                    yield return new Refusal("contracts.rate-missing", term.Number, band, until);
                }
            }
        }
    }
}
