using System.Globalization;
using System.Text.Json;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Settlement;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>
/// Random sequences of periods, worked out by the rules and by the oracle, compared line by line. Set CYLCH_SEQUENCES for another
/// number, and CYLCH_FIRST_SEED to look at one seed that failed.
/// </summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    [Fact]
    public void Rules_and_oracle_agree_on_every_line_of_every_sequence()
    {
        var sequences = Setting("CYLCH_SEQUENCES", 5_000);
        var first = Setting("CYLCH_FIRST_SEED", 1);
        var lines = 0L;
        var kinds = new SortedSet<LineKind>();
        var terms = new HashSet<Type>();
        for (var seed = first; seed < first + sequences; seed++)
        {
            foreach (var draft in Compare((ulong)seed, written: seed % 20 == 0))
            {
                lines += draft.Lines.Count;
                kinds.UnionWith(draft.Lines.Select(line => line.Kind));
            }

            terms.UnionWith(StoryMaker.Make((ulong)seed).Scheme.Terms.Select(term => term.GetType()));
        }

        output.WriteLine($"{sequences} sequences, {lines} lines, {kinds.Count} kinds of line, {terms.Count} kinds of term");
        if (sequences >= 5_000)
        {
            Enum.GetValues<LineKind>().Except(kinds).ShouldBeEmpty("every kind of line must have been met");
            typeof(PaymentTerm).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PaymentTerm))).Except(terms)
                .ShouldBeEmpty("every kind of term must have been met");
        }
    }

    [Fact]
    public void Every_step_of_every_explanation_has_its_wording_with_room_for_its_values()
    {
        var wording = JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(
            Path.Combine(ExampleFile.Root(), "src", "Cylch.Web", "Wording", "Settlement.json")))!;
        var met = new HashSet<string>();
        for (var seed = 1UL; seed <= 400; seed++)
        {
            var story = StoryMaker.Make(seed);
            foreach (var step in Compare(seed, written: false).SelectMany(draft => draft.Lines).SelectMany(line => Explain.Line(story.Scheme, line).Steps))
            {
                met.Add(step.Code);
                object[] values = [.. step.Operands, step.Result];
                wording.ShouldContainKey($"settlement.step.{step.Code}");
                Should.NotThrow(() => string.Format(CultureInfo.InvariantCulture, wording[$"settlement.step.{step.Code}"][0], values), step.Code);
            }
        }

        wording.Keys.Where(key => key.StartsWith("settlement.step.", StringComparison.Ordinal))
            .Select(key => key["settlement.step.".Length..]).Except(met).ShouldBeEmpty("wording for a step that no line takes");
    }

    private static IEnumerable<StatementDraft> Compare(ulong seed, bool written)
    {
        var story = StoryMaker.Make(seed);
        var driver = new StoryDriver(story);
        var oracle = new SlowOracle(story);
        foreach (var told in story.Periods)
        {
            var (inputs, draft) = driver.Next(told);
            var expected = string.Join('\n', oracle.Next(told).Select(Written));
            var actual = string.Join('\n', draft.Lines.Select(Written));
            actual.ShouldBe(expected, $"seed {seed}, period {told.Year}/{told.Number}");
            Invariants.ShouldHold(story.Scheme, inputs, draft, written, seed);
            yield return draft;
        }
    }

    private static string Written(OracleLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"term {line.Term} {line.Kind} person {line.Person} package {line.Package} outcome {line.Outcome}: {line.Amount:0.###} held {line.Held:0.###}");

    private static string Written(StatementLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"term {line.TermNumber} {line.Kind} person {line.PersonId} package {line.PackageId} outcome {line.OutcomeId}: {line.Amount.Pence} held {line.HeldChange.Pence}");

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
