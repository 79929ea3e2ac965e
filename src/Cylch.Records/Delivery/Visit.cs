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

/// <summary>A file of visits sent in: how far it has come, and what became of its rows.</summary>
public sealed class VisitImport
{
    public long Id { get; init; }
    public required long ProviderId { get; init; }
    public required string Profile { get; init; }
    public required string FileName { get; init; }
    public required byte[] FileHash { get; init; }
    public required long FileBytes { get; init; }
    public long? UploadedByAccountId { get; init; }
    public required Instant UploadedAt { get; init; }

    /// <summary>When someone who had seen the preview said to go on; null while it is only previewed.</summary>
    public Instant? ConfirmedAt { get; set; }
    public Instant? StartedAt { get; set; }
    public Instant? FinishedAt { get; set; }
    public Instant? CancelAskedAt { get; set; }
    public Instant? CancelledAt { get; set; }
    public long BytesRead { get; set; }
    public long RowsRead { get; set; }
    public long RowsAccepted { get; set; }
    public long RowsAlreadyHeld { get; set; }
    public long RowsRefused { get; set; }

    /// <summary>The refusal of the whole file, when it could not be read at all.</summary>
    public string? FailureCode { get; set; }
}

/// <summary>A row that was not taken, why, and exactly what was sent.</summary>
public sealed class VisitImportRefusal
{
    public long Id { get; init; }
    public required long ImportId { get; init; }
    public required long LineNumber { get; init; }
    public string? Column { get; init; }
    public required string Code { get; init; }

    /// <summary>The facts of the refusal, as a JSON array of texts.</summary>
    public required string Facts { get; init; }
    public required string RawText { get; init; }
}
