using Cylch.Rules.Fairness;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// A conversation between an authority and one provider about one question of the fairness watch. There is one for each, closed and taken
/// up again as often as need be; where it stands follows from what was written in it.
/// </summary>
public sealed class FairnessConversation : IVersioned
{
    public long Id { get; init; }
    public required long AuthorityId { get; init; }
    public required long ProviderId { get; init; }
    public required FairnessQuestion Question { get; init; }
    public int Version { get; set; }
    public List<FairnessEntry> Entries { get; init; } = [];
}

/// <summary>One thing written in such a conversation. Never changed, never deleted.</summary>
public sealed class FairnessEntry
{
    public long Id { get; init; }
    public required long ConversationId { get; init; }
    public required FairnessEntryKind Kind { get; init; }
    public required string Words { get; init; }

    /// <summary>"en" or "cy": the language the words are written in.</summary>
    public required string Language { get; init; }
    public required long WrittenByAccountId { get; init; }
    public required Instant WrittenAt { get; init; }

    /// <summary>The figures that were asked about, as JSON; null where nothing was asked.</summary>
    public string? Figures { get; init; }

    /// <summary>By when an answer or a step is due.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>Whose the step is.</summary>
    public long? OwnerAccountId { get; init; }
}
