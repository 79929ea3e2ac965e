using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>
/// Everything that can make settling a period impossible, looked for before any line is worked out, so that a refusal leaves
/// nothing half done. What passes here cannot fail later for want of a fact.
/// </summary>
internal static class InputCheck
{
    public static Refusal? FirstRefusal(PaymentScheme scheme, PeriodInputs inputs)
    {
        if (SchemeCheck.AllRefusals(scheme) is [var unsound, ..])
        {
            return unsound;
        }

        return Period(scheme, inputs) ?? Twice(inputs) ?? Results(inputs) ?? Totals(scheme, inputs)
            ?? ContractCheck.FirstRefusal(scheme, inputs.Period, inputs.Contract) ?? Packages(scheme, inputs);
    }

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
        FirstTwice(inputs.Packages.Select(package => package.PackageId), "settlement.package-twice")
        ?? FirstTwice(inputs.Packages.SelectMany(package => package.Outcomes).Select(outcome => outcome.OutcomeId), "settlement.outcome-twice")
        ?? FirstTwice(inputs.People.Select(person => person.PersonId), "settlement.person-twice")
        ?? FirstTwice(
            inputs.Packages.Where(package => package.Independence is not null).Select(package => package.PersonId),
            "settlement.independence-twice");

    private static Refusal? FirstTwice(IEnumerable<long> ids, string code)
    {
        var seen = new HashSet<long>();
        foreach (var id in ids)
        {
            if (!seen.Add(id))
            {
                return new Refusal(code, id);
            }
        }

        return null;
    }

    private static Refusal? Results(PeriodInputs inputs)
    {
        var seen = new HashSet<long>();
        foreach (var result in inputs.Packages.SelectMany(ResultsOf))
        {
            if (!seen.Add(result))
            {
                return new Refusal("settlement.result-twice", result);
            }

            if (inputs.PaidResults.Contains(result))
            {
                return new Refusal("settlement.result-already-paid", result);
            }
        }

        return null;
    }

    private static IEnumerable<long> ResultsOf(PackageInputs package)
    {
        foreach (var outcome in package.Outcomes)
        {
            if (outcome.Finding is { } finding)
            {
                yield return finding.ResultId;
            }
        }

        if (package.Independence is { } independence)
        {
            yield return independence.ResultId;
        }
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

        var known = inputs.People.Select(person => person.PersonId).ToHashSet();
        var missing = inputs.Packages.FirstOrDefault(package => !known.Contains(package.PersonId));
        return missing is null ? null : new Refusal("settlement.person-total-missing", missing.PersonId, cap.Number);
    }

    private static Refusal? Packages(PaymentScheme scheme, PeriodInputs inputs)
    {
        foreach (var package in inputs.Packages)
        {
            var refusal = PackageCheck.FirstRefusal(scheme, inputs, package);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }
}
