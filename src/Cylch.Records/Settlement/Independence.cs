using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// A provider says that a person no longer needs the care of a package: they have their independence back. Never changed;
/// nothing is paid for it until somebody with nothing to gain has verified it.
/// </summary>
public sealed class IndependenceClaim
{
    public long Id { get; init; }
    public required long PackageId { get; init; }

    /// <summary>The first day without need of care.</summary>
    public required LocalDate SinceOn { get; init; }

    /// <summary>What shows it.</summary>
    public required string Words { get; init; }
    public required string Language { get; init; }
    public required long ClaimedByAccountId { get; init; }
    public required LocalDate ClaimedOn { get; init; }
    public required Instant RecordedAt { get; init; }
}

/// <summary>What somebody with nothing to gain found about a claim of independence. Never changed; one for a claim.</summary>
public sealed class IndependenceVerification
{
    public long Id { get; init; }
    public required long ClaimId { get; init; }

    /// <summary>Whether the person no longer needs care; where not, the claim pays nothing and another may be made.</summary>
    public required bool Stands { get; init; }
    public required Confirmation Confirmation { get; init; }

    /// <summary>What the person said, or why they could not or would not.</summary>
    public string? ConfirmationWords { get; init; }
    public required string Words { get; init; }
    public required string Language { get; init; }
    public required long VerifiedByAccountId { get; init; }
    public required LocalDate VerifiedOn { get; init; }
    public required Instant RecordedAt { get; init; }
}
