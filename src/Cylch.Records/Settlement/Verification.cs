using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>A provider says what came of an outcome. Nobody may verify their own claim.</summary>
public sealed class OutcomeClaim
{
    public long Id { get; init; }
    public required long PackageId { get; init; }
    public required long OutcomeId { get; init; }
    public required long ClaimedByAccountId { get; init; }
    public required LocalDate ClaimedOn { get; init; }
    public required OutcomeResult Result { get; init; }
    public required string Words { get; init; }
    public required Instant RecordedAt { get; init; }
}

public enum Confirmation
{
    ByPerson = 1,
    PersonCouldNot = 2,
    PersonRefused = 3,
}

/// <summary>How a dispute about a verification ended. Stored numbers: never renumber.</summary>
public enum DisputeEnding
{
    /// <summary>It was right, and counts from then on.</summary>
    Stands = 1,

    /// <summary>It was wrong and never counts again; what it brought in closed periods is taken back, and another reading may be verified.</summary>
    SetAside = 2,
}

/// <summary>Someone with nothing to gain checked what came of an outcome.</summary>
public sealed class Verification
{
    public long Id { get; init; }
    public required long PackageId { get; init; }
    public required long OutcomeId { get; init; }
    public long? ClaimId { get; init; }
    public long? FindingId { get; init; }
    public long? ReadingId { get; init; }

    /// <summary>Null when a measure's own rule judged an imported reading.</summary>
    public long? VerifiedByAccountId { get; init; }
    public required LocalDate VerifiedOn { get; init; }
    public required OutcomeResult Result { get; init; }
    public NeutralReason? NeutralReason { get; init; }
    public required Confirmation Confirmation { get; init; }
    public string? ConfirmationWords { get; init; }
    public string? ConfirmationLanguage { get; init; }
    public required string Words { get; init; }
    public required Instant RecordedAt { get; init; }

    /// <summary>When the provider or the person disputed it; the money waits until it is resolved.</summary>
    public Instant? DisputedAt { get; set; }
    public long? DisputedByAccountId { get; set; }

    /// <summary>Why they do not agree.</summary>
    public string? DisputeWords { get; set; }

    /// <summary>What shows it: a note, a reading, somebody who was there.</summary>
    public string? DisputeEvidence { get; set; }
    public string? DisputeLanguage { get; set; }
    public Instant? ResolvedAt { get; set; }

    /// <summary>Neither whoever verified nor whoever disputed.</summary>
    public long? ResolvedByAccountId { get; set; }
    public DisputeEnding? Resolution { get; set; }
    public string? ResolutionWords { get; set; }
    public string? ResolutionLanguage { get; set; }
}
