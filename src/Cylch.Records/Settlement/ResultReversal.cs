using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// A verified result does not stand after all: its dispute was ended against it. Never changed. Where it was paid, the next run of the contract takes it back
/// by correction lines, and settles by what stands in its place.
/// </summary>
public sealed class ResultReversal
{
    public long Id { get; init; }
    public required long VerificationId { get; init; }

    /// <summary>The verification that stands in its place; null when nothing does yet, and the money waits again.</summary>
    public long? ReplacedById { get; init; }
    public required long ReversedByAccountId { get; init; }
    public required Instant ReversedAt { get; init; }
    public required string Words { get; init; }

    /// <summary>"en" or "cy".</summary>
    public required string Language { get; init; }
}
