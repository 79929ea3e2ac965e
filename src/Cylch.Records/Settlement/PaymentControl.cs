using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// A payment that waits, with its reason: a run, one line of a run, or everything to a provider of an authority. Set once; released once.
/// </summary>
public sealed class PaymentHold
{
    public long Id { get; init; }
    public required long AuthorityId { get; init; }
    public required long ProviderId { get; init; }

    /// <summary>Null when everything to the provider waits.</summary>
    public long? RunId { get; init; }

    /// <summary>Null when the whole run waits.</summary>
    public long? LineId { get; init; }
    public required HoldReason Reason { get; init; }
    public required string Words { get; init; }
    public required string Language { get; init; }

    /// <summary>The day it is looked at again; null when it waits for an answer.</summary>
    public LocalDate? UntilOn { get; init; }
    public long? UntilQueryId { get; init; }
    public required long HeldByAccountId { get; init; }
    public required Instant HeldAt { get; init; }
    public long? ReleasedByAccountId { get; set; }
    public Instant? ReleasedAt { get; set; }
    public string? ReleaseWords { get; set; }
}

/// <summary>What of a run a payment file pays. Never changed; what the bank gives back is a row of its own.</summary>
public sealed class PaymentPart
{
    public long Id { get; init; }
    public required long PaymentFileId { get; init; }
    public required long RunId { get; init; }
    public required long ProviderId { get; init; }

    /// <summary>1 for the first file a run is in; the database refuses a number twice, so that nothing is paid twice at one moment.</summary>
    public required int Number { get; init; }
    public required long AmountPence { get; init; }
}

/// <summary>The bank gave a provider's payment back: all of it is owed again.</summary>
public sealed class PaymentReturn
{
    public long Id { get; init; }
    public required long PaymentFileId { get; init; }
    public required long ProviderId { get; init; }
    public required LocalDate ReturnedOn { get; init; }

    /// <summary>What the bank said.</summary>
    public required string Words { get; init; }
    public required long RecordedByAccountId { get; init; }
    public required Instant RecordedAt { get; init; }
}
