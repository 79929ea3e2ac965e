using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>Other terms tried on what a contract has been paid for: who tried what, when and why. It changes nothing that was paid.</summary>
public sealed class TriedTerms : IVersioned
{
    public long Id { get; init; }
    public required long ContractId { get; init; }

    /// <summary>The version of the terms that was changed.</summary>
    public required long SchemeId { get; init; }
    public required string Name { get; set; }

    /// <summary>What it is tried for, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The terms as tried, as <c>SchemeText</c> writes and reads them.</summary>
    public required string Terms { get; init; }

    /// <summary>Booked for the closed periods when it was tried.</summary>
    public required long PaidPence { get; init; }

    /// <summary>What they would have come to.</summary>
    public required long TriedPence { get; init; }

    /// <summary>How many closed periods it was tried on.</summary>
    public required int Periods { get; init; }
    public required long SavedByAccountId { get; init; }
    public required Instant SavedAt { get; init; }

    /// <summary>Since when the contract's provider may see it; null while it is the authority's alone.</summary>
    public Instant? SharedAt { get; set; }
    public Instant? RemovedAt { get; set; }
    public int Version { get; set; }
}
