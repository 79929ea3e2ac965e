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

    /// <summary>Minutes planned for it, where the terms pay by what was planned.</summary>
    public short PlannedMinutes { get; init; }

    /// <summary>Whether the person lives in a rural area, as the package was arranged.</summary>
    public bool IsRural { get; init; }

    /// <summary>Whether it takes two care workers.</summary>
    public bool IsDoubleHanded { get; init; }

    public LocalDate Day { get; }

    public short StartMinute { get; }

    public short Minutes { get; }

    public bool IsBankHoliday { get; }
}

/// <summary>Adds up visits by rate band, and by the stretches of a period within which no rate changes.</summary>
public static class MinutesByBand
{
    private const int Bands = 6;

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
    /// <param name="totals">Six for each stretch, in the order of <see cref="RateBand"/>; added to, not cleared.</param>
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

            totals[stretch * Bands + (int)rule.BandOf(visit) - 1] += rule.MinutesOf(visit);
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
    private readonly bool _rural;
    private readonly bool _doubleHanded;
    private readonly bool _planned;
    private readonly int _step;

    // Added before rounding down to a step: none rounds down, all but one of a step rounds up, half a step rounds to the nearest.
    private readonly int _lift;

    private BandRule(TimeAtRate term)
    {
        _evening = term.Bands.Contains(RateBand.Evening);
        _weekend = term.Bands.Contains(RateBand.Weekend);
        _bankHoliday = term.Bands.Contains(RateBand.BankHoliday);
        _rural = term.Bands.Contains(RateBand.Rural);
        _doubleHanded = term.Bands.Contains(RateBand.DoubleHanded);
        _planned = term.Basis == TimeBasis.PlannedWithinEnvelope;
        _dayFrom = term.Clock.DayFrom.Hour * 60 + term.Clock.DayFrom.Minute;
        _eveningFrom = term.Clock.EveningFrom.Hour * 60 + term.Clock.EveningFrom.Minute;
        (_step, _lift) = term.Minutes switch
        {
            MinuteRounding.ToTheMinute => (1, 0),
            MinuteRounding.DownToFive => (5, 0),
            MinuteRounding.NearestFive => (5, 2),
            MinuteRounding.UpToFive => (5, 4),
            MinuteRounding.DownToQuarter => (15, 0),
            MinuteRounding.NearestQuarter => (15, 7),
            MinuteRounding.UpToQuarter => (15, 14),
            _ => throw new ArgumentOutOfRangeException(nameof(term), term.Minutes, "No such rounding of minutes."),
        };
    }

    public static BandRule Of(TimeAtRate term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return new BandRule(term);
    }

    /// <summary>
    /// Double-handed before rural before bank holiday before weekend before evening before day; a band the terms do not use is
    /// passed over.
    /// </summary>
    public RateBand BandOf(VisitTime visit)
    {
        if (_doubleHanded && visit.IsDoubleHanded)
        {
            return RateBand.DoubleHanded;
        }

        if (_rural && visit.IsRural)
        {
            return RateBand.Rural;
        }

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

    /// <summary>What a visit counts for: its minutes given or planned, rounded as the terms say.</summary>
    public int MinutesOf(VisitTime visit) => Rounded(_planned ? visit.PlannedMinutes : visit.Minutes);

    /// <summary>To the step the terms name, up, down or to the nearest (a half cannot fall between whole minutes).</summary>
    public int Rounded(int minutes) => (minutes + _lift) / _step * _step;
}
