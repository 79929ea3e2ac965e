using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>A draw of verified results of a contract for independent audit: with its seed anybody can draw again and come to the same.</summary>
public sealed class AuditDraw
{
    public long Id { get; init; }
    public required long ContractId { get; init; }
    public required LocalDate YearStartsOn { get; init; }
    public required int PeriodNumber { get; init; }

    /// <summary>The number of the rule in <see cref="AuditSample"/>.</summary>
    public required int Rule { get; init; }

    /// <summary>Sixteen hexadecimal digits.</summary>
    public required string Seed { get; init; }
    public required Instant DrawnAt { get; init; }
    public List<AuditDrawResult> Results { get; init; } = [];
}

/// <summary>A verified result in a draw, drawn or not: each is in one draw and no other.</summary>
public sealed class AuditDrawResult
{
    public long Id { get; init; }
    public long DrawId { get; init; }
    public required long VerificationId { get; init; }
    public required string Stratum { get; init; }
    public required int Rank { get; init; }
    public required bool IsDrawn { get; init; }
}

/// <summary>What somebody without a part in it found when they looked at a verified result again.</summary>
public sealed class ResultAudit
{
    public long Id { get; init; }
    public required long VerificationId { get; init; }
    public required long AuditedByAccountId { get; init; }
    public required LocalDate AuditedOn { get; init; }
    public required AuditAnswer Answer { get; init; }
    public required bool LookedAtReading { get; init; }
    public required bool LookedAtWords { get; init; }
    public required bool LookedAtConfirmation { get; init; }
    public required string Words { get; init; }
    public required string Language { get; init; }
    public required Instant RecordedAt { get; init; }
}
