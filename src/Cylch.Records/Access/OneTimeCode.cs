using NodaTime;

namespace Cylch.Records.Access;

public enum OneTimeKind
{
    /// <summary>The way in for the first time, or after everything was lost.</summary>
    SetUp = 1,

    /// <summary>Stands in for a lost authenticator, once.</summary>
    Recovery = 2,
}

/// <summary>A code that works once. Only its hash is kept: who reads the records cannot use it.</summary>
public sealed class OneTimeCode
{
    public long Id { get; init; }
    public required long AccountId { get; init; }
    public required OneTimeKind Kind { get; init; }
    public required string CodeHash { get; init; }
    public required Instant MadeAt { get; init; }

    /// <summary>Null when it does not run out.</summary>
    public Instant? EndsAt { get; init; }

    /// <summary>When it was used, or was replaced by a newer one.</summary>
    public Instant? UsedAt { get; set; }
}
