using NodaTime;

namespace Cylch.Records.Contracts;

/// <summary>Payment terms that are being composed. They are not in force, and nobody outside the authority sees them until they are shown.</summary>
public sealed class SchemeDraft : IVersioned
{
    public long Id { get; init; }
    public required long ContractId { get; init; }

    /// <summary>What it began from: <c>nothing</c>, <c>scheme:</c> and the version's identifier, or <c>named:</c> and the name of a real scheme.</summary>
    public required string StartedFrom { get; init; }
    public required Instant StartedAt { get; init; }
    public long? StartedByAccountId { get; init; }

    /// <summary>The number of its newest edition.</summary>
    public required int NewestEdition { get; set; }

    /// <summary>When the provider was first shown it, to ask about it.</summary>
    public Instant? ShownAt { get; set; }
    public long? ShownByAccountId { get; set; }
    public Instant? GivenUpAt { get; set; }
    public long? GivenUpByAccountId { get; set; }
    public string? GivenUpWhy { get; set; }
    public int Version { get; set; }
    public List<DraftEdition> Editions { get; init; } = [];
}

/// <summary>What an edition of a draft changed. Stored numbers: never renumber.</summary>
public enum DraftStep
{
    Started = 1,
    Added = 2,
    Changed = 3,
    Removed = 4,
    Moved = 5,
    Renumbered = 6,
    Dated = 7,
}

/// <summary>A draft as it was after one change. Never changed, never deleted.</summary>
public sealed class DraftEdition
{
    public long Id { get; init; }
    public required long DraftId { get; init; }

    /// <summary>1 and up within the draft.</summary>
    public required int Number { get; init; }

    /// <summary>The first day the terms are meant to apply; null while nobody has said.</summary>
    public LocalDate? InForceFrom { get; init; }

    /// <summary>The terms, whole or not, as <c>DraftScheme</c> writes and reads them.</summary>
    public required string Terms { get; init; }
    public required DraftStep Change { get; init; }

    /// <summary>The term that was changed, by its number and stored kind.</summary>
    public int? TermNumber { get; init; }
    public string? TermKind { get; init; }
    public required Instant ChangedAt { get; init; }
    public long? ChangedByAccountId { get; init; }
}

/// <summary>What a provider asks about terms before it says that it has read them, and what the authority answers. Kept with the version.</summary>
public sealed class TermQuestion : IVersioned
{
    public long Id { get; init; }
    public required long ContractId { get; init; }

    /// <summary>The draft it is about and the edition it was read in; null when asked of a version.</summary>
    public long? DraftId { get; init; }
    public int? EditionNumber { get; init; }

    /// <summary>The version it is about; null when asked of a draft.</summary>
    public long? SchemeId { get; init; }

    /// <summary>Null for a question about the terms as a whole.</summary>
    public int? TermNumber { get; init; }
    public required string Question { get; init; }

    /// <summary>"en" or "cy": the language it was written in.</summary>
    public required string Language { get; init; }
    public required Instant AskedAt { get; init; }
    public required long AskedByAccountId { get; init; }
    public string? Answer { get; set; }
    public string? AnswerLanguage { get; set; }
    public Instant? AnsweredAt { get; set; }
    public long? AnsweredByAccountId { get; set; }
    public int Version { get; set; }
}
