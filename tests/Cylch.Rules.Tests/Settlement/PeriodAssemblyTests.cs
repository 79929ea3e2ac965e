using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>What is known, packed visits and standings give the very statement that facts put together by hand give.</summary>
public sealed class PeriodAssemblyTests
{
    private const ulong Stories = 300;

    [Fact]
    public void Law_2_packed_visits_and_standings_come_to_the_same_statement_as_minutes_added_visit_by_visit()
    {
        var periods = 0;
        for (var seed = 0UL; seed < Stories; seed++)
        {
            var story = StoryMaker.Make(seed);
            var driver = new StoryDriver(story);
            var standings = new Standings();
            foreach (var told in story.Periods)
            {
                var (inputs, naive) = driver.Next(told);
                ShouldBeNaive(story, told, inputs, seed);
                var known = Known(story, told, inputs);
                var assembled = PeriodAssembly.Of(story.Scheme, known, Visits(story, told), standings).Value;
                var draft = Settle.Period(story.Scheme, assembled).Value;
                standings.Close(draft);

                RulesJson.Write(draft.Lines).ShouldBe(RulesJson.Write(naive.Lines), $"seed {seed}, period {told.Number}");
                draft.Contract.ShouldBe(naive.Contract, $"seed {seed}, period {told.Number}");
                periods++;
            }
        }

        periods.ShouldBeGreaterThan(500);
    }

    private static void ShouldBeNaive(Story story, StoryPeriod told, PeriodInputs inputs, ulong seed)
    {
        if (story.Scheme.Find<TimeAtRate>() is not { } time)
        {
            return;
        }

        var rule = BandRule.Of(time);
        foreach (var package in inputs.Packages)
        {
            var byHand = told.Visits[package.PackageId]
                .Select(v => Packed(v, story.Packages.Single(k => k.Id == package.PackageId)))
                .GroupBy(v => (Stretch: time.StretchesOf(inputs.Period.Range).Last(day => day <= v.Day), Band: rule.BandOf(v)))
                .Select(group => (group.Key.Stretch, group.Key.Band, Minutes: group.Sum(rule.MinutesOf)))
                .Where(row => row.Minutes > 0).OrderBy(row => row.Stretch).ThenBy(row => row.Band);

            package.Given.Select(row => (row.From, row.Band, row.Minutes)).ShouldBe(byHand, $"seed {seed}, package {package.PackageId}");
        }
    }

    private static KnownPeriod Known(Story story, StoryPeriod told, PeriodInputs inputs) => new(
        inputs.Period,
        [
            .. story.Packages.Where(package => package.Start <= inputs.Period.End).Select(package => new KnownPackage(
                package.Id, package.PersonId, package.Complexity,
                [new AgreedTime(new DateRange(package.Start, package.End), package.WeeklyMinutes, package.BankCapMinutes)], 0,
                [
                    .. package.Outcomes.Where(outcome => !told.Ended.Contains(outcome.Id)).Select(outcome => new KnownOutcome(
                        outcome.Id, outcome.Kind, outcome.Measure, outcome.Baseline, outcome.Target, outcome.Weight,
                        told.Findings.GetValueOrDefault(outcome.Id))
                    {
                        Area = outcome.Area,
                    }),
                ],
                inputs.Packages.Single(given => given.PackageId == package.Id).Plan,
                inputs.Packages.Single(given => given.PackageId == package.Id).Independence)
            {
                IsRural = package.IsRural,
            }),
        ],
        inputs.Contract);

    private static PeriodVisits Visits(Story story, StoryPeriod told)
    {
        var (packages, ends, visits) = (new List<long>(), new List<int>(), new List<VisitTime>());
        foreach (var (package, given) in told.Visits.OrderBy(pair => pair.Key).Where(pair => pair.Value.Count > 0))
        {
            visits.AddRange(given.Select(v => Packed(v, story.Packages.Single(k => k.Id == package))));
            packages.Add(package);
            ends.Add(visits.Count);
        }

        return new PeriodVisits([.. packages], [.. ends], visits.ToArray());
    }

    private static VisitTime Packed(StoryVisit visit, StoryPackage package) => new(visit.Day, visit.StartMinute, visit.Minutes, visit.BankHoliday)
    {
        PlannedMinutes = visit.Planned, IsRural = package.IsRural, IsDoubleHanded = visit.ByTwo,
    };
}
