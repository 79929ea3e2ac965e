using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Fifth of the order: balances of plans, prices of results, and rewards for independence.</summary>
internal static class ResultLines
{
    public static void Add(Sheet sheet)
    {
        var balance = sheet.Scheme.Find<BalanceOnConfirmation>();
        var independence = sheet.Scheme.Find<IndependenceReward>();
        foreach (var package in sheet.Packages)
        {
            foreach (var outcome in package.Outcomes)
            {
                if (balance is not null && outcome.Standing is { } standing)
                {
                    AddBalance(sheet, balance, package, outcome, standing);
                }

                if (ResultWork.TermFor(sheet.Scheme, outcome.Inputs.Kind) is { } price)
                {
                    AddPrice(sheet, price, package, outcome);
                }
                else if (balance is null && CountingTerm(sheet.Scheme) is { } counting && outcome.Standing is { } counted)
                {
                    AddCounted(sheet, counting, package, outcome, counted);
                }
            }

            if (independence is not null && package.Inputs.Independence is { } finding)
            {
                var facts = new IndependenceLineInputs(finding.ResultId, finding.RewardedBefore);
                sheet.Add(independence, LineKind.Independence, facts, ResultWork.Independence(independence, facts), package: package);
            }
        }
    }

    // Results that no term prices by themselves still count towards a tier or a gate, and each has a line that says so.
    private static PaymentTerm? CountingTerm(PaymentScheme scheme) => scheme.Find<ReleaseOnVerified>() is null
        ? (PaymentTerm?)scheme.Find<PriceByTier>() ?? scheme.Find<GainShare>()
        : null;

    private static void AddCounted(Sheet sheet, PaymentTerm term, PackageSheet package, OutcomeSheet outcome, Standing standing)
    {
        if (standing is Waits waits)
        {
            var waiting = new WaitLineInputs(waits.ResultId, waits.Reason, 0);
            sheet.Add(term, LineKind.Waits, waiting, Money.Zero, package: package, outcome: outcome);
        }
        else if (standing is Counts counts)
        {
            var facts = new CountedLineInputs(counts.ResultId, counts.Facts);
            sheet.Add(term, LineKind.Counted, facts, Money.Zero, package: package, outcome: outcome);
        }
    }

    private static void AddPrice(Sheet sheet, PaymentTerm price, PackageSheet package, OutcomeSheet outcome)
    {
        if (outcome.Standing is Waits waits)
        {
            var waiting = new WaitLineInputs(waits.ResultId, waits.Reason, 0);
            sheet.Add(price, LineKind.Waits, waiting, Money.Zero, package: package, outcome: outcome);
            return;
        }

        if (outcome.Standing is not Counts counts)
        {
            return;
        }

        var highest = outcome.Inputs.HighestPointPaid ?? outcome.Inputs.Baseline;
        var facts = new ResultLineInputs(counts.ResultId, counts.Facts, highest, package.Inputs.Complexity!.Value);
        var amount = ResultWork.Price(price, facts);
        if (price is PricePerPoint && ResultWork.NewPoints(facts) > 0)
        {
            outcome.HighestPointPaid = highest + ResultWork.NewPoints(facts);
        }

        outcome.EarnedPence = amount.Pence;
        sheet.Add(price, LineKind.Result, facts, amount, package: package, outcome: outcome);
        if (amount > Money.Zero && sheet.Scheme.Find<AttributionShare>() is { } share)
        {
            var earned = new AttributionLineInputs(counts.ResultId, amount.Pence);
            var change = ServiceWork.Attribution(share, earned);
            outcome.EarnedPence += change.Pence;
            sheet.Add(share, LineKind.Attribution, earned, change, package: package, outcome: outcome);
        }
    }

    private static void AddBalance(
        Sheet sheet, BalanceOnConfirmation term, PackageSheet package, OutcomeSheet outcome, Standing standing)
    {
        if (standing is Waits waits)
        {
            var waiting = new WaitLineInputs(waits.ResultId, waits.Reason, 0);
            sheet.Add(term, LineKind.Waits, waiting, Money.Zero, package: package, outcome: outcome);
            return;
        }

        var facts = BalanceFacts(package.Inputs.Plan!, outcome.Inputs, standing);
        var upFront = (UpFrontShare)sheet.Scheme.Numbered(term.UpFrontTerm)!;
        var amount = ResultWork.Balance(term, upFront, facts);
        outcome.BalanceClosed = facts.PaidBefore || standing is IsNeutral
            || (facts.Facts is { } reading && Reach.IsMet(reading, term.MaintenanceTolerancePoints));
        sheet.Add(term, LineKind.Balance, facts, amount, package: package, outcome: outcome);
    }

    private static BalanceLineInputs BalanceFacts(PlanInputs plan, OutcomeInputs outcome, Standing standing)
    {
        var parts = plan.Parts.OrderBy(part => part.OutcomeId).ToList();
        return new BalanceLineInputs(
            standing.ResultId,
            (standing as Counts)?.Facts,
            (standing as IsNeutral)?.Reason,
            new PlanLineInputs(plan.WeeklyMinutes, plan.Weeks, plan.PenceAnHour),
            [.. parts.Select(part => part.Weight)],
            parts.FindIndex(part => part.OutcomeId == outcome.OutcomeId),
            outcome.BalanceClosed);
    }
}
