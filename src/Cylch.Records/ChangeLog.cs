using NodaTime;

namespace Cylch.Records;

/// <summary>A record that two people might edit at once: the second to save is told what the first changed.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>One thing somebody did: who, when, what, to what, and why. Never changed, never deleted.</summary>
public sealed class ChangeEvent
{
    public long Id { get; init; }
    public required Instant HappenedAt { get; init; }

    /// <summary>Null when the program itself did it, such as loading the demonstration.</summary>
    public long? AccountId { get; init; }

    /// <summary>The name of the action, such as <c>RecordReading</c>.</summary>
    public required string Action { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }
    public long? PersonId { get; init; }
    public long? ContractId { get; init; }
    public required string Reason { get; init; }
}

/// <summary>A form that was sent: the same key again has no second effect.</summary>
public sealed class Submission
{
    public long Id { get; init; }
    public required string Key { get; init; }
    public required long AccountId { get; init; }
    public required string Action { get; init; }
    public required long ResultId { get; init; }
    public required Instant SubmittedAt { get; init; }
}
