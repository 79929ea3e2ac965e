using NodaTime;

namespace Cylch.Rules.Contracts;

/// <summary>
/// Care time paid by the hour. One rate can serve all hours (only <see cref="RateBand.Day"/> in <paramref name="Bands"/>),
/// or evenings, weekends and bank holidays can have rates of their own.
/// </summary>
/// <param name="Basis">What is paid: the time given, or the whole envelope.</param>
/// <param name="Bands">
/// Bands this contract uses; <see cref="RateBand.Day"/> always. Time of a band not listed is paid as the next wider band:
/// bank holiday as its weekday, weekend and evening as day.
/// </param>
/// <param name="Clock">When the day and evening bands begin.</param>
/// <param name="Rates">The dated table; a row holds from its day until the next row of its band.</param>
/// <param name="RatesUntil">Last day the table covers, included. A later day has no rate and is refused.</param>
/// <param name="Minutes">How each visit's minutes are rounded before they are added up.</param>
public sealed record TimeAtRate(
    int Number,
    TimeBasis Basis,
    IReadOnlyList<RateBand> Bands,
    BandClock Clock,
    IReadOnlyList<HourlyRate> Rates,
    LocalDate RatesUntil,
    MinuteRounding Minutes) : PaymentTerm(Number)
{
    /// <summary>Pence an hour for a band on a day, or null when the table has no rate for it.</summary>
    public long? PenceAnHour(RateBand band, LocalDate on)
    {
        if (on > RatesUntil)
        {
            return null;
        }

        HourlyRate? latest = null;
        foreach (var rate in Rates)
        {
            if (rate.Band == band && rate.From <= on && (latest is null || rate.From > latest.From))
            {
                latest = rate;
            }
        }

        return latest?.PenceAnHour;
    }

    /// <summary>First days of the stretches of a period in which no rate changes; the period's own start comes first.</summary>
    public IReadOnlyList<LocalDate> StretchesOf(DateRange period) =>
        [.. Rates.Select(rate => rate.From)
            .Where(day => day > period.Start && (period.End is null || day <= period.End))
            .Append(period.Start).Distinct().Order()];
}

/// <summary>What an hourly term pays for.</summary>
public enum TimeBasis
{
    /// <summary>The minutes given, up to the envelope for the period and what is in the person's time bank.</summary>
    ActualWithinEnvelope = 1,

    /// <summary>The whole envelope of hours, however the person and provider use it.</summary>
    Envelope = 2,
}

/// <summary>When care is given. A visit belongs wholly to the band in which it starts.</summary>
public enum RateBand
{
    Day = 1,
    Evening = 2,

    /// <summary>Saturday and Sunday.</summary>
    Weekend = 3,

    BankHoliday = 4,
}

/// <summary>The day band runs from <paramref name="DayFrom"/> to <paramref name="EveningFrom"/>, local time; the rest is evening.</summary>
public sealed record BandClock(LocalTime DayFrom, LocalTime EveningFrom);

/// <param name="PenceAnHour">Above 0.</param>
public sealed record HourlyRate(RateBand Band, LocalDate From, long PenceAnHour);

/// <summary>The named ways a visit's minutes are rounded; halves go up.</summary>
public enum MinuteRounding
{
    ToTheMinute = 1,
    NearestFive = 5,
    NearestQuarter = 15,
}

/// <summary>
/// A yearly sum in equal parts, one for each payment period, whatever the hours. The first parts carry the odd pennies,
/// so the parts add up to the year.
/// </summary>
/// <param name="AnnualPence">For one contract year, 0 or more.</param>
/// <param name="Parts">Equal parts in a year: 13.</param>
public sealed record BlockPayment(int Number, long AnnualPence, int Parts) : PaymentTerm(Number);
