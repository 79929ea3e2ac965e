using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Brokerage;

/// <summary>A care package about to be arranged, as far as the rules look at it.</summary>
/// <param name="InForceFrom">The first day of the approved plan; null when no plan is approved, or a later one has taken over.</param>
/// <param name="PlanWrittenByAccountId">Whoever wrote the plan does not buy from it.</param>
/// <param name="IsSameAuthority">The contract is of the person's own authority.</param>
/// <param name="RunsAlready">The person has a package under this contract on that day.</param>
/// <param name="Offers">How many providers offered, 0 or more.</param>
/// <param name="Terms">The payment terms in force on the first day; null when none are.</param>
/// <param name="Value">What the plan is worth, where the terms pay by it; otherwise null.</param>
/// <param name="Outcomes">What the package is bought for.</param>
public sealed record PackageDraft(
    LocalDate? InForceFrom, long? PlanWrittenByAccountId, long? ArrangedByAccountId, CommissioningModel Model, bool IsSameAuthority,
    DateRange ContractDays, LocalDate StartsOn, string ComplexityBand, bool RunsAlready, int Offers, PaymentScheme? Terms, PlanValue? Value,
    IReadOnlyList<WeighedOutcome> Outcomes)
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public Refusal? Refuse()
    {
        if (InForceFrom is not { } inForce)
        {
            return new Refusal("brokerage.plan-not-approved");
        }

        if (ArrangedByAccountId is not null && PlanWrittenByAccountId == ArrangedByAccountId)
        {
            return new Refusal("brokerage.own-plan");
        }

        if (!IsSameAuthority)
        {
            return new Refusal("brokerage.contract-of-another");
        }

        if (!ContractDays.Contains(StartsOn) || Terms is null)
        {
            return new Refusal("brokerage.contract-not-in-force", StartsOn);
        }

        if (StartsOn < inForce)
        {
            return new Refusal("brokerage.before-plan", inForce);
        }

        if (!Enum.TryParse<ComplexityBand>(ComplexityBand, out var band) || !Enum.IsDefined(band))
        {
            return new Refusal("brokerage.band-missing");
        }

        if (Offers < 0)
        {
            return new Refusal("brokerage.offers-below-zero");
        }

        return RunsAlready ? new Refusal("brokerage.already-running") : RefuseValue() ?? RefuseWeights();
    }

    /// <summary>Whether the terms divide money among the outcomes, so that weights are needed.</summary>
    public static bool DividesMoney(PaymentScheme? terms) => terms?.Find<HoldForOutcomes>() is not null || terms?.Find<UpFrontShare>() is not null;

    private Refusal? RefuseValue()
    {
        if (Terms!.Find<UpFrontShare>() is null)
        {
            return Value is null ? null : new Refusal("brokerage.value-not-paid-by");
        }

        return Value is { Weeks: > 0, PenceAnHour: > 0 } ? null : new Refusal("brokerage.value-missing");
    }

    private Refusal? RefuseWeights()
    {
        if (Outcomes.Count == 0)
        {
            return new Refusal("brokerage.no-outcomes");
        }

        if (Outcomes.Any(w => w.Weight < 0))
        {
            return new Refusal("brokerage.weight-below-zero");
        }

        var weighed = Outcomes.Where(w => w.Weight > 0).ToList();
        if (Model != CommissioningModel.Model2)
        {
            return weighed.Count == 0 ? null : new Refusal("brokerage.weight-without-results");
        }

        if (weighed.Count == 0 && DividesMoney(Terms))
        {
            return new Refusal("brokerage.no-weights");
        }

        if (weighed.FirstOrDefault(w => !w.IsCheckedFully) is { } waiting)
        {
            return new Refusal("brokerage.weight-unchecked", waiting.Priority);
        }

        return weighed.FirstOrDefault(w => !w.HasFixedStart) is { } open ? new Refusal("brokerage.weight-without-baseline", open.Priority) : null;
    }
}

/// <summary>An outcome a package is bought for.</summary>
/// <param name="Weight">Parts of the money that depends on results; 0 when nothing is paid for this outcome here.</param>
/// <param name="IsCheckedFully">All four answers of its check hold.</param>
/// <param name="HasFixedStart">Its start is written down, and nobody can move it any more.</param>
public sealed record WeighedOutcome(long OutcomeId, int Priority, int Weight, bool IsCheckedFully, bool HasFixedStart);

/// <summary>For how many weeks and at which hourly rate a plan's value is agreed.</summary>
public sealed record PlanValue(int Weeks, long PenceAnHour);
