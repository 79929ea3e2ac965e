using System.Text.Json.Serialization;
using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>One outcome of a package as settlement sees it. The person's words stay in their one record; this holds the id.</summary>
/// <param name="Weight">Its part of what is held for the package's outcomes, against the others' weights; 0 holds nothing.</param>
/// <param name="Held">Money held for it before this period.</param>
/// <param name="HighestPointPaid">Highest reading already paid for; null when none was, and then the baseline counts.</param>
/// <param name="ResultsPaidPence">What its results have brought so far, after its own cap.</param>
/// <param name="BalanceClosed">Whether its part of a plan's balance was paid before.</param>
/// <param name="Finding">What this period's review found; null when no review fell due.</param>
public sealed record OutcomeInputs(
    long OutcomeId,
    OutcomeKind Kind,
    Measure Measure,
    int Baseline,
    int Target,
    int Weight,
    HeldMoney Held,
    int? HighestPointPaid,
    long ResultsPaidPence,
    bool BalanceClosed,
    Finding? Finding)
{
    /// <summary>The area of well-being it is about; needed only where a price goes by groups of outcomes.</summary>
    public WellBeingArea? Area { get; init; }

    /// <summary>The day of the first of an unbroken run of verified readings that reached it; null when it is not reached now.</summary>
    public LocalDate? ReachedSince { get; init; }

    /// <summary>Whether holding it for the agreed weeks was paid before.</summary>
    public bool SustainedPaid { get; init; }
}

/// <summary>Money held for one outcome, by how many reviews it has been through.</summary>
/// <param name="FreshPence">Not yet decided about by any review.</param>
/// <param name="WaitingPence">Left over from one review, waiting for one more.</param>
/// <param name="WaitingWholePence">What that first review decided about; the difference from waiting is what it released.</param>
public sealed record HeldMoney(long FreshPence, long WaitingPence, long WaitingWholePence)
{
    public static HeldMoney None { get; } = new(0, 0, 0);

    [JsonIgnore]
    public long TotalPence => FreshPence + WaitingPence;
}

/// <summary>What a review of one outcome came to. Each has the id of the result, so that no result is paid twice.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(VerifiedReading), "verified")]
[JsonDerivedType(typeof(NeutralEnding), "neutral")]
[JsonDerivedType(typeof(Undecided), "undecided")]
public abstract record Finding(long ResultId);

/// <summary>A reading verified by someone who is not the provider.</summary>
public sealed record VerifiedReading(long ResultId, int Reading, Confirmation Confirmation) : Finding(ResultId)
{
    /// <summary>The day the reading was taken; needed only where a price depends on how long a result holds.</summary>
    public LocalDate? TakenOn { get; init; }
}

/// <summary>It ended without reward or punishment.</summary>
public sealed record NeutralEnding(long ResultId, NeutralReason Reason) : Finding(ResultId);

/// <summary>It cannot be decided yet: nothing is paid and nothing is lost.</summary>
public sealed record Undecided(long ResultId, UndecidedReason Reason) : Finding(ResultId);

/// <summary>What the person said about the result.</summary>
public enum Confirmation
{
    Confirmed = 1,

    /// <summary>The person could not say, and why is recorded.</summary>
    Unable = 2,

    /// <summary>The person would rather not say, and that is recorded.</summary>
    Refused = 3,

    /// <summary>Not asked, or not answered yet: the result waits.</summary>
    Awaited = 4,
}

/// <summary>Why a result cannot be judged yet. Nothing is paid or lost for it in this period.</summary>
public enum UndecidedReason
{
    Disputed = 1,
    NotVerified = 2,
    ReadingMissing = 3,
    ConfirmationAwaited = 4,

    /// <summary>Drawn for audit under a policy by which such a result waits.</summary>
    AuditAwaited = 5,

    /// <summary>Verified after the window of the period had closed: it counts in the next.</summary>
    AfterWindow = 6,
}
