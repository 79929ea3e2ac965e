using NodaTime;

namespace Cylch.Records.Delivery;

/// <summary>One visit to a person, as planned and as it happened.</summary>
public sealed class Visit
{
    public long Id { get; init; }
    public required long PackageId { get; init; }
    public long? ImportId { get; init; }
    public required LocalDate VisitOn { get; init; }
    public required Instant StartAt { get; init; }
    public required int PlannedMinutes { get; init; }

    /// <summary>Whole minutes given; 0 when the visit was missed.</summary>
    public required int ActualMinutes { get; init; }
    public required int CareWorkers { get; init; }
    public required bool IsSecondary { get; init; }
    public required string CareWorkerRef { get; init; }

    /// <summary>Why it did not happen; null when it did.</summary>
    public string? MissedReason { get; init; }

    /// <summary>What the care worker wrote with the visit, as it was sent; null when nothing. A note about an outcome is a <see cref="VisitNote"/>.</summary>
    public string? Note { get; init; }

    /// <summary>128 bits of the row's content: the same visit sent again is known by it.</summary>
    public required byte[] ContentKey { get; init; }
}

/// <summary>What a care worker wrote about a person's outcome.</summary>
public sealed class VisitNote
{
    public long Id { get; init; }
    public required long PackageId { get; init; }
    public required long OutcomeId { get; init; }
    public long? VisitId { get; init; }
    public required LocalDate NotedOn { get; init; }
    public required string CareWorker { get; init; }
    public long? WrittenByAccountId { get; init; }

    /// <summary>How it went for the outcome that day.</summary>
    public required NoteProgress Progress { get; init; }
    public required string Words { get; init; }
    public required string Language { get; init; }
    public required Instant RecordedAt { get; init; }
}

public enum NoteProgress
{
    AllTheWay = 1,
    PartOfTheWay = 2,
    NotThisTime = 3,
}
