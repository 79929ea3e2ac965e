using Cylch.Records.Outcomes;
using Cylch.Rules.Assessment;
using NodaTime;

namespace Cylch.Records.Assessment;

/// <summary>Someone who receives care, or has asked for it.</summary>
public sealed class Person : IVersioned
{
    public long Id { get; init; }

    /// <summary>The authority's reference, used in files instead of a name.</summary>
    public required string Reference { get; init; }
    public required long AuthorityId { get; init; }
    public required string GivenName { get; set; }
    public required string FamilyName { get; set; }
    public string? KnownAs { get; set; }
    public LocalDate? BornOn { get; init; }

    /// <summary>"cy" or "en": the language the person chose.</summary>
    public required string Language { get; set; }
    public long? AreaId { get; set; }
    public long? ZoneId { get; set; }
    public long? TeamId { get; set; }
    public long? CareManagerAccountId { get; set; }
    public bool LivesAlone { get; set; }

    /// <summary>How to talk with this person, in each language.</summary>
    public string? TalkingEn { get; set; }
    public string? TalkingCy { get; set; }
    public LocalDate? DiedOn { get; set; }
    public LocalDate? MovedAwayOn { get; set; }
    public bool IsDemonstration { get; init; }
    public int Version { get; set; }

    /// <summary>The names and the reference as they are looked for. Made from them, kept so that the database can search it.</summary>
    public string SearchText
    {
        get => FoldedName.Words(GivenName, FamilyName, KnownAs, Reference);
        private set => _ = value;
    }

    public List<Conversation> Conversations { get; init; } = [];
    public List<PersonalOutcome> Outcomes { get; init; } = [];
}

/// <summary>A what-matters conversation: where and when words were spoken, and who heard them.</summary>
public sealed class Conversation
{
    public long Id { get; init; }
    public required long PersonId { get; init; }
    public required LocalDate HeldOn { get; init; }
    public long? HeardByAccountId { get; init; }
    public required string Language { get; init; }
    public required ConversationPlace Place { get; init; }

    /// <summary>The day the notes were read back to the person and agreed; null until then.</summary>
    public LocalDate? AgreedOn { get; set; }
    public required Instant RecordedAt { get; init; }
    public List<SaidLine> Lines { get; init; } = [];
}

public enum ConversationPlace
{
    AtHome = 1,
    ByPhone = 2,
    InHospital = 3,
    Elsewhere = 4,
}

/// <summary>One thing said. The words as spoken are the record; a translation has an owner.</summary>
public sealed class SaidLine
{
    public long Id { get; init; }
    public required long ConversationId { get; init; }
    public required int Number { get; init; }
    public required SaidElement Element { get; init; }

    /// <summary>Null when the person themselves said it.</summary>
    public string? SaidBy { get; init; }
    public required string Words { get; init; }
    public required string Language { get; init; }
    public string? Translation { get; init; }
    public long? TranslatedByAccountId { get; init; }
}

/// <summary>The five elements of an assessment, and who else can help.</summary>
public enum SaidElement
{
    Outcome = 1,
    Strength = 2,
    Barrier = 3,
    Risk = 4,
    Circumstance = 5,
    WhoCanHelp = 6,
}
