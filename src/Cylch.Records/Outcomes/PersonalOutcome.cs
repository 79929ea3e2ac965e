using Cylch.Rules.Outcomes;
using NodaTime;

namespace Cylch.Records.Outcomes;

/// <summary>
/// What a person wants of life, in a shape that can be followed. The words themselves stay where they were said;
/// this is the only record of the outcome, and everything after points here.
/// </summary>
public sealed class PersonalOutcome : IVersioned
{
    public long Id { get; init; }
    public required long PersonId { get; init; }

    /// <summary>The line of the conversation it came from; null only for results imported without words.</summary>
    public long? SaidLineId { get; init; }

    /// <summary>A short name for lists, in each language.</summary>
    public required string TitleEn { get; set; }
    public required string TitleCy { get; set; }
    public required WellBeingArea Area { get; set; }
    public required OutcomeKind Kind { get; set; }
    public required Measure Measure { get; set; }
    public int? Target { get; set; }

    /// <summary>What the person said about the target, when they did.</summary>
    public string? TargetWords { get; set; }

    /// <summary>1 is what matters most to the person.</summary>
    public required int Priority { get; set; }
    public LocalDate? ReviewDueOn { get; set; }
    public required LocalDate WrittenOn { get; init; }
    public long? WrittenByAccountId { get; init; }

    /// <summary>The reading it starts from; null until one is taken.</summary>
    public long? BaselineReadingId { get; set; }

    /// <summary>The day the start was fixed; null while it may still change.</summary>
    public LocalDate? BaselineLockedOn { get; set; }
    public LocalDate? EndedOn { get; set; }
    public NeutralReason? NeutralReason { get; set; }
    public int Version { get; set; }
    public List<Reading> Readings { get; init; } = [];
    public OutcomeCheck? Check { get; set; }
}

/// <summary>"Would it stand up?" Money may depend on an outcome only when all four hold.</summary>
public sealed class OutcomeCheck
{
    public long Id { get; init; }
    public required long OutcomeId { get; init; }
    public required long CheckedByAccountId { get; init; }
    public required LocalDate CheckedOn { get; init; }
    public required bool IsReal { get; init; }
    public required bool IsRelevant { get; init; }
    public required bool IsAchievable { get; init; }
    public required bool IsServiceRelated { get; init; }

    /// <summary>Why one of them does not hold yet, or what shows that they do.</summary>
    public required string Words { get; init; }
}

/// <summary>One voice's view of how near an outcome is, on a day. Kept apart by voice; corrected only by a new one.</summary>
public sealed class Reading
{
    public long Id { get; init; }
    public required long OutcomeId { get; init; }
    public required LocalDate TakenOn { get; init; }
    public required Voice Voice { get; init; }

    /// <summary>Null when it could not be given; then <see cref="MissingReason"/> says why.</summary>
    public int? Value { get; init; }
    public string? MissingReason { get; init; }
    public string? Words { get; init; }
    public string? WordsTranslation { get; init; }
    public required string Language { get; init; }
    public required HowAsked HowAsked { get; init; }

    /// <summary>Who wrote it down.</summary>
    public long? TakenByAccountId { get; init; }

    /// <summary>The name of a care worker or carer who gave it, when they have no account.</summary>
    public string? GivenBy { get; init; }
    public required Instant RecordedAt { get; init; }
    public long? CorrectsReadingId { get; init; }
}

public enum HowAsked
{
    AtHome = 1,
    ByPhone = 2,
    OwnEntry = 3,
    ByLetter = 4,
    Imported = 5,
}
