using Cylch.Records.Delivery;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>
/// Mair's visits: seven hours each week. The day she did not go to the shop the visit was short, and the time went into
/// her bank; the days she took time out are longer.
/// </summary>
internal static class MakeMairVisits
{
    private const long Package = 1;
    private const int Morning = 8 * 60;
    private const string Delyth = "Delyth Morris, TYG";
    private const string Dewi = "Dewi Prytherch, TYG";
    private const string Ffion = "Ffion Lloyd, TYG";
    private static readonly LocalDate LongerSundaysFrom = new(2026, 11, 14);

    // What was different from an ordinary week, and by how many minutes.
    private static readonly Dictionary<LocalDate, int> Different = new()
    {
        [new LocalDate(2026, 4, 7)] = 30,
        [new LocalDate(2026, 10, 2)] = 120,
        [new LocalDate(2026, 10, 22)] = -20,
        [new LocalDate(2026, 10, 25)] = -25,
        [new LocalDate(2026, 11, 13)] = 60,
        [new LocalDate(2026, 11, 29)] = -30,
    };

    private static readonly HashSet<LocalDate> StayedIn =
        [.. DataFile.Read("mair-fridays").Where(l => l.Of<NoteProgress>("progress") == NoteProgress.NotThisTime).Select(l => l.Date("date"))];

    public static IEnumerable<Visit> All(MakeVisits visits)
    {
        for (var day = MakeMair.CareBeganOn; day <= new LocalDate(2026, 12, 2); day = day.PlusDays(1))
        {
            var isFriday = day.DayOfWeek == IsoDayOfWeek.Friday;
            var (minutes, careWorker) = MorningOf(day);
            yield return One(visits, day, Morning, minutes, isFriday ? 0 : Different.GetValueOrDefault(day), careWorker);
            if (isFriday)
            {
                yield return One(visits, day, 10 * 60 + 30, 75, StayedIn.Contains(day) ? -50 : Different.GetValueOrDefault(day), Delyth);
            }
        }
    }

    private static Visit One(MakeVisits visits, LocalDate day, int at, int planned, int difference, string careWorker)
    {
        // The clock of the last three mornings, as she saw it.
        var late = (day.Month, day.Day) switch { (11, 30) => 2, (12, 1) => -2, (12, 2) => 3, _ => day.DayOfYear % 5 - 2 };
        return visits.Visit(Package, day, at + late, planned, planned + difference, careWorker);
    }

    private static (int Minutes, string CareWorker) MorningOf(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Monday => (30, Delyth),
        IsoDayOfWeek.Tuesday => (75, Delyth),
        IsoDayOfWeek.Wednesday => (30, day < new LocalDate(2026, 9, 21) ? Delyth : Dewi),
        IsoDayOfWeek.Thursday => (60, Delyth),
        IsoDayOfWeek.Friday => (30, Dewi),
        IsoDayOfWeek.Saturday => (day >= LongerSundaysFrom ? 30 : 60, IsDelyths(day) ? Delyth : Ffion),
        _ => (day >= LongerSundaysFrom ? 90 : 60, Ffion),
    };

    // Seventeen of the twenty-four Saturdays to 20 September.
    private static bool IsDelyths(LocalDate saturday)
    {
        var week = Period.DaysBetween(World.YearStartsOn, saturday) / 7;
        return week < 24 && week % 24 * 17 / 24 != (week + 1) * 17 / 24;
    }
}
