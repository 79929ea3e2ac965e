using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Settlement;

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
        var (within, outside) = OfDay(visit.Day.DayOfWeek, visit.Sort);
        return IsWithinDay(visit.StartMinute) ? within : outside;
    }

    /// <summary>The band of a visit that starts within the clock's day, and of one that starts outside it, for one sort of visit and day.</summary>
    public (RateBand Within, RateBand Outside) OfDay(IsoDayOfWeek weekday, VisitSort sort)
    {
        RateBand? whole = _doubleHanded && sort.HasFlag(VisitSort.DoubleHanded) ? RateBand.DoubleHanded
            : _rural && sort.HasFlag(VisitSort.Rural) ? RateBand.Rural
            : _bankHoliday && sort.HasFlag(VisitSort.BankHoliday) ? RateBand.BankHoliday
            : _weekend && weekday is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? RateBand.Weekend
            : null;
        return whole is { } band ? (band, band) : (RateBand.Day, _evening ? RateBand.Evening : RateBand.Day);
    }

    /// <summary>Whether a minute of the day lies in the day band of the clock.</summary>
    public bool IsWithinDay(int startMinute) => startMinute >= _dayFrom && startMinute < _eveningFrom;

    /// <summary>Whether what was planned is counted, not what was given.</summary>
    public bool CountsPlanned => _planned;

    /// <summary>What a visit counts for: its minutes given or planned, rounded as the terms say.</summary>
    public int MinutesOf(VisitTime visit) => Rounded(_planned ? visit.PlannedMinutes : visit.Minutes);

    /// <summary>To the step the terms name, up, down or to the nearest (a half cannot fall between whole minutes).</summary>
    public int Rounded(int minutes) => (minutes + _lift) / _step * _step;
}
