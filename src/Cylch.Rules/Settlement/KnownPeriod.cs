using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Settlement;

/// <summary>
/// What is known of one contract in one period, whatever its terms say and wherever it stood before; with terms, visits and
/// standings it gives <see cref="PeriodInputs"/>. Other terms can so be tried on the same facts.
/// </summary>
/// <param name="Packages">Every package of the contract; order does not matter.</param>
/// <param name="Contract">Figures of the contract as a whole that the terms ask for; where it stood before is not looked at.</param>
public sealed record KnownPeriod(PaymentPeriod Period, IReadOnlyList<KnownPackage> Packages, ContractInputs Contract);

/// <param name="Agreed">Weekly minutes by the versions of the plan, each for its days within the package; days outside the period do no harm.</param>
/// <param name="BankByPeopleMinutes">What people entered in the time bank before the first settled period.</param>
/// <param name="Plan">Null where the terms do not pay by its value; whether its up-front share is paid is not looked at.</param>
public sealed record KnownPackage(
    long PackageId,
    long PersonId,
    ComplexityBand? Complexity,
    IReadOnlyList<AgreedTime> Agreed,
    int BankByPeopleMinutes,
    IReadOnlyList<KnownOutcome> Outcomes,
    PlanInputs? Plan = null,
    IndependenceFinding? Independence = null)
{
    /// <summary>Whether the person lives in a rural area, as the package was arranged; null where nobody has said.</summary>
    public bool? IsRural { get; init; }
}

/// <param name="Days">Both ends included.</param>
/// <param name="BankCapMinutes">The most the time bank may hold in those days.</param>
public sealed record AgreedTime(DateRange Days, int MinutesPerWeek, int BankCapMinutes);

/// <summary>One outcome as it was agreed for the period, and what the period found; what it has brought before is in the standings.</summary>
public sealed record KnownOutcome(long OutcomeId, OutcomeKind Kind, Measure Measure, int Baseline, int Target, int Weight, Finding? Finding)
{
    /// <summary>The area of well-being it is about; needed only where a price goes by groups of outcomes.</summary>
    public WellBeingArea? Area { get; init; }
}
