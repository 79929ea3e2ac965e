using NodaTime;

namespace Cylch.Rules.Delivery;

/// <summary>
/// One visit as a file tells it, typed and in range, before anything is known of the person or the contract.
/// Small and without references of its own (bar the note), so that a million of them cost no collection.
/// </summary>
/// <remarks>Texts are numbers in the reading's <see cref="RefPool"/>; 0 is an empty cell.</remarks>
public record struct VisitRow
{
    // One more than the pence, so that 0 is nothing said and the row stays small.
    private readonly int _contribution;
    private readonly int _paymentClaimed;
    private readonly byte _careWorkers;

    /// <summary>1-based line of the file the row starts on; the headings are line 1.</summary>
    public required int Line { get; init; }

    public required int FileReference { get; init; }

    public required int Provider { get; init; }

    public required int Contract { get; init; }

    public required int Person { get; init; }

    public required int ServiceType { get; init; }

    /// <summary>The provider's own reference; 0 when none was given.</summary>
    public int OurRef { get; init; }

    /// <summary>0 when the care worker was not named.</summary>
    public int CareWorker { get; init; }

    /// <summary>0 when the visit took place.</summary>
    public int MissedReason { get; init; }

    /// <summary>The local day the sender gives the visit, whenever it really began.</summary>
    public required LocalDate VisitOn { get; init; }

    /// <summary>Seconds since 1970-01-01T00:00Z.</summary>
    public required long ClaimedStartSeconds { get; init; }

    /// <summary>1 to 86,400; 0 only for a missed visit.</summary>
    public required int ClaimedSeconds { get; init; }

    /// <summary>Seconds since 1970-01-01T00:00Z; the claimed start for a missed visit without a time of its own.</summary>
    public required long ActualStartSeconds { get; init; }

    /// <summary>1 to 86,400; 0 only for a missed visit.</summary>
    public required int ActualSeconds { get; init; }

    /// <summary>Seconds since 1970-01-01T00:00Z; the claimed start where the file has no planned start.</summary>
    public required long PlannedStartSeconds { get; init; }

    /// <summary>1 to 86,400, or 0 for a missed visit; the claimed duration where the file has no planned one.</summary>
    public required int PlannedSeconds { get; init; }

    /// <summary>1 to 9; 1 where the file does not say.</summary>
    public required int CareWorkers
    {
        readonly get => _careWorkers;
        init => _careWorkers = (byte)value;
    }

    /// <summary>A second or later care worker at a visit that another row tells.</summary>
    public required bool IsSecondary { get; init; }

    /// <summary>Whole pence; null where the file does not say.</summary>
    public int? ContributionPence
    {
        readonly get => Known(_contribution);
        init => _contribution = Kept(value);
    }

    /// <summary>Whole pence; null where the file does not say.</summary>
    public int? PaymentClaimedPence
    {
        readonly get => Known(_paymentClaimed);
        init => _paymentClaimed = Kept(value);
    }

    /// <summary>What the care worker wrote about the outcome; null when the cell is empty.</summary>
    public string? OutcomeNote { get; init; }

    /// <summary>128 bits of everything the row says of the visit: the same visit sent again has the same key.</summary>
    public UInt128 ContentKey { get; internal set; }

    public readonly bool IsMissed => MissedReason != 0;

    public readonly Instant ClaimedStartAt => Instant.FromUnixTimeSeconds(ClaimedStartSeconds);

    public readonly Instant ActualStartAt => Instant.FromUnixTimeSeconds(ActualStartSeconds);

    /// <summary>The first second after the visit.</summary>
    public readonly Instant ActualEndAt => Instant.FromUnixTimeSeconds(ActualStartSeconds + ActualSeconds);

    public readonly Instant PlannedStartAt => Instant.FromUnixTimeSeconds(PlannedStartSeconds);

    public readonly int PlannedMinutes => WholeMinutes(PlannedSeconds);

    public readonly int ClaimedMinutes => WholeMinutes(ClaimedSeconds);

    public readonly int ActualMinutes => WholeMinutes(ActualSeconds);

    /// <summary>Nearest whole minute, half a minute up: 29:30 is 30 minutes, 29:29 is 29.</summary>
    public static int WholeMinutes(int seconds) => (seconds + 30) / 60;

    private static int? Known(int kept) => kept == 0 ? null : kept - 1;

    private static int Kept(int? pence) => pence is { } known ? known + 1 : 0;
}
