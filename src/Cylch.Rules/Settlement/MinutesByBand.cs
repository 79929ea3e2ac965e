using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>One visit as time and nothing else: small, so that a month of visits stays close together in memory.</summary>
public readonly record struct VisitTime
{
    /// <param name="day">The local day the visit starts.</param>
    /// <param name="startMinute">Local minute of that day at which it starts, 0 to 1439.</param>
    /// <param name="minutes">
    /// Minutes that really passed, 0 to 1440. On a clock-change night this is not the difference of the two clock times.
    /// </param>
    /// <param name="isBankHoliday">Whether the day it starts on is a bank holiday.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public VisitTime(LocalDate day, int startMinute, int minutes, bool isBankHoliday)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startMinute);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startMinute, 1439);
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, 1440);
        Day = day;
        StartMinute = (short)startMinute;
        Minutes = (short)minutes;
        IsBankHoliday = isBankHoliday;
    }

    public LocalDate Day { get; }

    public short StartMinute { get; }

    public short Minutes { get; }

    public bool IsBankHoliday { get; }
}

/// <summary>Adds up visits by rate band, and by the stretches of a period within which no rate changes.</summary>
public static class MinutesByBand
{
    private const int Bands = 4;

    /// <summary>The minutes of one package in one period, as settlement takes them; bands without minutes are left out.</summary>
    /// <returns>Refused when a visit starts outside the period.</returns>
    public static Decision<IReadOnlyList<BandMinutes>> Of(TimeAtRate term, PaymentPeriod period, ReadOnlySpan<VisitTime> visits)
    {
        ArgumentNullException.ThrowIfNull(term);
        var stretches = term.StretchesOf(period.Range);
        Span<int> totals = stretches.Count <= 16 ? stackalloc int[stretches.Count * Bands] : new int[stretches.Count * Bands];
        var outside = Add(BandRule.Of(term), period.Range, stretches, visits, totals);
        if (outside is { } visit)
        {
            return new Refusal("settlement.visit-outside-period", visit.Day, period.Start, period.End);
        }

        var rows = new List<BandMinutes>();
        for (var stretch = 0; stretch < stretches.Count; stretch++)
        {
            var until = stretch + 1 < stretches.Count ? stretches[stretch + 1].PlusDays(-1) : period.End;
            for (var band = 0; band < Bands; band++)
            {
                var minutes = totals[stretch * Bands + band];
                if (minutes > 0)
                {
                    rows.Add(new BandMinutes((RateBand)(band + 1), stretches[stretch], until, minutes));
                }
            }
        }

        return rows;
    }

    /// <summary>The same without the list, for many packages in a row: allocates nothing.</summary>
    /// <param name="totals">Four for each stretch, day, evening, weekend, bank holiday; added to, not cleared.</param>
    /// <returns>The first visit outside the period, and then the totals are not complete; otherwise null.</returns>
    public static VisitTime? Add(
        BandRule rule, DateRange period, IReadOnlyList<LocalDate> stretches, ReadOnlySpan<VisitTime> visits, Span<int> totals)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        foreach (ref readonly var visit in visits)
        {
            if (!period.Contains(visit.Day))
            {
                return visit;
            }

            var stretch = stretches.Count - 1;
            while (visit.Day < stretches[stretch])
            {
                stretch--;
            }

            totals[stretch * Bands + (int)rule.BandOf(visit) - 1] += rule.Rounded(visit.Minutes);
        }

        return null;
    }
}

/// <summary>Which band a visit belongs to and how its minutes are rounded, read once from the terms.</summary>
public readonly record struct BandRule
{
    private readonly bool _evening;
    private readonly bool _weekend;
    private readonly bool _bankHoliday;
    private readonly int _dayFrom;
    private readonly int _eveningFrom;
    private readonly int _step;

    private BandRule(TimeAtRate term)
    {
        _evening = term.Bands.Contains(RateBand.Evening);
        _weekend = term.Bands.Contains(RateBand.Weekend);
        _bankHoliday = term.Bands.Contains(RateBand.BankHoliday);
        _dayFrom = term.Clock.DayFrom.Hour * 60 + term.Clock.DayFrom.Minute;
        _eveningFrom = term.Clock.EveningFrom.Hour * 60 + term.Clock.EveningFrom.Minute;
        _step = term.Minutes switch
        {
            MinuteRounding.ToTheMinute => 1,
            MinuteRounding.NearestFive => 5,
            MinuteRounding.NearestQuarter => 15,
            _ => throw new ArgumentOutOfRangeException(nameof(term), term.Minutes, "No such rounding of minutes."),
        };
    }

    public static BandRule Of(TimeAtRate term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return new BandRule(term);
    }

    /// <summary>Bank holiday before weekend before evening before day; a band the terms do not use is passed over.</summary>
    public RateBand BandOf(VisitTime visit)
    {
        if (_bankHoliday && visit.IsBankHoliday)
        {
            return RateBand.BankHoliday;
        }

        if (_weekend && visit.Day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        {
            return RateBand.Weekend;
        }

        return _evening && (visit.StartMinute < _dayFrom || visit.StartMinute >= _eveningFrom) ? RateBand.Evening : RateBand.Day;
    }

    /// <summary>Nearest step, halves up.</summary>
    public int Rounded(int minutes) => (minutes * 2 + _step) / (2 * _step) * _step;
}
