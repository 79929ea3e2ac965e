using NodaTime;

namespace Cylch.Records.Delivery;

/// <summary>A file of visits sent in: how far it has come, and what became of its rows.</summary>
public sealed class VisitImport
{
    public long Id { get; init; }
    public required long ProviderId { get; init; }
    public required string Profile { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes; the file is kept under it.</summary>
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

    /// <summary>The last line of the file that has been dealt with and saved; going on begins after it.</summary>
    public long LinesRead { get; set; }
    public long RowsRead { get; set; }
    public long RowsAccepted { get; set; }
    public long RowsAlreadyHeld { get; set; }
    public long RowsRefused { get; set; }

    /// <summary>Of the accepted rows, those of a period that was closed when they came.</summary>
    public long RowsLate { get; set; }

    /// <summary>Why it could not go on; null while nothing is wrong.</summary>
    public string? FailureCode { get; set; }

    /// <summary>What the first reading found, as <see cref="VisitImportPreview"/> writes it.</summary>
    public required string Preview { get; init; }

    public VisitImportState State => this switch
    {
        { FinishedAt: not null } => VisitImportState.Finished,
        { CancelledAt: not null } => VisitImportState.Cancelled,
        { FailureCode: not null } => VisitImportState.Failed,
        { ConfirmedAt: null } => VisitImportState.Previewed,
        { CancelAskedAt: not null } => VisitImportState.Cancelling,
        { StartedAt: null } => VisitImportState.Waiting,
        _ => VisitImportState.Running,
    };
}

/// <summary>How far a file has come; worked out from its dates, never stored.</summary>
public enum VisitImportState
{
    /// <summary>Read once and shown; nothing taken.</summary>
    Previewed = 1,

    /// <summary>Confirmed, and in the queue.</summary>
    Waiting,
    Running,

    /// <summary>Someone said stop; it stops after the part in hand.</summary>
    Cancelling,
    Cancelled,
    Finished,

    /// <summary>The program could not go on; what was taken is kept.</summary>
    Failed,
}

/// <summary>One thing wrong with a row that was not taken, and the row as it was sent.</summary>
public sealed class VisitImportRefusal
{
    public long Id { get; init; }
    public required long ImportId { get; init; }
    public required long LineNumber { get; init; }
    public string? Column { get; init; }
    public required string Code { get; init; }

    /// <summary>The facts of the refusal, as <see cref="KeptRefusal"/> writes them.</summary>
    public required string Facts { get; init; }

    /// <summary>
    /// The row as sent, bytes that are no text shown as �; kept with the first thing wrong with a row, and empty with the others.
    /// </summary>
    public required string RawText { get; init; }
}
