using NodaTime;

namespace Cylch.Rules.Contracts;

/// <summary>
/// Care time paid by the hour. One rate can serve all hours (only <see cref="RateBand.Day"/> in <paramref name="Bands"/>),
/// or evenings, weekends, bank holidays, rural places and visits by two can have rates of their own.
/// </summary>
/// <param name="Basis">What is paid: the time given, the time planned, or the whole envelope.</param>
/// <param name="Bands">
/// Bands this contract uses; <see cref="RateBand.Day"/> always. A visit is wholly in the first of double-handed, rural, bank
/// holiday, weekend, evening and day that fits it and that the contract uses.
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

    /// <summary>The minutes planned for each visit that was made, up to the envelope and what is in the time bank.</summary>
    PlannedWithinEnvelope = 3,
}

/// <summary>When, where and by how many care is given. A visit belongs wholly to one band, by when it starts.</summary>
public enum RateBand
{
    Day = 1,
    Evening = 2,

    /// <summary>Saturday and Sunday.</summary>
    Weekend = 3,

    BankHoliday = 4,

    /// <summary>For a person who lives in a rural area, as the package was arranged.</summary>
    Rural = 5,

    /// <summary>A visit that takes two care workers; each one's time is counted.</summary>
    DoubleHanded = 6,
}

/// <summary>The day band runs from <paramref name="DayFrom"/> to <paramref name="EveningFrom"/>, local time; the rest is evening.</summary>
public sealed record BandClock(LocalTime DayFrom, LocalTime EveningFrom);

/// <param name="PenceAnHour">Above 0.</param>
public sealed record HourlyRate(RateBand Band, LocalDate From, long PenceAnHour);

/// <summary>The named ways a visit's minutes are rounded; for the nearest, halves go up.</summary>
public enum MinuteRounding
{
    ToTheMinute = 1,
    DownToFive = 4,
    NearestFive = 5,
    UpToFive = 6,
    DownToQuarter = 14,
    NearestQuarter = 15,
    UpToQuarter = 16,
}

/// <summary>
/// A yearly sum in equal parts, whatever the hours. The first parts carry the odd pennies, so the parts add up to the year.
/// </summary>
/// <param name="AnnualPence">For one contract year, 0 or more.</param>
/// <param name="Parts">Equal parts in a year, each for a whole number of weeks: 1, 2, 4 or 13.</param>
public sealed record BlockPayment(int Number, long AnnualPence, int Parts) : PaymentTerm(Number)
{
    private const int WeeksAYear = 52;

    /// <summary>Whether each part is for the same whole number of weeks, and no period has two.</summary>
    public bool DividesTheYear => Parts is >= 1 and <= PaymentPeriod.PerYear && WeeksAYear % Parts == 0;

    /// <summary>The part paid in a period: the one whose first day is in it. Null when none is.</summary>
    /// <param name="period">1 to 13.</param>
    public int? PartIn(int period)
    {
        const int daysAYear = PaymentPeriod.Days * PaymentPeriod.PerYear;
        var daysAPart = daysAYear / Parts;
        var firstDay = (period - 1) * PaymentPeriod.Days;
        var part = (firstDay + daysAPart - 1) / daysAPart + 1;
        return part <= Parts && (part - 1) * daysAPart < firstDay + PaymentPeriod.Days ? part : null;
    }
}
