using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>The oracle's own pricing of time: day by day, visit by visit, with a time bank of its own.</summary>
internal sealed class OracleTime(Story story)
{
    private readonly Dictionary<long, int> _banks = [];

    /// <summary>Pence, or null when the package does not run in the period.</summary>
    public decimal? Price(TimeAtRate term, StoryPeriod told, StoryPackage package)
    {
        var agreed = Agreed(term, told, package);
        if (agreed.Count == 0)
        {
            return null;
        }

        var given = told.Visits[package.Id].Select(visit => (
            Rate: Rate(term, Band(term, package, visit), visit.Day),
            Minutes: Rounded(term, term.Basis == TimeBasis.PlannedWithinEnvelope ? visit.Planned : visit.Minutes))).ToList();
        var beyond = Bank(package, agreed.Sum(row => row.Minutes), given.Sum(row => row.Minutes));
        if (term.Basis == TimeBasis.Envelope)
        {
            return Sums.Round(agreed.Sum(row => row.Rate * row.Minutes) / 60m);
        }

        var pence = 0m;
        foreach (var (rate, minutes) in given.OrderBy(row => row.Rate))
        {
            var unpaid = Math.Min(beyond, minutes);
            beyond -= unpaid;
            pence += rate * (minutes - unpaid);
        }

        return Sums.Round(pence / 60m);
    }

    private List<(decimal Rate, int Minutes)> Agreed(TimeAtRate term, StoryPeriod told, StoryPackage package)
    {
        var rows = new List<(decimal, int)>();
        var soFar = 0m;
        var days = 0;
        for (var day = told.StartIn(story); day <= told.StartIn(story).PlusDays(27); day = day.PlusDays(1))
        {
            if (day >= package.Start && (package.End is null || day <= package.End))
            {
                days++;
                var upTo = Sums.Round(package.WeeklyMinutes * days / 7m);
                var band = package.IsRural && term.Bands.Contains(RateBand.Rural) ? RateBand.Rural : RateBand.Day;
                rows.Add((Rate(term, band, day), (int)(upTo - soFar)));
                soFar = upTo;
            }
        }

        return rows;
    }

    private int Bank(StoryPackage package, int agreed, int given)
    {
        var bank = _banks.GetValueOrDefault(package.Id);
        var beyond = 0;
        for (var unused = agreed - given; unused > 0 && bank < package.BankCapMinutes; unused--)
        {
            bank++;
        }

        for (var over = given - agreed; over > 0; over--)
        {
            if (bank > 0)
            {
                bank--;
            }
            else
            {
                beyond++;
            }
        }

        _banks[package.Id] = bank;
        return beyond;
    }

    private static RateBand Band(TimeAtRate term, StoryPackage package, StoryVisit visit)
    {
        var weekend = visit.Day.DayOfWeek == IsoDayOfWeek.Saturday || visit.Day.DayOfWeek == IsoDayOfWeek.Sunday;
        var atNight = visit.StartMinute < 7 * 60 || visit.StartMinute >= 19 * 60;
        RateBand[] fits = [.. visit.ByTwo ? [RateBand.DoubleHanded] : Array.Empty<RateBand>(),
            .. package.IsRural ? [RateBand.Rural] : Array.Empty<RateBand>(), .. visit.BankHoliday ? [RateBand.BankHoliday] : Array.Empty<RateBand>(), .. weekend ? [RateBand.Weekend] : Array.Empty<RateBand>(),
            .. atNight ? [RateBand.Evening] : Array.Empty<RateBand>(), RateBand.Day];
        return fits.First(band => term.Bands.Contains(band));
    }

    private static decimal Rate(TimeAtRate term, RateBand band, LocalDate day) =>
        term.Rates.Where(row => row.Band == band && row.From <= day).OrderBy(row => row.From).Last().PenceAnHour;

    private static int Rounded(TimeAtRate term, int minutes)
    {
        var name = term.Minutes.ToString();
        decimal step = name.EndsWith("Five", StringComparison.Ordinal) ? 5 : name.EndsWith("Quarter", StringComparison.Ordinal) ? 15 : 1;
        return (int)(step * (name[..2] switch
        {
            "Up" => Math.Ceiling(minutes / step),
            "Do" => Math.Floor(minutes / step),
            _ => Sums.Round(minutes / step),
        }));
    }
}
