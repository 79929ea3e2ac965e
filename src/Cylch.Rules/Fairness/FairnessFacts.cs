using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Fairness;

/// <summary>A package a provider took on.</summary>
/// <param name="ComplexityBand">"A", "B" or "C", set by assessment.</param>
/// <param name="PlanApprovedOn">Null where the record does not say since when somebody waited.</param>
public sealed record CareTakenOn(long ProviderId, string ComplexityBand, LocalDate? PlanApprovedOn, LocalDate StartsOn);

/// <summary>A result that was verified and is not neutral.</summary>
/// <param name="Mark">How far from start to target the terms begin to pay, such as a half; null where they have no such mark.</param>
/// <param name="FellBackOn">The first day within <see cref="FairnessRule.SoonDays"/> on which the person was below the reading that was
/// verified, or more care began; null when neither happened.</param>
public sealed record CheckedResult(
    long ProviderId, LocalDate VerifiedOn, OutcomeKind Kind, Measure Measure, OutcomeResult Result, int? Start, int? Target, int? Reading, Share? Mark,
    bool ByPerson, LocalDate? FellBackOn);

/// <summary>A start that was locked, and the person's first reading before it.</summary>
public sealed record LockedStart(long ProviderId, LocalDate LockedOn, int First, int Start);

/// <summary>Who wrote an outcome.</summary>
public enum OutcomeWriter
{
    /// <summary>The authority's own people, with the person.</summary>
    Authority = 1,
    Provider = 2,
    NotKnown = 3,
}

/// <summary>A target of a change that somebody wrote, with its start.</summary>
public sealed record TargetSet(long ProviderId, OutcomeWriter Writer, LocalDate WrittenOn, Measure Measure, int Start, int Target);

/// <summary>All the watch looks at: facts of one authority as they were known on a day, no names and no words.</summary>
/// <param name="AsOn">The day it is looked at.</param>
public sealed record FairnessFacts(
    LocalDate AsOn, IReadOnlyList<CareTakenOn> Care, IReadOnlyList<CheckedResult> Results, IReadOnlyList<LockedStart> Starts,
    IReadOnlyList<TargetSet> Targets)
{
    /// <summary>The first day of the months looked back on.</summary>
    public LocalDate FromOn => AsOn.PlusMonths(-FairnessRule.Months).PlusDays(1);

    /// <summary>The first day of the recent months among them.</summary>
    public LocalDate RecentFromOn => AsOn.PlusMonths(-FairnessRule.RecentMonths).PlusDays(1);
}
