using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>All that settling one contract for one period needs to know, and nothing else: no clock, no look-ups.</summary>
/// <param name="Packages">Every package with time, held money or a finding in the period; order does not matter.</param>
/// <param name="People">What each person's results have brought in this contract year, before this period.</param>
/// <param name="ResultsPaidThisYearPence">What all results under the contract have brought this contract year, before this period.</param>
/// <param name="PaidResults">Results that earlier periods have already paid or decided; meeting one again is refused.</param>
public sealed record PeriodInputs(
    PaymentPeriod Period,
    IReadOnlyList<PackageInputs> Packages,
    IReadOnlyList<PersonYear> People,
    long ResultsPaidThisYearPence,
    IReadOnlySet<long> PaidResults)
{
    /// <summary>What is known of the contract as a whole.</summary>
    public ContractInputs Contract { get; init; } = ContractInputs.None;
}

/// <summary>What results have brought for one person in the contract year, after the caps for outcome and person.</summary>
public sealed record PersonYear(long PersonId, long ResultsPaidPence);

/// <param name="Complexity">From the assessment; null where nothing in the terms depends on it.</param>
/// <param name="Envelope">Minutes agreed for this period, for the days the package ran; empty when no time is bought.</param>
/// <param name="Given">Minutes given in this period, added up beforehand by <see cref="MinutesByBand"/>.</param>
/// <param name="TimeBank">The person's time bank as it stood before this period.</param>
/// <param name="Plan">Needed only where the terms pay by the value of the plan.</param>
/// <param name="Independence">Set in the period in which it is verified that the person no longer needs care.</param>
public sealed record PackageInputs(
    long PackageId,
    long PersonId,
    ComplexityBand? Complexity,
    IReadOnlyList<BandMinutes> Envelope,
    IReadOnlyList<BandMinutes> Given,
    TimeBankInputs TimeBank,
    IReadOnlyList<OutcomeInputs> Outcomes,
    PlanInputs? Plan = null,
    IndependenceFinding? Independence = null);

/// <summary>Minutes of one rate band in a stretch of days within which the rate does not change. Both ends included.</summary>
/// <param name="Minutes">0 or more.</param>
public sealed record BandMinutes(RateBand Band, LocalDate From, LocalDate Until, int Minutes);

/// <param name="OpeningMinutes">In the bank before this period, 0 or more.</param>
/// <param name="CapMinutes">The most the bank may hold, by the plan; 0 where there is no time bank.</param>
public sealed record TimeBankInputs(int OpeningMinutes, int CapMinutes)
{
    public static TimeBankInputs None { get; } = new(0, 0);
}

/// <summary>The value of a plan: weekly minutes × weeks × rate, and its outcomes, all agreed before it starts.</summary>
/// <param name="Parts">The plan's outcomes and their weights as agreed at the start; they never change, so no part is paid twice.</param>
/// <param name="UpFrontPaid">Whether an earlier period has paid the up-front share.</param>
public sealed record PlanInputs(
    LocalDate StartsOn,
    int WeeklyMinutes,
    int Weeks,
    long PenceAnHour,
    IReadOnlyList<PlanPart> Parts,
    bool UpFrontPaid);

/// <param name="Weight">Its part of the balance against the others' weights, 0 or more.</param>
public sealed record PlanPart(long OutcomeId, int Weight);

/// <param name="RewardedBefore">Whether the reward was paid for this person before.</param>
public sealed record IndependenceFinding(long ResultId, bool RewardedBefore);
