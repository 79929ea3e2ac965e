using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Settlement;

/// <summary>What can be wrong with the group of an outcome, or with the day its evidence was taken.</summary>
internal static class OutcomeFactCheck
{
    public static Refusal? FirstRefusal(PaymentScheme scheme, PaymentPeriod period, PackageInputs package, OutcomeInputs outcome)
    {
        if (outcome.Finding is not VerifiedReading verified)
        {
            return null;
        }

        if (verified.TakenOn > period.End)
        {
            return new Refusal("settlement.evidence-after-window", outcome.OutcomeId, verified.TakenOn.Value, period.End);
        }

        if (verified.TakenOn is null && outcome.Kind == OutcomeKind.Change && scheme.Find<PriceWhenSustained>() is { } sustained)
        {
            return new Refusal("settlement.reading-day-missing", outcome.OutcomeId, package.PackageId, sustained.Number);
        }

        return ResultWork.TermFor(scheme, outcome.Kind) is PriceByGroup price && price.Of(outcome.Area) is null
            ? NoGroup(price, package, outcome)
            : null;
    }

    private static Refusal NoGroup(PriceByGroup price, PackageInputs package, OutcomeInputs outcome) => outcome.Area is { } area
        ? new Refusal("settlement.outcome-in-no-group", outcome.OutcomeId, package.PackageId, area, price.Number)
        : new Refusal("settlement.outcome-area-missing", outcome.OutcomeId, package.PackageId, price.Number);
}
