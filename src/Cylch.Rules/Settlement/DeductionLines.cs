using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Last of the order: deductions come after every cap, so that a full cap cannot hide a missed outcome.</summary>
internal static class DeductionLines
{
    public static void Add(Sheet sheet)
    {
        if (sheet.Scheme.Find<MissedDeduction>() is not { } missed)
        {
            return;
        }

        foreach (var package in sheet.Packages)
        {
            foreach (var outcome in package.Outcomes)
            {
                if (outcome.Standing is Counts counts && !Reach.IsMet(counts.Facts, missed.MaintenanceTolerancePoints))
                {
                    var facts = new MissedLineInputs(counts.ResultId, counts.Facts);
                    sheet.Add(missed, LineKind.Missed, facts, ResultWork.Missed(missed), package: package, outcome: outcome);
                }
            }
        }
    }
}
