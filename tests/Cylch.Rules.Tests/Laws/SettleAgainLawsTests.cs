using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;
using Cylch.Rules.Tests.Settlement;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Laws;

/// <summary>A period settled again in part comes to what it comes to when everything is worked, over periods of seeded stories.</summary>
public sealed class SettleAgainLawsTests
{
    private const ulong Stories = 400;
    private const ulong StoriesChanged = 150;

    [Fact]
    public void Law_2_one_fact_that_is_otherwise_gives_the_statement_of_all_facts_line_for_line()
    {
        var kept = 0;
        var (kinds, contract) = (new HashSet<LineKind>(), new HashSet<LineKind>());
        ForEachChange((at, scheme, inputs, draft, now) =>
        {
            if (Agreed(at, scheme, inputs, draft, now) is { } again)
            {
                kept += again.Draft.Lines.Count - again.LinesNow.Count;
                kinds.UnionWith(draft.Lines.Except(again.LinesBefore, ReferenceEqualityComparer.Instance).Select(line => ((StatementLine)line!).Kind));
                contract.UnionWith(again.LinesNow.Where(line => line.PersonId is null).Select(line => line.Kind));
            }
        });

        kept.ShouldBeGreaterThan(100_000);
        Enum.GetValues<LineKind>().Except(kinds).Except(contract).ShouldBeEmpty("every kind of line must have been met, so that each has its step of the working out");
    }

    [Fact]
    public void Law_2_lines_that_are_kept_are_the_very_lines_and_the_others_hold_every_difference()
    {
        var differing = 0;
        ForEachChange((at, scheme, inputs, draft, now) =>
        {
            var again = SettleAgain.Of(new SettledPeriod(scheme, inputs, draft), now);
            if (again.IsRefused)
            {
                return;
            }

            var differences = again.Value.Differences();
            var was = draft.Lines.ToDictionary(Key);
            var lines = again.Value.Draft.Lines.ToDictionary(Key);
            var expected = was.Keys.Union(lines.Keys).Select(key => new LineDifference(was.GetValueOrDefault(key), lines.GetValueOrDefault(key)))
                .Where(difference => difference.IsOne).ToList();

            differences.Select(one => Key(one.Now ?? one.Was!)).ShouldBe(expected.Select(one => Key(one.Now ?? one.Was!)), ignoreOrder: true, at);
            differences.Sum(one => one.AmountPence).ShouldBe(again.Value.Draft.Total.Pence - draft.Total.Pence, at);
            differences.Sum(one => one.HeldPence).ShouldBe(Held(again.Value.Draft) - Held(draft), at);
            differing += differences.Count;
        });

        differing.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void Law_2_a_visit_or_reading_that_comes_late_is_carried_through_every_period_after_it()
    {
        var kept = 0;
        for (var seed = 1UL; seed <= Stories; seed++)
        {
            var story = StoryMaker.Make(seed);
            var late = story with { Periods = [.. story.Periods.Select((told, at) => at == 0 ? KnownLate(seed, story, told) : told)] };
            var (first, later) = (new StoryDriver(story), new StoryDriver(late));
            foreach (var (told, toldLate) in story.Periods.Zip(late.Periods))
            {
                var (inputs, draft) = first.Next(told);
                var (now, whole) = later.Next(toldLate);
                var again = SettleAgain.Of(new SettledPeriod(story.Scheme, inputs, draft), WithWhatIsTheSame(inputs, now)).Value;

                RulesJson.Write(again.Draft).ShouldBe(RulesJson.Write(whole), $"seed {seed}, period {told.Year}/{told.Number}");
                kept += again.Draft.Lines.Count - again.LinesNow.Count;
            }
        }

        kept.ShouldBeGreaterThan(2_000);
    }

    [Fact]
    public void Law_2_a_term_moves_no_lines_beyond_those_it_is_said_to_tie()
    {
        var moved = new HashSet<Type>();
        ForEachChange((at, scheme, inputs, draft, now) =>
        {
            // One package of one person, and nothing else.
            if (now.Contract != inputs.Contract || now.Period != inputs.Period || now.PaidResults != inputs.PaidResults
                || Settle.Period(scheme, now) is not { IsRefused: false } whole)
            {
                return;
            }

            var people = inputs.Packages.Except(now.Packages, ReferenceEqualityComparer.Instance).Concat(now.Packages.Except(inputs.Packages, ReferenceEqualityComparer.Instance))
                .Select(package => ((PackageInputs)package!).PersonId).Concat(inputs.People.Except(now.People).Select(person => person.PersonId)).ToHashSet();
            foreach (var term in scheme.Terms)
            {
                List<string> LinesOf(StatementDraft of, bool contract) =>
                [
                    .. of.Lines.Where(line => line.TermNumber == term.Number && (line.PersonId is { } person ? !people.Contains(person) && !contract : contract))
                        .Select(line => RulesJson.Write(line with { Number = 0 })),
                ];
                LinesOf(whole.Value, contract: false).ShouldBe(LinesOf(draft, contract: false), $"{at}, {term}");
                var isOther = !LinesOf(whole.Value, contract: true).SequenceEqual(LinesOf(draft, contract: true));
                if (isOther)
                {
                    Coupling.Of(term).ShouldBe(Tie.Contract, $"{at}, {term}");
                    moved.Add(term.GetType());
                }
            }
        });

        moved.ShouldBe(CouplingKinds.With(Tie.Contract), ignoreOrder: true, "every term that is said to tie the contract's people does");
    }

    private static WorkedAgain? Agreed(string at, PaymentScheme scheme, PeriodInputs inputs, StatementDraft draft, PeriodInputs now)
    {
        var (again, whole) = (SettleAgain.Of(new SettledPeriod(scheme, inputs, draft), now), Settle.Period(scheme, now));
        again.Refusal.ShouldBe(whole.Refusal, at);
        if (whole.IsRefused)
        {
            return null;
        }

        RulesJson.Write(again.Value.Draft).ShouldBe(RulesJson.Write(whole.Value), at);
        again.Value.Total.ShouldBe(whole.Value.Total, at);
        return again.Value;
    }

    private static void ForEachChange(Action<string, PaymentScheme, PeriodInputs, StatementDraft, PeriodInputs> check) => SeededPeriods.ForEach(
        StoriesChanged, (at, scheme, inputs, draft) =>
        {
            foreach (var (name, now) in OtherFacts.Of(inputs, at))
            {
                check($"{at}, {name}", scheme, inputs, draft, now);
            }
        });

    // The first package was visited for an hour more, by somebody who sent it late; and its first outcome was read again.
    private static StoryPeriod KnownLate(ulong seed, Story story, StoryPeriod told)
    {
        var package = story.Packages.FirstOrDefault(package => told.Visits.ContainsKey(package.Id));
        if (package is null)
        {
            return told;
        }

        var visits = told.Visits.ToDictionary();
        visits[package.Id] = [.. visits[package.Id], new StoryVisit(told.StartIn(story).PlusDays((int)(seed % 28)), 600, 60, BankHoliday: false) { Planned = 60 }];
        var findings = told.Findings.ToDictionary();
        if (package.Outcomes.Select(outcome => outcome.Id).FirstOrDefault(findings.ContainsKey) is > 0 and var read && findings[read] is VerifiedReading { Reading: > 1 } verified)
        {
            findings[read] = verified with { Reading = verified.Reading - 1 };
        }

        return told with { Visits = visits, Findings = findings };
    }

    private static PeriodInputs WithWhatIsTheSame(PeriodInputs was, PeriodInputs now)
    {
        var before = was.Packages.ToDictionary(package => RulesJson.Write(package));
        return now.WithPackages(package => before.GetValueOrDefault(RulesJson.Write(package), package));
    }

    private static long Held(StatementDraft draft) => draft.Lines.Sum(line => line.HeldChange.Pence);

    private static (LineKind, int, long?, long?, long?) Key(StatementLine line) => (line.Kind, line.TermNumber, line.PersonId, line.PackageId, line.OutcomeId);
}
