using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>All that is recorded about one contract and bears on its payment, loaded once for a working-out.</summary>
internal sealed record ContractFacts(
    IReadOnlyList<PackageFacts> Packages,
    IReadOnlyDictionary<long, OutcomeFacts> Outcomes,
    ILookup<long, PlanFacts> PlansByPerson,
    IReadOnlySet<long> PackagePlanIds,
    ILookup<long, ResultFacts> ResultsByPackage,
    ILookup<long, BankFacts> BankByPackage,
    IReadOnlyList<ClosedRun> Closed,
    ILookup<long, IndependenceFacts> IndependenceByPackage,
    PeriodFigures Figures,
    LocalDate? EndsOn,
    Reversals Reversals);

internal sealed record PackageFacts(
    long Id,
    long PersonId,
    long PlanId,
    LocalDate StartsOn,
    LocalDate? EndsOn,
    string ComplexityBand,
    bool? IsRural,
    int? PlanWeeks,
    long? PlanPenceAnHour,
    IReadOnlyList<WeightFacts> Weights)
{
    public ComplexityBand? Complexity => Enum.TryParse<ComplexityBand>(ComplexityBand, out var band) ? band : null;
}

internal sealed record WeightFacts(long OutcomeId, int Weight);

internal sealed record OutcomeFacts(
    long Id, OutcomeKind Kind, Measure Measure, int? Target, int? Baseline, WellBeingArea Area, LocalDate? EndedOn, NeutralReason? NeutralReason);

internal sealed record PlanFacts(
    long Id, long PersonId, int Number, LocalDate StartsOn, LocalDate? ReplacedOn, int MinutesPerWeek, int TimeBankCapMinutes);

/// <summary>Something said about what came of an outcome: a verification, or a claim or review that waits for one.</summary>
/// <param name="On">The day it is about: of the reading, the claim or the review.</param>
/// <param name="KnownOn">The day it was verified, claimed or found.</param>
internal sealed record ResultFacts(
    long ResultId,
    long PackageId,
    long OutcomeId,
    LocalDate On,
    LocalDate KnownOn,
    bool IsVerified,
    int? Reading,
    OutcomeResult Result,
    NeutralReason? NeutralReason,
    Confirmation? Confirmation,
    bool IsDisputed)
{
    /// <summary>A dispute ended in setting it aside: it counts nowhere, in open and in closed periods.</summary>
    public bool IsSetAside { get; init; }

    /// <summary>Drawn for audit, not audited yet, and by the policy it was verified under such a result waits.</summary>
    public bool WaitsForAudit { get; init; }

    /// <summary>Days after a period's end on which it may be verified and count there; null where a measure judged it.</summary>
    public int? ClosesAfterDays { get; init; }

    public bool IsAfterWindow(PaymentPeriod period) => ClosesAfterDays is { } days && KnownOn > period.End.PlusDays(days);
}

/// <summary>Independence regained, found to stand.</summary>
/// <param name="KnownOn">The day it was verified.</param>
internal sealed record IndependenceFacts(long ResultId, long PackageId, LocalDate SinceOn, LocalDate KnownOn);

internal sealed record BankFacts(long PackageId, LocalDate EnteredOn, int Minutes);

/// <summary>An approved run as it stands, with its lines and every later line that corrects it.</summary>
internal sealed record ClosedRun(SettlementRun Run, PaymentScheme Scheme, IReadOnlyList<StatementLine> Own, IReadOnlyList<StatementLine> Corrections);
