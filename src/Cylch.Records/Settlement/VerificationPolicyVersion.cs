using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>One version of an authority's policy on checking results, in force from a day until the next. Never changed.</summary>
public sealed class VerificationPolicyVersion
{
    public long Id { get; init; }
    public required long AuthorityId { get; init; }
    public required LocalDate InForceFrom { get; init; }
    public required int ReadingWeeks { get; init; }
    public required int ClosesAfterDays { get; init; }
    public required int AuditPerThousand { get; init; }
    public required WhileAudited WhileAudited { get; init; }

    /// <summary>Why it was decided so.</summary>
    public required string Words { get; init; }
    public long? SavedByAccountId { get; init; }
    public required Instant SavedAt { get; init; }

    public VerificationPolicy Policy => new(InForceFrom, ReadingWeeks, ClosesAfterDays, AuditPerThousand, WhileAudited);
}
