using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;

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

                AddPrices(sheet, package, outcome);
                if (ResultWork.TermFor(sheet.Scheme, outcome.Inputs.Kind) is null && balance is null && CountingTerm(sheet.Scheme) is { } counting && outcome.Standing is { } counted)
                {
                    AddCounted(sheet, counting, package, outcome, counted);
                }
            }

            if (independence is not null && package.Inputs.Independence is { } finding)
            {
                var facts = new IndependenceLineInputs(finding.ResultId, finding.RewardedBefore);
                sheet.Rewarded.Add(package.Inputs.PersonId);
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
        if (standing is Waits)
        {
            AddWaits(sheet, term, package, outcome);
        }
        else if (standing is Counts counts)
        {
            var facts = new CountedLineInputs(counts.ResultId, counts.Facts);
            sheet.Add(term, LineKind.Counted, facts, Money.Zero, package: package, outcome: outcome);
        }
    }

    private static void AddPrices(Sheet sheet, PackageSheet package, OutcomeSheet outcome)
    {
        var amounts = new List<(PaymentTerm Term, Money Amount)>();
        if (ResultWork.TermFor(sheet.Scheme, outcome.Inputs.Kind) is { } price)
        {
            amounts.AddRange(Price(sheet, price, package, outcome));
        }

        if (sheet.Scheme.Find<PriceWhenSustained>() is { } sustained && outcome.Inputs.Kind == OutcomeKind.Change)
        {
            amounts.AddRange(Sustained(sheet, sustained, package, outcome));
        }

        if (amounts.Count == 0)
        {
            return;
        }

        var earned = amounts.Sum(amount => amount.Amount.Pence) + IndexLines.Add(sheet, amounts, package, outcome).Pence;
        outcome.EarnedPence = earned;
        if (earned > 0 && sheet.Scheme.Find<AttributionShare>() is { } share)
        {
            var facts = new AttributionLineInputs(outcome.Standing!.ResultId, earned);
            var change = ServiceWork.Attribution(share, facts);
            outcome.EarnedPence += change.Pence;
            sheet.Add(share, LineKind.Attribution, facts, change, package: package, outcome: outcome);
        }
    }

    private static IReadOnlyList<(PaymentTerm, Money)> Price(Sheet sheet, PaymentTerm price, PackageSheet package, OutcomeSheet outcome)
    {
        if (outcome.Standing is not Counts counts)
        {
            AddWaits(sheet, price, package, outcome);
            return [];
        }

        var complexity = package.Inputs.Complexity!.Value;
        if (price is PriceByGroup byGroup)
        {
            var inGroup = new GroupLineInputs(counts.ResultId, counts.Facts, outcome.Inputs.Area!.Value, complexity);
            var flat = BandWork.Group(byGroup, inGroup);
            sheet.Add(price, LineKind.Result, inGroup, flat, package: package, outcome: outcome);
            return [(price, flat)];
        }

        var highest = outcome.Inputs.HighestPointPaid ?? outcome.Inputs.Baseline;
        var facts = new ResultLineInputs(counts.ResultId, counts.Facts, highest, complexity);
        var amount = ResultWork.Price(price, facts);
        if (price is PricePerPoint && ResultWork.NewPoints(facts) > 0)
        {
            outcome.HighestPointPaid = highest + ResultWork.NewPoints(facts);
        }

        sheet.Add(price, LineKind.Result, facts, amount, package: package, outcome: outcome);
        return [(price, amount)];
    }

    private static IReadOnlyList<(PaymentTerm, Money)> Sustained(
        Sheet sheet, PriceWhenSustained term, PackageSheet package, OutcomeSheet outcome)
    {
        if (outcome.Standing is not Counts counts)
        {
            AddWaits(sheet, term, package, outcome);
            return [];
        }

        var takenOn = counts.TakenOn!.Value;
        var reached = ServiceWork.IsReached(counts.Facts);
        outcome.ReachedSince = BandWork.Since(outcome.Inputs.ReachedSince, reached, takenOn);
        var facts = new SustainedLineInputs(
            counts.ResultId, counts.Facts, takenOn, reached ? outcome.ReachedSince : null, outcome.Inputs.SustainedPaid,
            package.Inputs.Complexity!.Value);
        var amount = BandWork.Sustained(term, facts);
        outcome.SustainedPaid |= BandWork.IsHeld(term, facts);
        sheet.Add(term, LineKind.Sustained, facts, amount, package: package, outcome: outcome);
        return [(term, amount)];
    }

    private static void AddWaits(Sheet sheet, PaymentTerm term, PackageSheet package, OutcomeSheet outcome)
    {
        if (outcome.Standing is Waits waits)
        {
            sheet.Add(term, LineKind.Waits, new WaitLineInputs(waits.ResultId, waits.Reason, 0), Money.Zero, package: package, outcome: outcome);
        }
    }

    private static void AddBalance(
        Sheet sheet, BalanceOnConfirmation term, PackageSheet package, OutcomeSheet outcome, Standing standing)
    {
        if (standing is Waits)
        {
            AddWaits(sheet, term, package, outcome);
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
