using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>First of the order: what is paid for time, as a block, or up front, before any result is looked at.</summary>
internal static class RegularLines
{
    public static void Add(Sheet sheet)
    {
        if (sheet.Scheme.Find<TimeAtRate>() is { } time)
        {
            foreach (var package in sheet.Packages)
            {
                AddTime(sheet, time, package);
            }
        }

        if (sheet.Scheme.Find<BlockPayment>() is { } block)
        {
            var facts = new BlockLineInputs(sheet.Inputs.Period.Number);
            sheet.Add(block, LineKind.Block, facts, TimeWork.Block(block, facts));
        }

        if (sheet.Scheme.Find<UpFrontShare>() is { } upFront)
        {
            foreach (var package in sheet.Packages)
            {
                AddUpFront(sheet, upFront, package);
            }
        }
    }

    private static void AddTime(Sheet sheet, TimeAtRate time, PackageSheet package)
    {
        var inputs = package.Inputs;

        // A package kept only for a late review has no time of its own and needs no line to say so.
        if (inputs.Envelope.Count == 0 && inputs.Given.Count == 0)
        {
            return;
        }

        var facts = new TimeLineInputs(inputs.Envelope, inputs.Given, inputs.TimeBank.OpeningMinutes, inputs.TimeBank.CapMinutes);
        package.TimePrice = TimeWork.Price(time, facts);
        package.TimeBank = TimeWork.Bank(facts);
        sheet.Add(time, LineKind.Time, facts, package.TimePrice, package: package);
    }

    private static void AddUpFront(Sheet sheet, UpFrontShare upFront, PackageSheet package)
    {
        var plan = package.Inputs.Plan!;
        if (plan.UpFrontPaid || plan.StartsOn > sheet.Inputs.Period.End)
        {
            return;
        }

        var facts = new PlanLineInputs(plan.WeeklyMinutes, plan.Weeks, plan.PenceAnHour);
        sheet.Add(upFront, LineKind.UpFront, facts, TimeWork.UpFront(upFront, facts), package: package);
    }
}
