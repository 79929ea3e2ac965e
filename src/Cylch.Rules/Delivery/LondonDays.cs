using NodaTime;
using NodaTime.TimeZones;

namespace Cylch.Rules.Delivery;

/// <summary>What a local time on a day comes to.</summary>
public enum LondonTime
{
    Certain,

    /// <summary>The clocks went forward over it: no clock ever showed it.</summary>
    Skipped,

    /// <summary>The clocks went back over it: it came twice, and the file does not say which.</summary>
    Twice,

    /// <summary>The offset written with the time is not the one London had.</summary>
    OffsetWrong,
}

/// <summary>One local day in Europe/London, with its clock.</summary>
/// <param name="Date">The day.</param>
/// <param name="EpochSeconds">Seconds from 1970-01-01T00:00Z to this day's midnight, were it in UTC.</param>
/// <param name="OffsetSeconds">Seconds ahead of UTC, all day long; not used on a day the clocks change.</param>
/// <param name="Changes">The clocks change on this day.</param>
public readonly record struct LondonDay(LocalDate Date, long EpochSeconds, int OffsetSeconds, bool Changes);

/// <summary>The allowed days, each looked up in the time zone database once however many visits fall on it.</summary>
/// <param name="allowed">Days outside are unknown to <see cref="TryFind"/>.</param>
public sealed class LondonDays(DateRange allowed)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly Dictionary<int, LondonDay> _days = [];
    private LondonDay _last;
    private int _lastKey;

    public DateRange Allowed { get; } = allowed;

    /// <summary>False when the day is outside the allowed ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day in the calendar.</exception>
    public bool TryFind(int year, int month, int day, out LondonDay found)
    {
        var key = year * 400 + month * 32 + day;
        if (key == _lastKey || _days.TryGetValue(key, out _last))
        {
            (_lastKey, found) = (key, _last);
            return true;
        }

        (_lastKey, found) = (0, default);

        var date = new LocalDate(year, month, day);
        if (!Allowed.Contains(date))
        {
            return false;
        }

        found = Of(date);
        _days.Add(key, found);
        return true;
    }

    /// <summary>One day, allowed or not.</summary>
    public static LondonDay Of(LocalDate date)
    {
        var seconds = (long)Period.DaysBetween(Epoch, date) * NodaConstants.SecondsPerDay;
        var start = Zone.MapLocal(date.AtMidnight()).EarlyInterval;
        var end = Zone.MapLocal(date.PlusDays(1).AtMidnight()).EarlyInterval;
        return new(date, seconds, start.WallOffset.Seconds, start != end);
    }

    /// <summary>The moment a clock on the wall shows a time, in seconds since 1970-01-01T00:00Z.</summary>
    /// <param name="day">The local day.</param>
    /// <param name="second">Seconds after midnight on the clock, from 0 to 86,399.</param>
    /// <param name="offset">Seconds ahead of UTC as written with the time; null when none was.</param>
    /// <param name="moment">Good only when the answer is <see cref="LondonTime.Certain"/>.</param>
    public static LondonTime Find(in LondonDay day, int second, int? offset, out long moment)
    {
        if (!day.Changes)
        {
            moment = day.EpochSeconds + second - day.OffsetSeconds;
            return offset is null || offset == day.OffsetSeconds ? LondonTime.Certain : LondonTime.OffsetWrong;
        }

        var map = Zone.MapLocal(day.Date.At(LocalTime.FromSecondsSinceMidnight(second)));
        moment = 0;
        switch (map.Count)
        {
            case 0:
                return LondonTime.Skipped;
            case 2 when offset is null:
                return LondonTime.Twice;
            default:
                return WithOffset(map, day.EpochSeconds + second, offset, out moment);
        }
    }

    private static LondonTime WithOffset(ZoneLocalMapping map, long local, int? offset, out long moment)
    {
        var early = map.EarlyInterval.WallOffset.Seconds;
        var late = map.LateInterval.WallOffset.Seconds;
        moment = local - (offset ?? early);
        return offset is null || offset == early || offset == late ? LondonTime.Certain : LondonTime.OffsetWrong;
    }
}
