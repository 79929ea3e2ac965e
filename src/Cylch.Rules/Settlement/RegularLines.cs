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

        AddWhateverIsGiven(sheet);

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
        package.TimePrice += IndexLines.Add(sheet, [(time, package.TimePrice)], package);
    }

    // Equal payments and capitation: what is paid whatever the hours.
    private static void AddWhateverIsGiven(Sheet sheet)
    {
        var amounts = new List<(PaymentTerm, Money)>();
        if (sheet.Scheme.Find<BlockPayment>() is { } block && block.PartIn(sheet.Inputs.Period.Number) is { } part)
        {
            var facts = new BlockLineInputs(part);
            amounts.Add((block, TimeWork.Block(block, facts)));
            sheet.Add(block, LineKind.Block, facts, amounts[^1].Item2);
        }

        if (sheet.Scheme.Find<CapitationByBand>() is { } capitation)
        {
            var facts = new CapitationLineInputs([.. capitation.Bands.Select((_, place) => sheet.Contract.Population
                .First(count => count.TermNumber == capitation.Number && count.Place == place).People)]);
            amounts.Add((capitation, BandWork.Capitation(capitation, facts)));
            sheet.Add(capitation, LineKind.Capitation, facts, amounts[^1].Item2);
        }

        IndexLines.Add(sheet, amounts);
    }

    private static void AddUpFront(Sheet sheet, UpFrontShare upFront, PackageSheet package)
    {
        var plan = package.Inputs.Plan!;
        if (plan.UpFrontPaid || plan.StartsOn > sheet.Inputs.Period.End)
        {
            return;
        }

        var facts = new PlanLineInputs(plan.WeeklyMinutes, plan.Weeks, plan.PenceAnHour);
        sheet.UpFrontPaid.Add(package.Inputs.PackageId);
        sheet.Add(upFront, LineKind.UpFront, facts, TimeWork.UpFront(upFront, facts), package: package);
    }
}
