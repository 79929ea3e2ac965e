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
    public static Decision<StatementDraft> Period(PaymentScheme scheme, PeriodInputs inputs) => Worked(scheme, inputs, null);

    /// <summary>The very same working, keeping what each line comes to and not why: for terms that are only tried.</summary>
    /// <param name="into">Each line's amount is added to it, in order; nothing is when the answer is a refusal.</param>
    /// <returns>The statement without its lines.</returns>
    public static Decision<StatementDraft> Amounts(PaymentScheme scheme, PeriodInputs inputs, List<LineAmount> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        return Worked(scheme, inputs, into);
    }

    private static Decision<StatementDraft> Worked(PaymentScheme scheme, PeriodInputs inputs, List<LineAmount>? amounts)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(inputs);
        if (InputCheck.FirstRefusal(scheme, inputs) is { } refusal)
        {
            return refusal;
        }

        return WorkedOut(new Sheet(scheme, inputs, amounts));
    }

    /// <summary>Every step of working out, in its order, on facts that were looked through.</summary>
    internal static StatementDraft WorkedOut(Sheet sheet)
    {
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
        return new StatementDraft(
            sheet.Scheme.ContractId,
            sheet.Scheme.Version,
            sheet.Inputs.Period,
            sheet.Lines,
            new Money(sheet.TotalPence),
            Banks(sheet),
            Outcomes(sheet),
            People(sheet),
            sheet.Inputs.ResultsPaidThisYearPence + sheet.ResultsPence,
            Decided(sheet),
            sheet.Closing())
        {
            UpFrontPaid = sheet.UpFrontPaid,
            Rewarded = sheet.Rewarded,
        };
    }

    private static List<TimeBankClosing> Banks(Sheet sheet)
    {
        var banks = new List<TimeBankClosing>(sheet.Packages.Length);
        foreach (var package in sheet.Packages)
        {
            if (package.TimeBank is { } movement)
            {
                banks.Add(new TimeBankClosing(package.Inputs.PackageId, movement));
            }
        }

        return banks;
    }

    private static List<OutcomeClosing> Outcomes(Sheet sheet)
    {
        var closings = new List<OutcomeClosing>(sheet.Packages.Length * 3);
        foreach (var package in sheet.Packages)
        {
            foreach (var outcome in package.Outcomes)
            {
                closings.Add(outcome.Closing());
            }
        }

        return closings;
    }

    private static PersonYear[] People(Sheet sheet)
    {
        var people = Spans.InOrder(sheet.Inputs.People, person => person.PersonId).ToArray();
        for (var at = 0; at < people.Length; at++)
        {
            var earned = sheet.ResultsByPerson.GetValueOrDefault(people[at].PersonId);
            people[at] = earned == 0 ? people[at] : people[at] with { ResultsPaidPence = people[at].ResultsPaidPence + earned };
        }

        return people;
    }

    private static List<long> Decided(Sheet sheet)
    {
        var decided = new List<long>();
        foreach (var package in sheet.Packages)
        {
            foreach (var outcome in package.Outcomes)
            {
                if (outcome.Standing is Counts or IsNeutral)
                {
                    decided.Add(outcome.Standing.ResultId);
                }
            }

            if (package.Inputs.Independence is { } independence)
            {
                decided.Add(independence.ResultId);
            }
        }

        decided.Sort();
        return decided;
    }
}
