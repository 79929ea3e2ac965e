using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>What the records know of a contract in one period: the same for a new period and for a closed one again.</summary>
internal sealed class KnownFromRecords(ContractFacts facts)
{
    /// <param name="scheme">The terms, for the figures they ask for.</param>
    /// <param name="period">The period.</param>
    /// <param name="closed">What the run decided when it was closed; null for a period that is still open.</param>
    /// <param name="asKnownOn">For an open period, results verified later than this day are left for another.</param>
    /// <param name="standings">For an open period, what earlier periods have decided.</param>
    public KnownPeriod Of(PaymentScheme scheme, PaymentPeriod period, ClosedFindings? closed, LocalDate asKnownOn, Standings standings)
    {
        var open = new OpenFindings(facts, period, asKnownOn, standings.PaidResults);

        // What people entered in a settled period shows in that period's visits, and settling it has counted it.
        var firstSettledOn = facts.Closed.Count > 0 ? facts.Closed[0].Run.FromOn : period.Start;
        var rewards = scheme.Find<IndependenceReward>() is not null;
        var people = new HashSet<long>();
        var packages = new List<KnownPackage>(facts.Packages.Count);
        foreach (var package in facts.Packages)
        {
            // One of a person's in a period: another waits for the next, and finds that it was rewarded before.
            var independence = !rewards ? null
                : closed is not null ? closed.Independence(package.Id)
                : people.Contains(package.PersonId) ? null : Independence(package, period, asKnownOn, standings);
            if (independence is not null)
            {
                people.Add(package.PersonId);
            }

            packages.Add(Package(package, period, firstSettledOn, closed, open) with { Independence = independence });
        }

        return new KnownPeriod(period, packages, facts.Figures.Of(scheme, period, ContractStanding.Start, facts.EndsOn));
    }

    private IndependenceFinding? Independence(PackageFacts package, PaymentPeriod period, LocalDate asKnownOn, Standings standings) =>
        facts.IndependenceByPackage[package.Id]
            .Where(i => i.SinceOn <= period.End && i.KnownOn <= asKnownOn && !standings.PaidResults.Contains(i.ResultId))
            .Select(i => new IndependenceFinding(i.ResultId, standings.Rewarded.Contains(package.PersonId))).FirstOrDefault();

    private KnownPackage Package(PackageFacts package, PaymentPeriod period, LocalDate firstSettledOn, ClosedFindings? closed, OpenFindings open)
    {
        var plans = PlansOf(package);
        return new KnownPackage(
            package.Id, package.PersonId, package.Complexity,
            [.. plans.Select(p => new AgreedTime(p.Days, p.Plan.MinutesPerWeek, p.Plan.TimeBankCapMinutes))],
            facts.BankByPackage[package.Id].Where(e => e.EnteredOn < firstSettledOn).Sum(e => e.Minutes),
            [.. package.Weights.Select(weight => Outcome(package, weight, period, closed, open))],
            ValueOf(package, plans))
        {
            IsRural = package.IsRural,
        };
    }

    /// <summary>
    /// The package's plan and the versions that took over from it, each with its days within the package. A version that
    /// another package was bought for belongs to that package.
    /// </summary>
    private List<(PlanFacts Plan, DateRange Days)> PlansOf(PackageFacts package)
    {
        var versions = facts.PlansByPerson[package.PersonId].OrderBy(p => p.Number).ToList();
        var first = versions.Find(p => p.Id == package.PlanId)?.Number ?? int.MaxValue;
        var result = new List<(PlanFacts, DateRange)>();
        foreach (var plan in versions.Where(p => p.Number >= first && (p.Id == package.PlanId || !facts.PackagePlanIds.Contains(p.Id))))
        {
            // The first version carries the package from its first day, even when the plan was written to start earlier or later.
            var start = plan.Id == package.PlanId || plan.StartsOn < package.StartsOn ? package.StartsOn : plan.StartsOn;
            var next = versions.Find(p => p.Number > plan.Number && !facts.PackagePlanIds.Contains(p.Id));
            var end = Earlier(Earlier(package.EndsOn, facts.EndsOn), next?.StartsOn.PlusDays(-1));
            if (end is null || end >= start)
            {
                result.Add((plan, new DateRange(start, end)));
            }
        }

        return result;
    }

    private static PlanInputs? ValueOf(PackageFacts package, List<(PlanFacts Plan, DateRange Days)> plans) =>
        plans.Count > 0 && package is { PlanWeeks: { } weeks, PlanPenceAnHour: { } penceAnHour }
            ? new PlanInputs(
                package.StartsOn, plans[0].Plan.MinutesPerWeek, weeks, penceAnHour,
                [.. package.Weights.Select(w => new PlanPart(w.OutcomeId, w.Weight))], UpFrontPaid: false)
            : null;

    private KnownOutcome Outcome(PackageFacts package, WeightFacts bought, PaymentPeriod period, ClosedFindings? closed, OpenFindings open)
    {
        var outcome = facts.Outcomes[bought.OutcomeId];
        var agreed = closed?.Facts(outcome.Id)
            ?? new ReadingFacts(outcome.Kind, outcome.Measure, outcome.Baseline ?? 0, outcome.Target ?? outcome.Baseline ?? 0, 0);
        var hasEnded = outcome.EndedOn < period.Start;
        return new KnownOutcome(
            outcome.Id, agreed.Kind, agreed.Measure, agreed.Baseline, agreed.Target,
            closed?.Weight(package.Id, outcome.Id) ?? (hasEnded ? 0 : bought.Weight),
            closed is null ? open.Of(package.Id, outcome) : Taken(package.Id, closed.Finding(outcome.Id)))
        {
            Area = closed?.Area(outcome.Id) ?? outcome.Area,
        };
    }

    // A closed line tells the reading; the day it was taken stands with the reading, which never changes.
    private Finding? Taken(long packageId, Finding? finding) => finding is VerifiedReading verified
        ? verified with { TakenOn = facts.ResultsByPackage[packageId].FirstOrDefault(r => r.ResultId == verified.ResultId)?.On }
        : finding;

    private static LocalDate? Earlier(LocalDate? one, LocalDate? other) => one is null || other < one ? other ?? one : one;
}
