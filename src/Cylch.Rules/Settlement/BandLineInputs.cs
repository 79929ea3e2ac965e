using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <param name="Area">The outcome's area of well-being, which says the group.</param>
public sealed record GroupLineInputs(long ResultId, ReadingFacts Facts, WellBeingArea Area, ComplexityBand Complexity) : LineInputs;

/// <param name="ReachedSince">First day of the unbroken run of readings that reached it, this one included; null when this one did not.</param>
/// <param name="PaidBefore">Holding it is paid once in an outcome's life.</param>
public sealed record SustainedLineInputs(
    long ResultId, ReadingFacts Facts, LocalDate TakenOn, LocalDate? ReachedSince, bool PaidBefore, ComplexityBand Complexity) : LineInputs;

/// <param name="People">Of each band, in the order of the term's bands.</param>
public sealed record CapitationLineInputs(IReadOnlyList<int> People) : LineInputs;

/// <param name="BasePence">What the terms that grow came to here before the index.</param>
public sealed record IndexLineInputs(long BasePence, Share Factor) : LineInputs;

/// <param name="EarnedPence">What all lines before this one come to in this period.</param>
/// <param name="KeptPence">What earlier periods came to above (or below) the payments on account for them.</param>
/// <param name="IsSquaredUp">Whether what was kept is paid or taken back in this period.</param>
public sealed record SmoothingLineInputs(long EarnedPence, long KeptPence, bool IsSquaredUp) : LineInputs;
