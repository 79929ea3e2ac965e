using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>Puts together what settling one period needs from the records: the same for a new period and for a closed one again.</summary>
internal sealed class PeriodAssembly(ContractFacts facts, VisitTable visits, Standings standings)
{
    /// <param name="closed">What the run decided when it was closed; null for a period that is still open.</param>
    /// <param name="asKnownOn">For an open period, results verified later than this day are left for another.</param>
    public Decision<PeriodInputs> Of(PaymentScheme scheme, PaymentPeriod period, ClosedFindings? closed, LocalDate asKnownOn)
    {
        standings.Open(period.YearStart);
        var dependsOnResults = scheme.Find<NeutralEndings>() is not null;
        var open = new OpenFindings(facts, period, asKnownOn, standings.PaidResults);
        var packages = new List<PackageInputs>();
        foreach (var package in facts.Packages)
        {
            var given = Given(scheme, period, package);
            if (given.Refusal is { } refusal)
            {
                return refusal;
            }

            IReadOnlyList<OutcomeInputs> outcomes = dependsOnResults ? [.. package.Weights.Select(w => Outcome(package, w, period, closed, open))] : [];
            var inputs = Package(scheme, period, package, given.Value, outcomes) with
            {
                Independence = scheme.Find<IndependenceReward>() is null ? null
                    : closed is null ? Independence(package, period, asKnownOn, packages) : closed.Independence(package.Id),
            };
            if (inputs.Envelope.Count > 0 || inputs.Given.Count > 0 || outcomes.Any(o => o.Finding is not null) || inputs.Independence is not null || IsDue(inputs, scheme, period))
            {
                packages.Add(inputs);
            }
        }

        var people = packages.Select(p => p.PersonId).Distinct().Order().Select(id => new PersonYear(id, standings.PersonYearPence(id)));
        return new PeriodInputs(
            period, packages, [.. people], standings.ResultsPaidThisYearPence, new HashSet<long>(standings.PaidResults))
        {
            Contract = facts.Figures.Of(scheme, period, standings.Contract, facts.EndsOn),
        };
    }

    // One of a person's in a period: another waits for the next, and finds that it was rewarded before.
    private IndependenceFinding? Independence(PackageFacts package, PaymentPeriod period, LocalDate asKnownOn, List<PackageInputs> before) =>
        before.Exists(p => p.PersonId == package.PersonId && p.Independence is not null) ? null
            : facts.IndependenceByPackage[package.Id]
                .Where(i => i.SinceOn <= period.End && i.KnownOn <= asKnownOn && !standings.PaidResults.Contains(i.ResultId))
                .Select(i => new IndependenceFinding(i.ResultId, standings.Rewarded.Contains(package.PersonId))).FirstOrDefault();

    private static bool IsDue(PackageInputs package, PaymentScheme scheme, PaymentPeriod period) =>
        scheme.Find<UpFrontShare>() is not null && package.Plan is { UpFrontPaid: false } plan && plan.StartsOn <= period.End;

    private Decision<IReadOnlyList<BandMinutes>> Given(PaymentScheme scheme, PaymentPeriod period, PackageFacts package)
    {
        if (scheme.Find<TimeAtRate>() is { } time)
        {
            return package.IsRural is null && time.Bands.Contains(RateBand.Rural)
                ? new Refusal("settlement.rural-unknown", package.Id, time.Number)
                : MinutesByBand.Of(time, period, visits.Of(package.Id, period));
        }

        return Array.Empty<BandMinutes>();
    }

    private PackageInputs Package(
        PaymentScheme scheme, PaymentPeriod period, PackageFacts package, IReadOnlyList<BandMinutes> given, IReadOnlyList<OutcomeInputs> outcomes)
    {
        var plans = PlansOf(package);
        var envelope = new List<BandMinutes>();
        var cap = 0;
        foreach (var (plan, days) in plans)
        {
            if (days.Overlaps(period.Range))
            {
                cap = plan.TimeBankCapMinutes;
                envelope.AddRange(scheme.Find<TimeAtRate>() is { } time
                    ? EnvelopeMinutes.Of(time, period, days, plan.MinutesPerWeek, package.IsRural == true)
                    : []);
            }
        }

        // What people entered in a settled period shows in that period's visits, and settling it has counted it.
        var firstSettledOn = facts.Closed.Count > 0 ? facts.Closed[0].Run.FromOn : period.Start;
        var byPeople = facts.BankByPackage[package.Id].Where(e => e.EnteredOn < firstSettledOn).Sum(e => e.Minutes);
        var bank = new TimeBankInputs(byPeople + standings.BankMinutes(package.Id), cap);
        return new PackageInputs(
            package.Id, package.PersonId, package.Complexity, envelope, given, bank, outcomes, ValueOf(package, plans));
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

    private PlanInputs? ValueOf(PackageFacts package, List<(PlanFacts Plan, DateRange Days)> plans) =>
        plans.Count > 0 && package is { PlanWeeks: { } weeks, PlanPenceAnHour: { } penceAnHour }
            ? new PlanInputs(
                package.StartsOn, plans[0].Plan.MinutesPerWeek, weeks, penceAnHour,
                [.. package.Weights.Select(w => new PlanPart(w.OutcomeId, w.Weight))], standings.UpFrontPaid.Contains(package.Id))
            : null;

    private OutcomeInputs Outcome(
        PackageFacts package, WeightFacts bought, PaymentPeriod period, ClosedFindings? closed, OpenFindings open)
    {
        var outcome = facts.Outcomes[bought.OutcomeId];
        var before = standings.Outcome(outcome.Id);
        var agreed = closed?.Facts(outcome.Id)
            ?? new ReadingFacts(outcome.Kind, outcome.Measure, outcome.Baseline ?? 0, outcome.Target ?? outcome.Baseline ?? 0, 0);
        var hasEnded = outcome.EndedOn < period.Start;
        return new OutcomeInputs(
            outcome.Id, agreed.Kind, agreed.Measure, agreed.Baseline, agreed.Target,
            closed?.Weight(package.Id, outcome.Id) ?? (hasEnded ? 0 : bought.Weight),
            before?.Held ?? HeldMoney.None, before?.HighestPointPaid, before?.ResultsPaidPence ?? 0, before?.BalanceClosed ?? false,
            closed is null ? open.Of(package.Id, outcome) : Taken(package.Id, closed.Finding(outcome.Id)))
        {
            Area = closed?.Area(outcome.Id) ?? outcome.Area,
            ReachedSince = before?.ReachedSince,
            SustainedPaid = before?.SustainedPaid ?? false,
        };
    }

    // A closed line tells the reading; the day it was taken stands with the reading, which never changes.
    private Finding? Taken(long packageId, Finding? finding) => finding is VerifiedReading verified
        ? verified with { TakenOn = facts.ResultsByPackage[packageId].FirstOrDefault(r => r.ResultId == verified.ResultId)?.On }
        : finding;

    private static LocalDate? Earlier(LocalDate? one, LocalDate? other) => one is null || other < one ? other ?? one : one;
}
