using Cylch.Rules;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>
/// The demonstration authority while it is being made: every record with its identifier, in the order it was made.
/// The same seed makes the same world.
/// </summary>
internal sealed class World(ulong seed)
{
    public static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>First day of payment period 1.</summary>
    public static readonly LocalDate YearStartsOn = new(2026, 4, 6);

    /// <summary>The first and last day of everybody's visits.</summary>
    public static readonly DateRange VisitDays = new(new LocalDate(2026, 8, 24), new LocalDate(2026, 11, 29));

    private readonly Dictionary<Type, System.Collections.IList> _rows = [];

    public ulong Seed => seed;

    /// <summary>All records of a kind made so far.</summary>
    public List<T> All<T>()
    {
        if (!_rows.TryGetValue(typeof(T), out var rows))
        {
            rows = new List<T>();
            _rows.Add(typeof(T), rows);
        }

        return (List<T>)rows;
    }

    /// <summary>The identifier the next record of a kind takes: records are numbered from 1 as they are made.</summary>
    public long Next<T>() => All<T>().Count + 1;

    public T Add<T>(T row)
    {
        All<T>().Add(row);
        return row;
    }

    public SeededNumbers Numbers(string purpose, long index = 0) => SeededNumbers.For(seed, purpose, index);

    /// <summary>A moment on a day, by the clock in Wales.</summary>
    public static Instant At(LocalDate day, int hour, int minute = 0) =>
        day.At(new LocalTime(hour, minute)).InZoneLeniently(London).ToInstant();

    /// <summary>The same day, or the Monday after when nobody is at work.</summary>
    public static LocalDate WorkingDay(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(2),
        IsoDayOfWeek.Sunday => day.PlusDays(1),
        _ => day,
    };
}
