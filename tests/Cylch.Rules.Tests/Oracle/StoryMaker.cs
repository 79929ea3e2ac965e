using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>Makes a story from a seed: terms of any composition, packages that start and end when they like, and reviews of every sort.</summary>
internal static class StoryMaker
{
    private static readonly LocalDate YearStart = new(2026, 4, 6);

    public static Story Make(ulong seed)
    {
        var numbers = SeededNumbers.For(seed, "story");
        var scheme = SchemeMaker.Make(seed, YearStart);
        var first = numbers.Between(1, 13);
        var packages = Packages(ref numbers, first);
        var ended = new HashSet<long>();
        var rewardedResult = 900_000L;
        var periods = new List<StoryPeriod>();
        var result = 1L;
        var count = numbers.Between(2, 6);
        for (var index = 0; index < count; index++)
        {
            var at = index;
            var (year, number) = ((first - 1 + index) / 13, (first - 1 + index) % 13 + 1);
            var start = YearStart.PlusDays((first - 1 + index) * 28);
            var running = packages.Where(package => package.Start <= start.PlusDays(27)).ToList();
            var visits = running.ToDictionary(package => package.Id, IReadOnlyList<StoryVisit> (package) => Visits(SeededNumbers.For(seed, "visits", package.Id * 100 + at), package, start));
            var findings = Findings(ref numbers, scheme, running, ended, start, ref result);
            var independent = new Dictionary<long, long>();
            if (scheme.Find<IndependenceReward>() is not null && running.Count > 0 && numbers.Chance(20))
            {
                independent[numbers.Pick(running).Id] = rewardedResult++;
            }

            periods.Add(new StoryPeriod(year, number, visits, findings, independent, new HashSet<long>(ended)) { Service = Service(seed, scheme, at) });
            ended.UnionWith(findings.Where(pair => pair.Value is NeutralEnding).Select(pair => pair.Key));
        }

        var ends = SeededNumbers.For(seed, "end").Chance(15);
        return new Story(scheme, YearStart, packages, periods) { EndsOn = ends ? YearStart.PlusDays((first - 1 + count) * 28 - 1) : null };
    }

    private static StoryContract Service(ulong seed, PaymentScheme scheme, int at)
    {
        var numbers = SeededNumbers.For(seed, "service", at);
        var asked = numbers.Between(0, 12);
        var replied = numbers.Between(0, asked);
        var planned = numbers.Between(0, 900);
        var figures = new Dictionary<int, Share>();
        foreach (var term in scheme.Terms.Where(term => term is IndicatorDeduction or GainShare))
        {
            if (numbers.Chance(80))
            {
                figures[term.Number] = new Share(numbers.Between(0, 400), numbers.Pick([1, 2, 7, 10]));
            }
        }

        return new StoryContract(
            new Replies(asked, replied, numbers.Between(0, replied)), planned, numbers.Between(0, Math.Min(planned, 15)), figures,
            numbers.Below(4) switch { 0 => null, 1 => false, _ => true })
        {
            People = BandTermMaker.People(seed, scheme, at),
            Factors = BandTermMaker.Factors(seed, scheme, at),
        };
    }

    private static List<StoryPackage> Packages(ref SeededNumbers numbers, int firstPeriod)
    {
        var packages = new List<StoryPackage>();
        var outcome = 100L;
        var firstDay = YearStart.PlusDays((firstPeriod - 1) * 28);
        var count = numbers.Between(1, 4);
        for (var id = 1L; id <= count; id++)
        {
            var start = firstDay.PlusDays(numbers.Between(-20, 40));
            var outcomes = new List<StoryOutcome>();
            for (var left = numbers.Between(0, 3); left > 0; left--)
            {
                outcomes.Add(Outcome(ref numbers, outcome++));
            }

            packages.Add(new StoryPackage(
                id,
                numbers.Between(1, 3),
                (ComplexityBand)numbers.Between(1, 3),
                numbers.Between(1, 900),
                start < firstDay ? firstDay : start,
                numbers.Chance(40) ? (start < firstDay ? firstDay : start).PlusDays(numbers.Between(0, 90)) : null,
                numbers.Pick([0, 60, 360]),
                outcomes,
                numbers.Between(1, 52),
                numbers.Between(900, 3_500)) { IsRural = numbers.Chance(40) });
        }

        return packages;
    }

    private static StoryOutcome Outcome(ref SeededNumbers numbers, long id)
    {
        var kind = (OutcomeKind)numbers.Between(1, 3);
        var measure = kind == OutcomeKind.Change && numbers.Chance(25) ? Measure.OxfordHipScore : (Measure)numbers.Between(1, 3);
        var (least, most) = Range(measure);
        var baseline = kind == OutcomeKind.Change ? numbers.Between(least, most - 1) : numbers.Between(least, most);
        var target = kind == OutcomeKind.Change ? numbers.Between(baseline + 1, most) : numbers.Between(least, most);
        return new StoryOutcome(id, kind, measure, baseline, target, numbers.Between(0, 6), numbers.Between(1, 4))
        {
            Area = (WellBeingArea)numbers.Between(1, 10),
        };
    }

    private static List<StoryVisit> Visits(SeededNumbers numbers, StoryPackage package, LocalDate periodStart)
    {
        var visits = new List<StoryVisit>();
        var fill = numbers.Between(20, 140);
        for (var day = periodStart; day < periodStart.PlusDays(28); day = day.PlusDays(1))
        {
            if (day < package.Start || day > package.End || numbers.Chance(30))
            {
                continue;
            }

            var minutes = package.WeeklyMinutes * fill / 490;
            visits.Add(new StoryVisit(day, numbers.Between(0, 1439), numbers.Between(minutes / 2, minutes), numbers.Chance(4))
            {
                Planned = minutes,
                ByTwo = numbers.Chance(20),
            });
        }

        return visits;
    }

    private static Dictionary<long, Finding> Findings(
        ref SeededNumbers numbers, PaymentScheme scheme, List<StoryPackage> running, HashSet<long> ended, LocalDate start, ref long result)
    {
        var findings = new Dictionary<long, Finding>();
        foreach (var outcome in running.SelectMany(package => package.Outcomes))
        {
            if (!ended.Contains(outcome.Id) && numbers.Chance(45) && SchemeMaker.HasTermFor(scheme, outcome.Kind))
            {
                findings[outcome.Id] = Finding(ref numbers, outcome, start, result++);
            }
        }

        return findings;
    }

    private static Finding Finding(ref SeededNumbers numbers, StoryOutcome outcome, LocalDate start, long result)
    {
        var (least, most) = Range(outcome.Measure);
        return numbers.Below(100) switch
        {
            < 68 => new VerifiedReading(result, numbers.Between(least, most), (Confirmation)numbers.Between(1, 4))
            {
                TakenOn = start.PlusDays(numbers.Between(-40, 27)),
            },
            < 82 => new NeutralEnding(result, (NeutralReason)numbers.Between(1, 4)),
            _ => new Undecided(result, (UndecidedReason)numbers.Between(1, 4)),
        };
    }

    private static (int Least, int Most) Range(Measure measure) => measure switch
    {
        Measure.OwnScale0To10 => (0, 10),
        Measure.FivePoints => (1, 5),
        Measure.YesNo => (0, 1),
        _ => (0, 48),
    };
}
