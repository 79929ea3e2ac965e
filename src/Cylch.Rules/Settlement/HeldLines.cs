using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Second of the order: a share of each package's price is held, divided among its outcomes.</summary>
internal static class HeldLines
{
    public static void Add(Sheet sheet)
    {
        if (sheet.Scheme.Find<HoldForOutcomes>() is not { } hold)
        {
            return;
        }

        foreach (var package in sheet.Packages)
        {
            if (package.TimePrice > Money.Zero)
            {
                AddFor(sheet, hold, package);
            }
        }
    }

    private static void AddFor(Sheet sheet, HoldForOutcomes hold, PackageSheet package)
    {
        var outcomes = Array.FindAll(package.Outcomes, outcome => outcome.Inputs.Weight > 0);
        var weights = Array.ConvertAll(outcomes, outcome => outcome.Inputs.Weight);
        if (outcomes.Length == 0)
        {
            sheet.Add(hold, LineKind.Held, new HoldLineInputs(package.TimePrice.Pence, weights, 0), Money.Zero, package: package);
            return;
        }

        for (var position = 0; position < outcomes.Length; position++)
        {
            var facts = new HoldLineInputs(package.TimePrice.Pence, weights, position);
            var held = HoldWork.Held(hold, facts);
            outcomes[position].AddedPence = held.Pence;
            sheet.Add(hold, LineKind.Held, facts, -held, held, package, outcomes[position]);
        }
    }
}
