using System.Text.Json.Serialization;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Settlement;

/// <summary>
/// The facts behind one line, kept with it. Together with the version of the terms they give the same pennies again,
/// years later; they repeat no parameter of the terms and no words of the person.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TimeLineInputs), "time")]
[JsonDerivedType(typeof(BlockLineInputs), "block")]
[JsonDerivedType(typeof(PlanLineInputs), "plan")]
[JsonDerivedType(typeof(HoldLineInputs), "hold")]
[JsonDerivedType(typeof(ReleaseLineInputs), "release")]
[JsonDerivedType(typeof(NeutralLineInputs), "neutral")]
[JsonDerivedType(typeof(WaitLineInputs), "wait")]
[JsonDerivedType(typeof(BalanceLineInputs), "balance")]
[JsonDerivedType(typeof(ResultLineInputs), "result")]
[JsonDerivedType(typeof(IndependenceLineInputs), "independence")]
[JsonDerivedType(typeof(CapLineInputs), "cap")]
[JsonDerivedType(typeof(MissedLineInputs), "missed")]
[JsonDerivedType(typeof(AttributionLineInputs), "attribution")]
[JsonDerivedType(typeof(CountedLineInputs), "counted")]
[JsonDerivedType(typeof(TierLineInputs), "tier")]
[JsonDerivedType(typeof(SatisfactionLineInputs), "satisfaction")]
[JsonDerivedType(typeof(PeriodLimitLineInputs), "period-limit")]
[JsonDerivedType(typeof(GainLineInputs), "gain")]
[JsonDerivedType(typeof(RangeLineInputs), "range")]
[JsonDerivedType(typeof(MissedVisitsLineInputs), "missed-visits")]
[JsonDerivedType(typeof(IndicatorLineInputs), "indicator")]
[JsonDerivedType(typeof(GroupLineInputs), "group")]
[JsonDerivedType(typeof(SustainedLineInputs), "sustained")]
[JsonDerivedType(typeof(CapitationLineInputs), "capitation")]
[JsonDerivedType(typeof(IndexLineInputs), "index")]
[JsonDerivedType(typeof(SmoothingLineInputs), "smoothing")]
public abstract record LineInputs;

/// <summary>Minutes agreed and minutes given, by band, with what the time bank held before and the most it may hold.</summary>
public sealed record TimeLineInputs(
    IReadOnlyList<BandMinutes> Envelope,
    IReadOnlyList<BandMinutes> Given,
    int BankOpeningMinutes,
    int BankCapMinutes) : LineInputs;

/// <param name="PartNumber">1 to the number of parts in a year.</param>
public sealed record BlockLineInputs(int PartNumber) : LineInputs;

/// <summary>The plan whose value is shared: minutes a week, for whole weeks, at a rate in pence.</summary>
public sealed record PlanLineInputs(int WeeklyMinutes, int Weeks, long PenceAnHour) : LineInputs;

/// <param name="PricePence">The price the share is held from.</param>
/// <param name="Weights">Of all the package's outcomes, in order of their ids; empty when there is none to hold for.</param>
/// <param name="Position">0-based place of this line's outcome among the weights.</param>
public sealed record HoldLineInputs(long PricePence, IReadOnlyList<int> Weights, int Position) : LineInputs;

/// <summary>Also for money that stays held and money returned: one review, one set of facts.</summary>
public sealed record ReleaseLineInputs(long ResultId, ReadingFacts Facts, HeldMoney Held) : LineInputs;

/// <param name="HeldPence">What was held for the outcome; 0 on a line that only leaves it out.</param>
public sealed record NeutralLineInputs(long ResultId, NeutralReason Reason, long HeldPence) : LineInputs;

/// <summary>A result that cannot be judged yet: why, and the pence that stay held for it.</summary>
public sealed record WaitLineInputs(long ResultId, UndecidedReason Reason, long HeldPence) : LineInputs;

/// <param name="NeutralReason">Set when the part is paid because the outcome ended neutrally; then there is no reading.</param>
/// <param name="PaidBefore">The part was paid for an earlier result, so this one adds nothing.</param>
public sealed record BalanceLineInputs(
    long ResultId,
    ReadingFacts? Facts,
    NeutralReason? NeutralReason,
    PlanLineInputs Plan,
    IReadOnlyList<int> Weights,
    int Position,
    bool PaidBefore) : LineInputs;

/// <param name="HighestPointPaid">The highest reading paid for before, or the baseline.</param>
public sealed record ResultLineInputs(
    long ResultId,
    ReadingFacts Facts,
    int HighestPointPaid,
    ComplexityBand Complexity) : LineInputs;

/// <summary>A finding that the person needs less care; it is rewarded once.</summary>
public sealed record IndependenceLineInputs(long ResultId, bool RewardedBefore) : LineInputs;

/// <param name="PaidBeforePence">Counted against the cap before this period.</param>
/// <param name="ThisPeriodPence">Earned in this period, after the caps that come before this one.</param>
public sealed record CapLineInputs(long PaidBeforePence, long ThisPeriodPence) : LineInputs;

/// <summary>A result that was not reached, for a term that takes money off.</summary>
public sealed record MissedLineInputs(long ResultId, ReadingFacts Facts) : LineInputs;

/// <summary>A verified reading beside what it is judged against.</summary>
public sealed record ReadingFacts(OutcomeKind Kind, Measure Measure, int Baseline, int Target, int Reading);
