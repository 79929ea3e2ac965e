using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>Reads the facts of a worked example as a story: packages, outcomes, visits and what reviews found.</summary>
internal static class ExampleStory
{
    private static readonly LocalDate YearStart = new(2026, 4, 6);

    public static Story Read(ExampleFile file)
    {
        var scheme = ExampleTerms.Read(file, YearStart);
        var packages = file["Packages"].Select(row => Package(file, row)).ToList();
        var last = file["Statement"].Max(row => (int)row.Number("Period"));
        var ended = new HashSet<long>();
        var periods = new List<StoryPeriod>();
        for (var number = 1; number <= last; number++)
        {
            var findings = file["Findings"].Where(row => row.Number("Period") == number)
                .ToDictionary(row => row.Number("Outcome"), Finding);
            var start = YearStart.PlusDays((number - 1) * 28);
            periods.Add(new StoryPeriod(
                0,
                number,
                packages.ToDictionary(package => package.Id, IReadOnlyList<StoryVisit> (package) => Visits(file, package.Id, start)),
                findings,
                file["Independence"].Where(row => row.Number("Period") == number)
                    .ToDictionary(row => row.Number("Package"), row => row.Number("Result")),
                new HashSet<long>(ended)) { Service = Service(file, number) });
            ended.UnionWith(findings.Where(pair => pair.Value is NeutralEnding).Select(pair => pair.Key));
        }

        return new Story(scheme, YearStart, packages, periods);
    }

    private static StoryContract Service(ExampleFile file, int period)
    {
        var row = file["Service"].FirstOrDefault(row => row.Number("Period") == period);
        var figures = file["Figures"].Where(figure => figure.Number("Period") == period)
            .ToDictionary(figure => (int)figure.Number("Term"), figure => ExampleTerms.Figure(figure["Value"]));
        return new StoryContract(
            new Replies(Count(row, "Asked"), Count(row, "Replied"), Count(row, "Satisfied")),
            Count(row, "Visits planned"), Count(row, "Missed"), figures,
            row?["Quality"] switch { "good" => true, "not good" => false, _ => null })
        {
            People = Latest(file["People"], period).GroupBy(count => ((int)count.Number("Term"), (int)count.Number("Band") - 1))
                .ToDictionary(group => group.Key, group => (int)group.Last().Number("People")),
            Factors = Latest(file["Factors"], period).GroupBy(factor => (int)factor.Number("Term"))
                .ToDictionary(group => group.Key, group => ExampleTerms.Figure(group.Last()["Factor"])),
        };
    }

    // A count or a factor holds until a newer one.
    private static IEnumerable<ExampleRow> Latest(IReadOnlyList<ExampleRow> rows, int period) =>
        rows.Where(row => row.Number("Period") <= period).OrderBy(row => row.Number("Period"));

    private static int Count(ExampleRow? row, string column) => row is null || row[column].Length == 0 ? 0 : (int)row.Number(column);

    private static StoryPackage Package(ExampleFile file, ExampleRow row) => new(
        row.Number("Package"),
        row.Number("Person"),
        row["Complexity"].Length == 0 ? ComplexityBand.A : Enum.Parse<ComplexityBand>(row["Complexity"]),
        (int)row.Number("Minutes a week"),
        ExampleTerms.Day(row["From"]),
        row["Until"].Length == 0 ? null : ExampleTerms.Day(row["Until"]),
        row["Time bank cap"].Length == 0 ? 0 : (int)row.Number("Time bank cap"),
        [.. file["Outcomes"].Where(outcome => outcome["Package"] == row["Package"]).Select(Outcome)],
        row["Plan weeks"].Length == 0 ? 0 : (int)row.Number("Plan weeks"),
        row.Pence("Plan rate")) { IsRural = row["Rural"] == "yes" };

    private static StoryOutcome Outcome(ExampleRow row) => new(
        row.Number("Outcome"),
        Enum.Parse<OutcomeKind>(row["Kind"]),
        Enum.Parse<Measure>(row["Measure"]),
        (int)row.Number("Baseline"),
        (int)row.Number("Target"),
        (int)row.Number("Weight"),
        (int)row.Number("Weight"))
    {
        Area = row["Area"].Length == 0 ? null : Enum.Parse<WellBeingArea>(row["Area"]),
    };

    private static Finding Finding(ExampleRow row)
    {
        var result = row.Number("Result");
        return row["Finding"] switch
        {
            "verified" => new VerifiedReading(result, (int)row.Number("Reading"), Enum.Parse<Confirmation>(row["Person says"]))
            {
                TakenOn = row["Taken on"].Length == 0 ? null : ExampleTerms.Day(row["Taken on"]),
            },
            "neutral" => new NeutralEnding(result, Enum.Parse<NeutralReason>(row["Why"])),
            _ => new Undecided(result, Enum.Parse<UndecidedReason>(row["Why"])),
        };
    }

    // One row stands for the same visit on every day named, from one day until another, both included.
    private static List<StoryVisit> Visits(ExampleFile file, long package, LocalDate start)
    {
        var visits = new List<StoryVisit>();
        foreach (var row in file["Visits"].Where(row => row.Number("Package") == package))
        {
            var time = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(row["At"]).Value;
            for (var day = ExampleTerms.Day(row["From"]); day <= ExampleTerms.Day(row["Until"]); day = day.PlusDays(1))
            {
                if (day >= start && day < start.PlusDays(28) && (row["Days"] == "every" || row["Days"].Contains(day.DayOfWeek.ToString(), StringComparison.Ordinal)))
                {
                    visits.Add(new StoryVisit(day, time.Hour * 60 + time.Minute, (int)row.Number("Minutes"), false)
                    {
                        Planned = row["Planned"].Length == 0 ? 0 : (int)row.Number("Planned"),
                        ByTwo = row["Care workers"] == "2",
                    });
                }
            }
        }

        return visits;
    }
}
