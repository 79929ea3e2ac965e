using NodaTime;

namespace Cylch.Records.Access;

/// <summary>How somebody proved who they are.</summary>
public enum WayIn
{
    /// <summary>A passkey that checked its holder: two factors in one.</summary>
    Passkey = 1,

    /// <summary>Password, then a code of an authenticator app.</summary>
    Authenticator = 2,

    /// <summary>Password, then a recovery code.</summary>
    RecoveryCode = 3,

    /// <summary>Chose a persona of the demonstration.</summary>
    Persona = 4,
}

/// <summary>
/// One time somebody signed in, until it ends. The cookie holds the key and this its hash, so that signing out here ends it
/// everywhere a copy of the cookie may be.
/// </summary>
public sealed class SignInSession
{
    public long Id { get; init; }
    public required long AccountId { get; init; }
    public required string KeyHash { get; init; }
    public required WayIn WayIn { get; init; }
    public required Instant StartedAt { get; init; }

    /// <summary>The latest it can go on, however busy.</summary>
    public required Instant EndsAt { get; init; }

    /// <summary>When it was ended before its time.</summary>
    public Instant? EndedAt { get; set; }
}
