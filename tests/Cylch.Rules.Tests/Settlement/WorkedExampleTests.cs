using System.Globalization;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>Runs every worked example that people can read, and finds in it exactly the lines it promises.</summary>
public sealed class WorkedExampleTests
{
    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(ExampleFile.Folder, "*.md").Select(path => Path.GetFileName(path)).Where(name => name != "README.md").Order()];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_line_of_the_example_is_the_line_of_the_statement(string example)
    {
        var file = new ExampleFile(Path.Combine(ExampleFile.Folder, example));
        var story = ExampleStory.Read(file);
        var driver = new StoryDriver(story);
        var oracle = new SlowOracle(story);
        var lines = new List<string>();
        var totals = new Dictionary<int, Money>();
        StatementDraft? last = null;
        foreach (var told in story.Periods)
        {
            var (inputs, draft) = driver.Next(told);
            Invariants.ShouldHold(story.Scheme, inputs, draft, written: true, seed: 0);
            draft.Lines.Select(line => line.Amount.Pence).ShouldBe(oracle.Next(told).Select(line => (long)line.Amount));
            lines.AddRange(draft.Lines.Select(line => Written(told.Number, line)));
            totals[told.Number] = draft.Total;
            last = draft;
        }

        lines.ShouldBe(file["Statement"].Select(Written));
        file["Totals"].Count.ShouldBe(totals.Count);
        foreach (var row in file["Totals"])
        {
            totals[(int)row.Number("Period")].ShouldBe(new Money(row.Pence("Total")));
        }

        foreach (var row in file["Still held"])
        {
            var outcome = last!.Outcomes.Single(outcome => outcome.OutcomeId == row.Number("Outcome"));
            outcome.Held.FreshPence.ShouldBe(row.Pence("For its first review"));
            outcome.Held.WaitingPence.ShouldBe(row.Pence("For one more review"));
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_terms_of_the_example_could_be_saved(string example)
    {
        var scheme = ExampleTerms.Read(new ExampleFile(Path.Combine(ExampleFile.Folder, example)), new LocalDate(2026, 4, 6));

        SchemeCheck.AllRefusals(scheme, new DateRange(new LocalDate(2026, 4, 6), new LocalDate(2027, 4, 4))).ShouldBeEmpty();
    }

    private static string Written(ExampleRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"period {row["Period"]}, term {row["Term"]}, {row["Line"]}, {row["Of"]}: {row.Pence("Amount")} held {row.Pence("Held")}");

    private static string Written(int period, StatementLine line)
    {
        var of = line switch
        {
            { OutcomeId: { } outcome } => $"outcome {outcome}",
            { PackageId: { } package } => $"package {package}",
            { PersonId: { } person } => $"person {person}",
            _ => "contract",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"period {period}, term {line.TermNumber}, {line.Kind}, {of}: {line.Amount.Pence} held {line.HeldChange.Pence}");
    }
}
