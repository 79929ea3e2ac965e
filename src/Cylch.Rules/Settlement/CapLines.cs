using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Sixth of the order: what results earned above a cap comes off, on a line of its own: outcome, person, contract.</summary>
internal static class CapLines
{
    public static void Add(Sheet sheet)
    {
        ByOutcome(sheet);
        ByPerson(sheet);
        ByContract(sheet);
    }

    private static void ByOutcome(Sheet sheet)
    {
        if (sheet.Scheme.Find<OutcomeCap>() is not { } cap)
        {
            return;
        }

        foreach (var package in sheet.Packages)
        {
            foreach (var outcome in package.Outcomes)
            {
                var facts = new CapLineInputs(outcome.Inputs.ResultsPaidPence, outcome.EarnedPence);
                var over = ResultWork.OverCap(cap.CapPence, facts);
                if (over < Money.Zero)
                {
                    outcome.EarnedPence += over.Pence;
                    sheet.Add(cap, LineKind.OutcomeCap, facts, over, package: package, outcome: outcome);
                }
            }
        }
    }

    private static void ByPerson(Sheet sheet)
    {
        foreach (var package in sheet.Packages)
        {
            var earned = 0L;
            foreach (var outcome in package.Outcomes)
            {
                earned += outcome.EarnedPence;
            }

            var before = sheet.ResultsByPerson.GetValueOrDefault(package.Inputs.PersonId);
            sheet.ResultsByPerson[package.Inputs.PersonId] = before + earned;
        }

        if (sheet.Scheme.Find<PersonYearCap>() is not { } cap)
        {
            return;
        }

        foreach (var person in sheet.Inputs.People.OrderBy(person => person.PersonId))
        {
            var facts = new CapLineInputs(person.ResultsPaidPence, sheet.ResultsByPerson.GetValueOrDefault(person.PersonId));
            var over = ResultWork.OverCap(cap.CapPence, facts);
            if (over < Money.Zero)
            {
                sheet.ResultsByPerson[person.PersonId] += over.Pence;
                sheet.Add(cap, LineKind.PersonCap, facts, over, personId: person.PersonId);
            }
        }
    }

    private static void ByContract(Sheet sheet)
    {
        sheet.ResultsPence = sheet.Others.ResultsPence + sheet.ResultsByPerson.Values.Sum();
        ContractLines.AddTier(sheet);
        if (sheet.Scheme.Find<ContractYearCap>() is not { } cap)
        {
            return;
        }

        var facts = new CapLineInputs(sheet.Inputs.ResultsPaidThisYearPence, sheet.ResultsPence);
        var over = ResultWork.OverCap(cap.CapPence, facts);
        if (over < Money.Zero)
        {
            sheet.ResultsPence += over.Pence;
            sheet.Add(cap, LineKind.ContractCap, facts, over);
        }
    }
}
