using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>What can be wrong with the facts of one package or one of its outcomes.</summary>
internal static class PackageCheck
{
    public static Refusal? FirstRefusal(PaymentScheme scheme, PeriodInputs inputs, PackageInputs package)
    {
        var period = inputs.Period;
        var refusal = Bank(package) ?? Plan(scheme, package) ?? Reward(scheme, package);
        if (refusal is null && scheme.Find<TimeAtRate>() is { } time)
        {
            refusal = Minutes(scheme, time, period, package, package.Envelope) ?? Minutes(scheme, time, period, package, package.Given)
                ?? AfterEnd(inputs.Contract.EndsOn, package);
        }

        foreach (var outcome in Spans.Of(package.Outcomes))
        {
            refusal ??= Outcome(scheme, package, outcome) ?? OutcomeFactCheck.FirstRefusal(scheme, period, package, outcome);
        }

        return refusal;
    }

    private static Refusal? AfterEnd(LocalDate? endsOn, PackageInputs package) =>
        package.Envelope.Concat(package.Given).FirstOrDefault(row => row.Minutes > 0 && row.From > endsOn) is { } late
            ? new Refusal("settlement.minutes-after-contract", package.PackageId, late.From, endsOn!.Value)
            : null;

    private static Refusal? Bank(PackageInputs package) =>
        package.TimeBank.OpeningMinutes < 0 || package.TimeBank.CapMinutes < 0
            ? new Refusal("settlement.time-bank-below-zero", package.PackageId)
            : null;

    private static Refusal? Plan(PaymentScheme scheme, PackageInputs package)
    {
        if (scheme.Find<UpFrontShare>() is null)
        {
            return null;
        }

        if (package.Plan is not { } plan)
        {
            return new Refusal("settlement.plan-missing", package.PackageId);
        }

        if (plan.WeeklyMinutes < 0 || plan.Weeks < 0 || plan.PenceAnHour < 0)
        {
            return new Refusal("settlement.plan-below-zero", package.PackageId);
        }

        return plan.Parts.Any(part => part.Weight < 0) || plan.Parts.All(part => part.Weight == 0)
            || plan.Parts.DistinctBy(part => part.OutcomeId).Count() != plan.Parts.Count
            ? new Refusal("settlement.plan-parts-unsound", package.PackageId)
            : null;
    }

    private static Refusal? Reward(PaymentScheme scheme, PackageInputs package) =>
        package.Independence is not null && scheme.Find<IndependenceReward>() is null
            ? new Refusal("settlement.no-reward-for-independence", package.PackageId)
            : null;

    private static Refusal? Minutes(
        PaymentScheme scheme, TimeAtRate time, PaymentPeriod period, PackageInputs package, IReadOnlyList<BandMinutes> rows)
    {
        var rates = RateTable.Of(time);
        foreach (var row in Spans.Of(rows))
        {
            var refusal = Row(scheme, time, rates, period, package, row);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? Row(
        PaymentScheme scheme, TimeAtRate time, RateTable rates, PaymentPeriod period, PackageInputs package, BandMinutes row)
    {
        if (row.Minutes < 0 || row.Until < row.From)
        {
            return new Refusal("settlement.minutes-unsound", package.PackageId, row.Band, row.From);
        }

        if (row.From < period.Start || row.Until > period.End)
        {
            return new Refusal("settlement.minutes-outside-period", package.PackageId, row.From, row.Until);
        }

        if (row.From < scheme.InForceFrom)
        {
            return new Refusal("settlement.minutes-before-terms", package.PackageId, row.From, scheme.InForceFrom);
        }

        if (rates.IsOneRate(row.Band, row.From, row.Until))
        {
            return null;
        }

        if (!rates.Uses(row.Band) || rates.PenceAnHour(row.Band, row.From) is null)
        {
            return new Refusal("settlement.rate-missing", row.Band, row.From, time.Number);
        }

        if (rates.PenceAnHour(row.Band, row.Until) is null)
        {
            return new Refusal("settlement.rate-missing", row.Band, row.Until, time.Number);
        }

        return rates.ChangesWithin(row.Band, row.From, row.Until)
            ? new Refusal("settlement.minutes-across-rates", package.PackageId, row.Band, row.From, row.Until)
            : null;
    }

    private static Refusal? Outcome(PaymentScheme scheme, PackageInputs package, OutcomeInputs outcome)
    {
        if (outcome.Weight < 0)
        {
            return new Refusal("settlement.weight-below-zero", outcome.OutcomeId);
        }

        var held = outcome.Held;
        if (held.FreshPence < 0 || held.WaitingPence < 0 || held.WaitingWholePence < held.WaitingPence)
        {
            return new Refusal("settlement.held-unsound", outcome.OutcomeId);
        }

        if (outcome.ResultsPaidPence < 0)
        {
            return new Refusal("settlement.total-below-zero");
        }

        return outcome.Finding is { } finding ? Found(scheme, package, outcome, finding) : null;
    }

    private static Refusal? Found(PaymentScheme scheme, PackageInputs package, OutcomeInputs outcome, Finding finding)
    {
        var priced = ResultWork.TermFor(scheme, outcome.Kind) is not null
            || (outcome.Kind == OutcomeKind.Change && scheme.Find<PriceWhenSustained>() is not null);
        var release = scheme.Find<ReleaseOnVerified>() is not null;
        var balance = scheme.Find<BalanceOnConfirmation>() is not null;
        if (outcome.Held.TotalPence > 0 && !release)
        {
            return new Refusal("settlement.held-without-release", outcome.OutcomeId, new Money(outcome.Held.TotalPence));
        }

        var counted = scheme.Find<PriceByTier>() is not null || scheme.Find<GainShare>() is not null;
        if (DependsOnResults(scheme) && !priced && !release && !balance && !counted)
        {
            return new Refusal("settlement.outcome-in-no-term", outcome.OutcomeId);
        }

        if (balance && package.Plan!.Parts.All(part => part.OutcomeId != outcome.OutcomeId))
        {
            return new Refusal("settlement.outcome-not-in-plan", outcome.OutcomeId, package.PackageId);
        }

        if (priced && package.Complexity is null)
        {
            return new Refusal("settlement.complexity-missing", package.PackageId);
        }

        return finding is VerifiedReading verified ? Values(outcome, verified) : null;
    }

    private static Refusal? Values(OutcomeInputs outcome, VerifiedReading verified)
    {
        var judged = Judge.Result(outcome.Kind, outcome.Measure, outcome.Baseline, outcome.Target, verified.Reading);
        if (judged.Refusal is { } refusal)
        {
            return refusal;
        }

        return outcome.HighestPointPaid is { } highest
            ? MeasureRange.Of(outcome.Measure).Refuse("outcomes.reading-outside-measure", highest)
            : null;
    }

    private static bool DependsOnResults(PaymentScheme scheme) => scheme.Find<NeutralEndings>() is not null;
}
