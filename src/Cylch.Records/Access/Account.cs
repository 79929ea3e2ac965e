using Cylch.Rules.Access;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Cylch.Records.Access;

/// <summary>A login. People who receive care are <c>Person</c>; an account may be theirs.</summary>
public sealed class Account : IdentityUser<long>
{
    public required string DisplayName { get; set; }

    /// <summary>"en" or "cy": the language pages open in.</summary>
    public required string Language { get; set; }

    /// <summary>One of the demonstration's personas; such an account can never exist in production.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>The shared key of the account's authenticator app, enciphered by the program; null when there is none.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The thirty-second step of the last code taken: that code and older ones are not taken again.</summary>
    public long? AuthenticatorStep { get; set; }

    /// <summary>When it was closed; a closed account signs in nowhere, and what it did stays told.</summary>
    public Instant? ClosedAt { get; set; }
}

/// <summary>An account holds a role in an organisation, from a day until a day.</summary>
public sealed class RoleAssignment
{
    public long Id { get; init; }
    public required long AccountId { get; init; }
    public required long OrganisationId { get; init; }
    public required Role Role { get; init; }
    public long? TeamId { get; init; }
    public required LocalDate FromOn { get; init; }
    public LocalDate? UntilOn { get; set; }
}

/// <summary>An account is a person's own, or their carer's or advocate's.</summary>
public sealed class PersonLink
{
    public long Id { get; init; }
    public required long AccountId { get; init; }
    public required long PersonId { get; init; }
    public required LinkKind Kind { get; init; }
    public bool MaySeeMoney { get; set; }
    public required LocalDate FromOn { get; init; }
    public LocalDate? UntilOn { get; set; }
}

/// <summary>One look at a person's record, allowed or refused. Never changed, never deleted.</summary>
public sealed class RecordLook
{
    public long Id { get; init; }
    public required Instant LookedAt { get; init; }
    public required long AccountId { get; init; }
    public required long PersonId { get; init; }

    /// <summary>The page opened, as its route name.</summary>
    public required string Page { get; init; }

    /// <summary>Why it was allowed, or why it was refused: a reason code of the relationship evaluator.</summary>
    public required string Reason { get; init; }
    public required bool IsRefused { get; init; }
}
