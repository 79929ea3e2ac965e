using Cylch.Rules.Delivery;
using NodaTime;

namespace Cylch.Records.Delivery;

/// <summary>The rows of a file from one line to another, judged: what is to be saved together or not at all.</summary>
internal sealed class VisitBatch
{
    /// <summary>Rows to be kept.</summary>
    public List<TakenVisit> Taken { get; } = [];

    public List<RefusedRow> Refused { get; } = [];

    public long AlreadyHeld { get; set; }

    /// <summary>The line the last of the rows starts on; 0 while there is none.</summary>
    public int LastLine { get; set; }

    /// <summary>How many bytes of the file had been read when the batch was full.</summary>
    public long BytesRead { get; set; }

    public long RowsRead => Taken.Count + Refused.Count + AlreadyHeld;

    public VisitTally Tally => new(RowsRead, Taken.Count, AlreadyHeld, Refused.Count);

    public void Clear()
    {
        Taken.Clear();
        Refused.Clear();
        AlreadyHeld = 0;
        LastLine = 0;
    }
}

/// <summary>What is kept of a row, and what its sender is shown of it first; the rest stays in the file.</summary>
/// <param name="Contract">Its number in the reading's pool of texts.</param>
internal readonly record struct TakenVisit(
    UInt128 ContentKey, long PackageId, long StartSeconds, string CareWorkerRef, string? MissedReason, string? Note, LocalDate VisitOn,
    int PaymentClaimedPence, int Contract, short PlannedMinutes, short ActualMinutes, byte CareWorkers, bool IsSecondary)
{
    public static TakenVisit Of(in VisitRow row, long packageId, VisitRowTexts texts) => new(
        row.ContentKey, packageId, row.ActualStartSeconds, texts.Text(row.CareWorker), row.IsMissed ? texts.Text(row.MissedReason) : null,
        row.OutcomeNote, row.VisitOn, row.PaymentClaimedPence ?? 0, row.Contract, (short)row.PlannedMinutes,
        row.IsMissed ? (short)0 : (short)row.ActualMinutes, (byte)row.CareWorkers, row.IsSecondary);

    public bool IsMissed => MissedReason is not null;

    public Visit ToVisit(long importId) => new()
    {
        PackageId = PackageId,
        ImportId = importId,
        VisitOn = VisitOn,
        StartAt = Instant.FromUnixTimeSeconds(StartSeconds),
        PlannedMinutes = PlannedMinutes,
        ActualMinutes = ActualMinutes,
        CareWorkers = CareWorkers,
        IsSecondary = IsSecondary,
        CareWorkerRef = CareWorkerRef,
        MissedReason = MissedReason,
        Note = Note,
        ContentKey = ContentHash.ToBytes(ContentKey),
    };
}
