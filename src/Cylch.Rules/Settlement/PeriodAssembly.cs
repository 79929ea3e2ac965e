using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Puts together what settling one period needs: the same for a new period, for a closed one again, and for a closed one under
/// terms that are only tried.
/// </summary>
public static class PeriodAssembly
{
    /// <param name="scheme">The terms to settle by.</param>
    /// <param name="known">What is known of the period.</param>
    /// <param name="visits">Its visits.</param>
    /// <param name="standings">Where everything stands after the periods before; opens the period's contract year.</param>
    /// <returns>Refused when a visit lies outside the period.</returns>
    public static Decision<PeriodInputs> Of(PaymentScheme scheme, KnownPeriod known, PeriodVisits visits, Standings standings)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(visits);
        ArgumentNullException.ThrowIfNull(standings);
        standings.Open(known.Period.YearStart);
        var time = scheme.Find<TimeAtRate>();
        var given = time is null ? null : new MinutesByBand(time, known.Period);
        var agreed = time is null ? null : new AgreedMinutes(time, known.Period);
        var dependsOnResults = scheme.Find<NeutralEndings>() is not null;
        var paysUpFront = scheme.Find<UpFrontShare>() is not null;
        var packages = new List<PackageInputs>(known.Packages.Count);
        var people = new List<long>(known.Packages.Count);
        foreach (var package in Spans.Of(known.Packages))
        {
            if (package.IsRural is null && time is not null && time.Bands.Contains(RateBand.Rural))
            {
                return new Refusal("settlement.rural-unknown", package.PackageId, time.Number);
            }

            var minutes = given is null ? Array.Empty<BandMinutes>() : given.Of(visits.Of(package.PackageId));
            if (minutes.Refusal is { } refusal)
            {
                return refusal;
            }

            var inputs = Package(agreed, known.Period, package, minutes.Value, dependsOnResults, standings);
            if (Matters(inputs) || (paysUpFront && inputs.Plan is { UpFrontPaid: false } plan && plan.StartsOn <= known.Period.End))
            {
                packages.Add(inputs);
                people.Add(inputs.PersonId);
            }
        }

        return new PeriodInputs(
            known.Period, packages, People(people, standings),
            standings.ResultsPaidThisYearPence, standings.PaidResults)
        {
            Contract = known.Contract with
            {
                Before = standings.Contract,
            },
        };
    }

    private static List<PersonYear> People(List<long> people, Standings standings)
    {
        people.Sort();
        var years = new List<PersonYear>(people.Count);
        foreach (var id in people)
        {
            if (years.Count == 0 || years[^1].PersonId != id)
            {
                years.Add(new PersonYear(id, standings.PersonYearPence(id)));
            }
        }

        return years;
    }

    private static bool Matters(PackageInputs inputs)
    {
        if (inputs.Envelope.Count > 0 || inputs.Given.Count > 0 || inputs.Independence is not null)
        {
            return true;
        }

        foreach (var outcome in Spans.Of(inputs.Outcomes))
        {
            if (outcome.Finding is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static PackageInputs Package(
        AgreedMinutes? agreed, PaymentPeriod period, KnownPackage package, IReadOnlyList<BandMinutes> given, bool dependsOnResults, Standings standings)
    {
        IReadOnlyList<BandMinutes> envelope = [];
        var cap = 0;
        foreach (var time in Spans.Of(package.Agreed))
        {
            if (time.Days.Overlaps(period.Range))
            {
                cap = time.BankCapMinutes;
                var rows = agreed is null ? [] : agreed.Of(time.Days, time.MinutesPerWeek, package.IsRural == true);
                envelope = envelope.Count == 0 ? rows : [.. envelope, .. rows];
            }
        }

        var known = Spans.Of(package.Outcomes);
        var outcomes = dependsOnResults && known.Length > 0 ? new OutcomeInputs[known.Length] : [];
        for (var at = 0; at < outcomes.Length; at++)
        {
            outcomes[at] = Outcome(known[at], standings);
        }

        return new PackageInputs(
            package.PackageId, package.PersonId, package.Complexity, envelope, given,
            new TimeBankInputs(package.BankByPeopleMinutes + standings.BankMinutes(package.PackageId), cap), outcomes,
            package.Plan is { } plan ? plan with { UpFrontPaid = standings.UpFrontPaid.Contains(package.PackageId) } : null,
            package.Independence);
    }

    private static OutcomeInputs Outcome(KnownOutcome outcome, Standings standings)
    {
        var before = standings.Outcome(outcome.OutcomeId);
        return new OutcomeInputs(
            outcome.OutcomeId, outcome.Kind, outcome.Measure, outcome.Baseline, outcome.Target, outcome.Weight,
            before?.Held ?? HeldMoney.None, before?.HighestPointPaid, before?.ResultsPaidPence ?? 0, before?.BalanceClosed ?? false,
            outcome.Finding)
        {
            Area = outcome.Area,
            ReachedSince = before?.ReachedSince,
            SustainedPaid = before?.SustainedPaid ?? false,
        };
    }
}
