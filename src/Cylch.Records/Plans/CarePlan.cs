using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using NodaTime;

namespace Cylch.Records.Plans;

/// <summary>One version of a person's care and support plan: an envelope of hours, and who does what for which outcome.</summary>
public sealed class CarePlan : IVersioned
{
    public long Id { get; init; }
    public required long PersonId { get; init; }

    /// <summary>1 for the first plan, one more for each revision.</summary>
    public required int Number { get; init; }
    public required string Language { get; init; }
    public required LocalDate WrittenOn { get; init; }
    public long? WrittenByAccountId { get; init; }
    public LocalDate? ApprovedOn { get; set; }
    public long? ApprovedByAccountId { get; set; }
    public LocalDate? AgreedByPersonOn { get; set; }
    public required LocalDate StartsOn { get; init; }

    /// <summary>The day a later version took over, or a review closed it; null while in force or waiting.</summary>
    public LocalDate? ReplacedOn { get; set; }
    public required int MinutesPerWeek { get; init; }

    /// <summary>Of the weekly minutes, those whose time may not move.</summary>
    public required int FixedMinutesPerWeek { get; init; }
    public string? FixedFor { get; init; }

    /// <summary>The most the person's time bank may hold; 0 where the plan has none.</summary>
    public int TimeBankCapMinutes { get; init; }
    public string? RoomToChange { get; init; }
    public string? Contingency { get; init; }
    public required LocalDate ReviewDueOn { get; set; }
    public int Version { get; set; }
    public List<PlanStep> Steps { get; init; } = [];
}

public enum StepBy
{
    Provider = 1,
    Authority = 2,
    HealthBoard = 3,
    Family = 4,
    Community = 5,
    Equipment = 6,
}

/// <summary>Who does what for an outcome; not only the service.</summary>
public sealed class PlanStep
{
    public long Id { get; init; }
    public required long PlanId { get; init; }
    public required long OutcomeId { get; init; }
    public required StepBy By { get; init; }
    public string? Who { get; init; }
    public required string What { get; init; }
}

/// <summary>A review of a plan with the person: it ends in confirm, revise or close.</summary>
public sealed class PlanReview
{
    public long Id { get; init; }
    public required long PersonId { get; init; }
    public required long PlanId { get; init; }
    public required LocalDate HeldOn { get; init; }
    public long? HeldByAccountId { get; init; }
    public string? WithWhom { get; init; }
    public required ReviewDecision Decision { get; init; }
    public required string Reasons { get; init; }
    public LocalDate? NextReviewOn { get; init; }
    public required string Language { get; init; }
    public required Instant RecordedAt { get; init; }
    public List<ReviewFinding> Findings { get; init; } = [];
}

/// <summary>What a review found about one outcome, on which reading.</summary>
public sealed class ReviewFinding
{
    public long Id { get; init; }
    public required long ReviewId { get; init; }
    public required long OutcomeId { get; init; }
    public required OutcomeResult Result { get; init; }
    public long? ReadingId { get; init; }
    public NeutralReason? NeutralReason { get; init; }
    public string? Words { get; init; }
}
