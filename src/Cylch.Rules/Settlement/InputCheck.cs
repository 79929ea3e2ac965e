using System.Runtime.CompilerServices;
using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Everything that can make settling a period impossible, looked for before any line is worked out, so that a refusal leaves
/// nothing half done. What passes here cannot fail later for want of a fact.
/// </summary>
internal static class InputCheck
{
    // The terms of a contract are looked through once, however many periods are settled by them: they cannot change.
    private static readonly ConditionalWeakTable<PaymentScheme, FirstOf> Unsound = [];

    public static Refusal? FirstRefusal(PaymentScheme scheme, PeriodInputs inputs) => FirstRefusal(scheme, inputs, inputs.Packages);

    /// <param name="scheme">The terms.</param>
    /// <param name="inputs">All facts.</param>
    /// <param name="unseen">The packages that have not passed yet, each by itself, under these terms in this period.</param>
    public static Refusal? FirstRefusal(PaymentScheme scheme, PeriodInputs inputs, IReadOnlyList<PackageInputs> unseen)
    {
        if (Unsound.GetValue(scheme, made => new FirstOf(SchemeCheck.AllRefusals(made))).Refusal is { } unsound)
        {
            return unsound;
        }

        return Period(scheme, inputs) ?? Twice(inputs) ?? Results(inputs) ?? Totals(scheme, inputs)
            ?? ContractCheck.FirstRefusal(scheme, inputs.Period, inputs.Contract) ?? Packages(scheme, inputs, unseen);
    }

    /// <summary>Where the terms and the period have passed before, and so have packages, people, outcomes and results as such.</summary>
    public static Refusal? FirstOfSameNames(PaymentScheme scheme, PeriodInputs inputs, IReadOnlyList<PackageInputs> unseen) =>
        ContractCheck.FirstRefusal(scheme, inputs.Period, inputs.Contract) ?? Packages(scheme, inputs, unseen);

    private static Refusal? Period(PaymentScheme scheme, PeriodInputs inputs)
    {
        if (inputs.Period.End < scheme.InForceFrom)
        {
            return new Refusal("settlement.before-terms-in-force", scheme.InForceFrom, inputs.Period.Start, inputs.Period.End);
        }

        // A part of a year's block is for a whole period; how to share out a first broken period has to be agreed, not guessed.
        return scheme.Terms.Any(term => term is BlockPayment or CapitationByBand) && inputs.Period.Start < scheme.InForceFrom
            ? new Refusal("settlement.block-part-period", scheme.InForceFrom, inputs.Period.Start)
            : null;
    }

    private static Refusal? Twice(PeriodInputs inputs) =>
        Refused(Spans.FirstTwice(Spans.Of(inputs.Packages), package => package.PackageId), "settlement.package-twice")
        ?? Refused(Spans.FirstTwice<long>(OutcomesOf(inputs), id => id), "settlement.outcome-twice")
        ?? Refused(Spans.FirstTwice(Spans.Of(inputs.People), person => person.PersonId), "settlement.person-twice")
        ?? Refused(Spans.FirstTwice<long>(PeopleWithIndependence(inputs), id => id), "settlement.independence-twice");

    private static Refusal? Refused(long? twice, string code) => twice is { } id ? new Refusal(code, id) : null;

    private static ReadOnlySpan<long> OutcomesOf(PeriodInputs inputs)
    {
        var ids = new List<long>(inputs.Packages.Count * 3);
        foreach (var package in Spans.Of(inputs.Packages))
        {
            foreach (var outcome in Spans.Of(package.Outcomes))
            {
                ids.Add(outcome.OutcomeId);
            }
        }

        return Spans.Of(ids);
    }

    private static ReadOnlySpan<long> PeopleWithIndependence(PeriodInputs inputs)
    {
        var ids = new List<long>();
        foreach (var package in Spans.Of(inputs.Packages))
        {
            if (package.Independence is not null)
            {
                ids.Add(package.PersonId);
            }
        }

        return Spans.Of(ids);
    }

    private static Refusal? Results(PeriodInputs inputs)
    {
        var seen = new HashSet<long>();
        foreach (var package in Spans.Of(inputs.Packages))
        {
            foreach (var outcome in Spans.Of(package.Outcomes))
            {
                if (outcome.Finding is { } finding && Result(inputs, seen, finding.ResultId) is { } refusal)
                {
                    return refusal;
                }
            }

            if (package.Independence is { } independence && Result(inputs, seen, independence.ResultId) is { } again)
            {
                return again;
            }
        }

        return null;
    }

    private static Refusal? Result(PeriodInputs inputs, HashSet<long> seen, long result)
    {
        if (!seen.Add(result))
        {
            return new Refusal("settlement.result-twice", result);
        }

        return inputs.PaidResults.Contains(result) ? new Refusal("settlement.result-already-paid", result) : null;
    }

    private static Refusal? Totals(PaymentScheme scheme, PeriodInputs inputs)
    {
        if (inputs.ResultsPaidThisYearPence < 0 || inputs.People.Any(person => person.ResultsPaidPence < 0))
        {
            return new Refusal("settlement.total-below-zero");
        }

        if (scheme.Find<PersonYearCap>() is not { } cap)
        {
            return null;
        }

        var known = new HashSet<long>(inputs.People.Count);
        foreach (var person in Spans.Of(inputs.People))
        {
            known.Add(person.PersonId);
        }

        foreach (var package in Spans.Of(inputs.Packages))
        {
            if (!known.Contains(package.PersonId))
            {
                return new Refusal("settlement.person-total-missing", package.PersonId, cap.Number);
            }
        }

        return null;
    }

    private static Refusal? Packages(PaymentScheme scheme, PeriodInputs inputs, IReadOnlyList<PackageInputs> unseen)
    {
        foreach (var package in Spans.Of(unseen))
        {
            var refusal = PackageCheck.FirstRefusal(scheme, inputs, package);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private sealed class FirstOf(IReadOnlyList<Refusal> refusals)
    {
        public Refusal? Refusal { get; } = refusals.Count > 0 ? refusals[0] : null;
    }
}
