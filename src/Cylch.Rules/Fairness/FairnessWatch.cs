using Cylch.Rules.Outcomes;
using Cylch.Rules.Statistics;
using NodaTime;

namespace Cylch.Rules.Fairness;

/// <summary>
/// Asks six questions of the facts of one authority. The same facts give the same findings, and the order of the facts changes nothing.
/// Formulas, sources and what each assumes: docs/features/fairness.md.
/// </summary>
public static class FairnessWatch
{
    private const int MonthsAQuarter = 3;

    public static IReadOnlyList<FairnessFinding> Of(FairnessFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [Complexity(facts), Thresholds(facts), Baselines(facts), Confirmed(facts), ReturnSoon(facts), Targets(facts)];
    }

    /// <summary>What lies how far from the mark, in whole points: 0 is the first reading that counts as past it.</summary>
    /// <returns>Null where there is no mark, or nothing to measure from.</returns>
    public static int? FromMark(CheckedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result is not { Kind: OutcomeKind.Change, Mark: { } mark, Start: { } start, Target: { } target, Reading: { } reading } || target <= start)
        {
            return null;
        }

        // Exactly on the mark counts as past it, so the mark is the next whole point.
        var way = (target - start) * mark.Numerator;
        return reading - start - (int)((way + mark.Denominator - 1) / mark.Denominator);
    }

    /// <summary>Whether a target is no further above its start than the part of the scale the rule names.</summary>
    public static bool IsNear(TargetSet target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var range = MeasureRange.Of(target.Measure);
        return new Share(target.Target - target.Start, range.Most - range.Least) <= FairnessRule.Near;
    }

    private static FairnessFinding Complexity(FairnessFacts facts)
    {
        var care = facts.Care.Where(taken => Within(facts, taken.StartsOn)).ToList();
        var waited = care.Where(taken => taken.PlanApprovedOn is not null).ToLookup(taken => taken.ComplexityBand == FairnessRule.ComplexBand);
        var parts = Parts(waited[true], waited[false], taken =>
            Period.DaysBetween(taken.PlanApprovedOn!.Value, taken.StartsOn) > FairnessRule.LongWaitDays);
        return Found(
            FairnessQuestion.Complexity, ComparedProviders.Of(care, taken => taken.ProviderId, taken => taken.ComplexityBand == FairnessRule.ComplexBand, asksForFew: true),
            parts);
    }

    private static FairnessFinding Thresholds(FairnessFacts facts)
    {
        var near = facts.Results.Where(result => Within(facts, result.VerifiedOn))
            .Select(result => (result.ProviderId, From: FromMark(result)))
            .Where(result => result.From is { } from && Math.Abs(from) <= FairnessRule.Reach).ToList();
        int[] bars = [.. Enumerable.Range(-FairnessRule.Reach, 2 * FairnessRule.Reach + 1).Select(from => near.Count(result => result.From == from))];
        return Found(
            FairnessQuestion.Thresholds, ComparedProviders.Of(near, result => result.ProviderId, result => result.From == 0), null,
            new MarkBars(bars, Bunching.Of(bars, FairnessRule.Reach)));
    }

    private static FairnessFinding Baselines(FairnessFacts facts)
    {
        var starts = facts.Starts.Where(start => Within(facts, start.LockedOn)).ToList();
        var parts = Parts(
            starts.Where(start => start.LockedOn >= facts.RecentFromOn), starts.Where(start => start.LockedOn < facts.RecentFromOn), IsLowered);
        var times = Enumerable.Range(0, FairnessRule.Months / MonthsAQuarter).Select(quarter =>
        {
            var from = facts.AsOn.PlusMonths(-FairnessRule.Months + quarter * MonthsAQuarter).PlusDays(1);
            var until = facts.AsOn.PlusMonths(-FairnessRule.Months + (quarter + 1) * MonthsAQuarter);
            var own = starts.Where(start => start.LockedOn >= from && start.LockedOn <= until).ToList();
            return new PartOfTime(from, until, own.Count, own.Count(IsLowered));
        });
        return Found(FairnessQuestion.Baselines, ComparedProviders.Of(starts, start => start.ProviderId, IsLowered), parts) with { Times = [.. times] };

        static bool IsLowered(LockedStart start) => start.Start < start.First;
    }

    private static FairnessFinding Confirmed(FairnessFacts facts)
    {
        var before = facts.FromOn.PlusMonths(-FairnessRule.Months);
        var now = facts.Results.Where(result => Within(facts, result.VerifiedOn)).ToList();
        var parts = Parts(now, facts.Results.Where(result => result.VerifiedOn >= before && result.VerifiedOn < facts.FromOn), IsByOther);
        return Found(FairnessQuestion.Confirmation, ComparedProviders.Of(now, result => result.ProviderId, IsByOther), parts);

        static bool IsByOther(CheckedResult result) => !result.ByPerson;
    }

    // Only results with all of the weeks behind them: counting the newest would make every share too small.
    private static FairnessFinding ReturnSoon(FairnessFacts facts)
    {
        var followed = facts.Results.Where(result => Within(facts, result.VerifiedOn) && result.VerifiedOn.PlusDays(FairnessRule.SoonDays) <= facts.AsOn)
            .ToLookup(result => result.Result is OutcomeResult.Achieved or OutcomeResult.Maintained);
        return Found(
            FairnessQuestion.ReturnSoon, ComparedProviders.Of(followed[true], result => result.ProviderId, FellBack),
            Parts(followed[true], followed[false], FellBack));

        static bool FellBack(CheckedResult result) => result.FellBackOn is not null;
    }

    private static FairnessFinding Targets(FairnessFacts facts)
    {
        var written = facts.Targets.Where(target => Within(facts, target.WrittenOn)).ToList();
        return Found(
            FairnessQuestion.Targets, ComparedProviders.Of(written, target => target.ProviderId, IsNear),
            Parts(written.Where(target => target.Writer == OutcomeWriter.Provider), written.Where(target => target.Writer == OutcomeWriter.Authority), IsNear));
    }

    private static FairnessFinding Found(FairnessQuestion question, ComparedProviders compared, TwoParts? parts, MarkBars? marks = null)
    {
        var wholes = (parts is { IsEnough: true } ? 1 : 0) + (marks is { Curve: not null } ? 1 : 0);
        var looks = compared.Looks + wholes;
        var standing = looks == 0 ? FairnessStanding.TooFew
            : compared.HasOutside || parts is { IsMore: true } || marks is { IsMore: true } ? FairnessStanding.WorthAsking
            : FairnessStanding.NothingUnusual;
        return new FairnessFinding(
            question, standing, compared.Whole, compared.Points, compared.Lines, parts, marks, [], looks,
            compared.Looks * FairnessRule.ChanceForOne + wholes * FairnessRule.ChanceForWhole);
    }

    private static TwoParts? Parts<T>(IEnumerable<T> asked, IEnumerable<T> other, Func<T, bool> isCounted)
    {
        var (one, two) = (asked.ToList(), other.ToList());
        return one.Count == 0 || two.Count == 0
            ? null
            : new TwoParts(new CountedPart(one.Count, one.Count(isCounted)), new CountedPart(two.Count, two.Count(isCounted)));
    }

    private static bool Within(FairnessFacts facts, LocalDate on) => on >= facts.FromOn && on <= facts.AsOn;
}
