using Cylch.Rules.Fairness;
using Cylch.Rules.Outcomes;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Fairness;

public class FairnessWatchTests
{
    private const ulong Seed = 20261130;
    private static readonly LocalDate AsOn = new(2026, 12, 2);

    [Fact]
    public void Nothing_known_is_too_few_to_say_for_every_question()
    {
        var findings = FairnessWatch.Of(new FairnessFacts(AsOn, [], [], [], []));
        findings.Select(f => f.Question).ShouldBe(Enum.GetValues<FairnessQuestion>());
        findings.ShouldAllBe(f => f.Standing == FairnessStanding.TooFew && f.Looks == 0 && f.Whole == null && f.ExpectedByChance == 0);
    }

    [Fact]
    public void A_provider_far_from_the_others_is_worth_a_conversation_and_the_others_are_not()
    {
        var facts = Random(6, 60, 30).With(care: [.. Enumerable.Range(0, 60).Select(_ => new CareTakenOn(99, "A", null, AsOn.PlusDays(-40)))]);
        var finding = Of(facts, FairnessQuestion.Complexity);
        finding.Standing.ShouldBe(FairnessStanding.WorthAsking);
        finding.Points.Where(p => p.Standing == PointStanding.Outside).Select(p => p.ProviderId).ShouldBe([99]);
        finding.Points.Single(p => p.ProviderId == 99).Least.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Far_on_the_side_nobody_asks_about_is_no_finding()
    {
        var many = Random(6, 60, 30).With(care: [.. Enumerable.Range(0, 60).Select(_ => new CareTakenOn(99, "C", null, AsOn.PlusDays(-40)))]);
        var finding = Of(many, FairnessQuestion.Complexity);
        finding.Points.Single(p => p.ProviderId == 99).Standing.ShouldBe(PointStanding.OtherSide);
        finding.CountOf(PointStanding.Outside).ShouldBe(0);
        finding.Compared.Count().ShouldBe(7);
    }

    [Fact]
    public void A_small_provider_is_not_compared_and_two_are_no_comparison()
    {
        var small = Of(Random(5, 40, 30).With(care: [.. Enumerable.Range(0, 19).Select(_ => new CareTakenOn(99, "A", null, AsOn))]), FairnessQuestion.Complexity);
        small.Points[^1].ShouldBe(new ProviderPoint(99, 19, 0, null, null, PointStanding.TooFew));
        small.Whole!.Of.ShouldBe(5 * 40 + 19);
        Of(Random(2, 400, 30), FairnessQuestion.Complexity).Points.ShouldAllBe(p => p.Standing == PointStanding.TooFew);
    }

    [Theory]
    [InlineData(2, 7, 1, 2, 5, 0)]
    [InlineData(2, 7, 1, 2, 4, -1)]
    [InlineData(2, 6, 1, 2, 4, 0)]
    [InlineData(2, 6, 1, 2, 1, -3)]
    [InlineData(2, 7, 1, 1, 7, 0)]
    [InlineData(2, 7, 1, 1, 9, 2)]
    public void The_mark_is_the_first_whole_point_that_counts_as_past_it(int start, int target, int part, int of, int reading, int from) =>
        FairnessWatch.FromMark(Result(1, AsOn) with { Start = start, Target = target, Reading = reading, Mark = new Share(part, of) }).ShouldBe(from);

    [Fact]
    public void Without_a_mark_a_start_or_a_reading_there_is_no_distance()
    {
        var result = Result(1, AsOn);
        FairnessWatch.FromMark(result with { Mark = null }).ShouldBeNull();
        FairnessWatch.FromMark(result with { Start = null }).ShouldBeNull();
        FairnessWatch.FromMark(result with { Reading = null }).ShouldBeNull();
        FairnessWatch.FromMark(result with { Kind = OutcomeKind.Maintenance }).ShouldBeNull();
    }

    [Fact]
    public void Results_that_gather_at_the_mark_are_found_in_all_and_in_the_provider_they_gather_with()
    {
        var spread = new[] { -4, -3, -3, -2, -2, -2, -1, -1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3 };
        var results = Enumerable.Range(1, 4).SelectMany(provider => spread.Concat(spread).Select(from => At(provider, from)))
            .Concat(Enumerable.Range(0, 40).Select(i => At(9, i < 34 ? 0 : 1))).ToList();
        var finding = Of(new FairnessFacts(AsOn, [], results, [], []), FairnessQuestion.Thresholds);
        finding.Marks!.IsMore.ShouldBeTrue();
        finding.Points.Single(p => p.Standing == PointStanding.Outside).ProviderId.ShouldBe(9);
        finding.IsOfWhole.ShouldBeTrue();

        var even = Of(new FairnessFacts(AsOn, [], [.. results.Where(r => r.ProviderId != 9)], [], []), FairnessQuestion.Thresholds);
        even.Standing.ShouldBe(FairnessStanding.NothingUnusual);
    }

    [Fact]
    public void Starts_lowered_more_often_of_late_are_found_and_raised_ones_are_not()
    {
        List<LockedStart> starts =
        [
            .. Enumerable.Range(0, 137).Select(i => new LockedStart(1 + i % 4, AsOn.PlusMonths(-9), 5, i < 13 ? 4 : 5)),
            .. Enumerable.Range(0, 142).Select(i => new LockedStart(1 + i % 4, AsOn.PlusMonths(-2), 5, i < 27 ? 4 : 5)),
        ];
        var finding = Of(new FairnessFacts(AsOn, [], [], starts, []), FairnessQuestion.Baselines);
        finding.Standing.ShouldBe(FairnessStanding.WorthAsking);
        finding.Parts!.Difference!.Value.Lowest.ShouldBe(0.0266, 0.001);
        finding.Times.Sum(t => t.Of).ShouldBe(279);
        finding.Times.Sum(t => t.Counted).ShouldBe(40);

        var raised = starts.Select(s => s with { Start = s.Start < s.First ? 6 : 5 }).ToList();
        Of(new FairnessFacts(AsOn, [], [], raised, []), FairnessQuestion.Baselines).Standing.ShouldBe(FairnessStanding.NothingUnusual);
    }

    [Fact]
    public void Only_results_with_all_their_weeks_behind_them_are_followed()
    {
        List<CheckedResult> results = [Result(1, AsOn.PlusDays(-55)), Result(1, AsOn.PlusDays(-56)), Result(1, AsOn.PlusDays(-57)) with { FellBackOn = AsOn }];
        var finding = Of(new FairnessFacts(AsOn, [], results, [], []), FairnessQuestion.ReturnSoon);
        finding.Whole.ShouldBe(new CountedPart(2, 1));
        finding.Standing.ShouldBe(FairnessStanding.TooFew);
    }

    [Fact]
    public void A_target_is_near_within_a_fifth_of_its_own_scale()
    {
        FairnessWatch.IsNear(new TargetSet(1, OutcomeWriter.Authority, AsOn, Measure.OwnScale0To10, 2, 4)).ShouldBeTrue();
        FairnessWatch.IsNear(new TargetSet(1, OutcomeWriter.Authority, AsOn, Measure.OwnScale0To10, 2, 5)).ShouldBeFalse();
        FairnessWatch.IsNear(new TargetSet(1, OutcomeWriter.Authority, AsOn, Measure.FivePoints, 2, 3)).ShouldBeFalse();
    }

    [Fact]
    public void Law_The_order_of_the_facts_changes_nothing_and_older_facts_than_the_year_change_nothing()
    {
        var facts = Random(8, 45, 35);
        var turned = new FairnessFacts(AsOn, [.. facts.Care.Reverse()], [.. facts.Results.Reverse()], [.. facts.Starts.Reverse()], [.. facts.Targets.Reverse()]);
        Said(turned).ShouldBe(Said(facts));
        var old = facts.With(care: [.. Enumerable.Range(0, 90).Select(_ => new CareTakenOn(3, "C", null, AsOn.PlusMonths(-13)))]);
        Said(old).ShouldBe(Said(facts));
    }

    [Fact]
    public void Law_One_more_of_what_is_counted_never_moves_a_provider_from_above_the_lines_to_below()
    {
        var below = int.MaxValue;
        for (var counted = 0; counted <= 60; counted += 5)
        {
            var facts = Random(6, 60, 30).With(care: [.. Enumerable.Range(0, 60).Select(i => new CareTakenOn(99, i < counted ? "C" : "A", null, AsOn))]);
            var point = Of(facts, FairnessQuestion.Complexity).Points.Single(p => p.ProviderId == 99);
            var side = point.Counted < point.Least ? -1 : point.Counted > point.Most ? 1 : 0;
            (below == int.MaxValue || side >= below).ShouldBeTrue();
            below = side;
        }
    }

    // Authorities in which all providers are alike: how often does the watch find something? No more often than it says.
    [Fact]
    public void Where_nothing_is_amiss_findings_come_no_more_often_than_the_watch_says()
    {
        const int Authorities = 400;
        var (expected, found, outside, compared) = (0.0, 0, 0, 0);
        for (var i = 0; i < Authorities; i++)
        {
            foreach (var finding in FairnessWatch.Of(Random(16, 70, 30, i)))
            {
                expected += finding.ExpectedByChance;
                compared += finding.Compared.Count();
                outside += finding.CountOf(PointStanding.Outside);
                found += finding.CountOf(PointStanding.Outside) + (finding.Parts is { IsMore: true } ? 1 : 0) + (finding.Marks is { IsMore: true } ? 1 : 0);
            }
        }

        compared.ShouldBeGreaterThan(Authorities * 50);
        ((double)outside / compared).ShouldBeInRange(0.0002, FairnessRule.ChanceForOne * 1.3, $"seed {Seed}");
        (found / expected).ShouldBeInRange(0.4, 1.15, $"seed {Seed}");
    }

    private static FairnessFinding Of(FairnessFacts facts, FairnessQuestion question) => FairnessWatch.Of(facts).Single(f => f.Question == question);

    private static IReadOnlyList<string> Said(FairnessFacts facts) => [.. FairnessWatch.Of(facts).Select(f =>
        $"{f.Question} {f.Standing} {f.Whole} {string.Join(';', f.Points)} {f.Parts} {string.Join(',', f.Marks?.Bars ?? [])} {string.Join(';', f.Times)}")];

    private static CheckedResult Result(long provider, LocalDate on) =>
        new(provider, on, OutcomeKind.Change, Measure.OwnScale0To10, OutcomeResult.Achieved, 2, 8, 8, new Share(1, 2), true, null);

    // From 2 to 8, half way is 5.
    private static CheckedResult At(long provider, int from) => Result(provider, AsOn.PlusDays(-10)) with { Reading = 5 + from };

    // An authority in which chance alone decides, the same for all providers.
    private static FairnessFacts Random(int providers, int each, int percent, int index = 0)
    {
        var numbers = SeededNumbers.For(Seed, "authority", index);
        List<CareTakenOn> care = [];
        List<CheckedResult> results = [];
        List<LockedStart> starts = [];
        List<TargetSet> targets = [];
        for (var i = 0; i < providers * each; i++)
        {
            long provider = 1 + i % providers;
            var on = AsOn.PlusDays(-numbers.Below(360));
            var began = on.PlusDays(-numbers.Between(1, 20));
            care.Add(new CareTakenOn(provider, numbers.Chance(percent) ? "C" : "B", began, on));
            starts.Add(new LockedStart(provider, on, 5, numbers.Chance(percent / 3) ? 4 : 5));
            targets.Add(new TargetSet(provider, numbers.Chance(40) ? OutcomeWriter.Provider : OutcomeWriter.Authority, on, Measure.OwnScale0To10, 2, 3 + numbers.Below(6)));

            // The sum of four small dice is a smooth hump.
            var reading = 5 - 4 + numbers.Below(3) + numbers.Below(3) + numbers.Below(3) + numbers.Below(3);
            var result = numbers.Chance(60) ? OutcomeResult.Achieved : OutcomeResult.Partly;
            results.Add(new CheckedResult(
                provider, on, OutcomeKind.Change, Measure.OwnScale0To10, result, 2, 8, reading, new Share(1, 2), !numbers.Chance(percent),
                numbers.Chance(percent / 2) ? on.PlusDays(20) : null));
        }

        return new FairnessFacts(AsOn, care, results, starts, targets);
    }
}

internal static class MoreFacts
{
    public static FairnessFacts With(this FairnessFacts facts, IReadOnlyList<CareTakenOn> care) => facts with { Care = [.. facts.Care, .. care] };
}
