using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Settles one contract for one period, from its terms and facts alone.</summary>
public static class Settle
{
    /// <summary>
    /// The statement, or the first reason why there can be none. The order of working out is fixed: time, block, capitation and
    /// up-front shares (indexes at once on each), hold, leave out neutral, release, results (and balances and rewards; each result
    /// moved by its index, then less what is not the service's doing), cap for one outcome, for one person, tiers, cap for the
    /// contract, satisfaction, limit for the period, gain, floors and ceilings, smoothing, deductions. Corrections are new entries made by the caller.
    /// </summary>
    /// <returns>The same lines for the same facts, whatever order they are given in.</returns>
    /// <exception cref="OverflowException">An amount does not fit in 64 bits.</exception>
    public static Decision<StatementDraft> Period(PaymentScheme scheme, PeriodInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(inputs);
        if (InputCheck.FirstRefusal(scheme, inputs) is { } refusal)
        {
            return refusal;
        }

        var sheet = new Sheet(scheme, inputs);
        RegularLines.Add(sheet);
        HeldLines.Add(sheet);
        ReviewLines.Add(sheet);
        ResultLines.Add(sheet);
        CapLines.Add(sheet);
        ContractLines.AddSatisfactionAndLimits(sheet);
        DeductionLines.Add(sheet);
        ContractLines.AddDeductions(sheet);
        return Draft(sheet);
    }

    private static StatementDraft Draft(Sheet sheet)
    {
        var total = Money.Zero;
        foreach (var line in sheet.Lines)
        {
            total += line.Amount;
        }

        return new StatementDraft(
            sheet.Scheme.ContractId,
            sheet.Scheme.Version,
            sheet.Inputs.Period,
            sheet.Lines,
            total,
            [.. sheet.Packages.Where(package => package.TimeBank is not null)
                .Select(package => new TimeBankClosing(package.Inputs.PackageId, package.TimeBank!))],
            [.. sheet.Packages.SelectMany(package => package.Outcomes).Select(outcome => outcome.Closing())],
            [.. sheet.Inputs.People.OrderBy(person => person.PersonId).Select(person => person with
            {
                ResultsPaidPence = person.ResultsPaidPence + sheet.ResultsByPerson.GetValueOrDefault(person.PersonId),
            })],
            sheet.Inputs.ResultsPaidThisYearPence + sheet.ResultsPence,
            Decided(sheet),
            sheet.Closing());
    }

    private static IReadOnlyList<long> Decided(Sheet sheet)
    {
        var outcomes = sheet.Packages.SelectMany(package => package.Outcomes)
            .Where(outcome => outcome.Standing is Counts or IsNeutral)
            .Select(outcome => outcome.Standing!.ResultId);
        var independence = sheet.Packages
            .Where(package => package.Inputs.Independence is not null)
            .Select(package => package.Inputs.Independence!.ResultId);
        return [.. outcomes.Concat(independence).Order()];
    }
}
