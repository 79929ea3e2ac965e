using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Records.Contracts;

/// <summary>An agreement with one provider under one of the three models.</summary>
public sealed class Contract : IVersioned
{
    public long Id { get; init; }
    public required string Number { get; init; }
    public required string TitleEn { get; set; }
    public required string TitleCy { get; set; }
    public required long AuthorityId { get; init; }
    public required long ProviderId { get; init; }

    /// <summary>A health board that co-funds it; null when none does.</summary>
    public long? HealthBoardId { get; init; }
    public required CommissioningModel Model { get; init; }
    public long? ZoneId { get; init; }
    public required LocalDate StartsOn { get; init; }

    /// <summary>The last day, included.</summary>
    public LocalDate? EndsOn { get; set; }

    /// <summary>First day of payment period 1, a Monday.</summary>
    public required LocalDate YearStartsOn { get; init; }
    public int Version { get; set; }
    public List<ContractScheme> Schemes { get; init; } = [];
}

/// <summary>One version of the payment terms, as data. Never changed once saved; a new version replaces it from a day.</summary>
public sealed class ContractScheme
{
    public long Id { get; init; }
    public required long ContractId { get; init; }
    public required int Number { get; init; }
    public required LocalDate InForceFrom { get; init; }

    /// <summary>The ordered terms, as <c>SchemeText</c> writes and reads them.</summary>
    public required string Terms { get; init; }
    public required Instant SavedAt { get; init; }
    public long? SavedByAccountId { get; init; }

    /// <summary>When the provider said they had read it and its worked example; no live payment before.</summary>
    public Instant? AcknowledgedAt { get; set; }
    public long? AcknowledgedByAccountId { get; set; }
    public string? AcknowledgedLanguage { get; set; }

    /// <summary>The hash of the version as it was read: <see cref="SchemeText.Hash"/>.</summary>
    public string? AcknowledgedHash { get; set; }

    /// <summary>The closed period that the second example was worked out on; null when there was none to work out.</summary>
    public long? AcknowledgedRunId { get; set; }

    /// <summary>The draft it was proposed from, whose questions belong to it.</summary>
    public long? DraftId { get; init; }
    public string? SavedWhy { get; init; }

    /// <summary>When it was taken back before it came into force. Nothing finds a withdrawn version unless it asks for one.</summary>
    public Instant? WithdrawnAt { get; set; }
    public long? WithdrawnByAccountId { get; set; }
    public string? WithdrawnWhy { get; set; }
}

/// <summary>A population indicator that a zone contract is judged by.</summary>
public sealed class ContractIndicator
{
    public long Id { get; init; }
    public required long ContractId { get; init; }
    public required long IndicatorId { get; init; }
}
