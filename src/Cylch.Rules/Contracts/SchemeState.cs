using NodaTime;

namespace Cylch.Rules.Contracts;

/// <summary>Where a version of the terms stands on a day.</summary>
public enum SchemeState
{
    /// <summary>Waits for the provider to say that it has been read.</summary>
    Proposed = 1,

    /// <summary>Its day has come and the provider has not said so: nothing can be paid.</summary>
    Unread,

    /// <summary>Read by the provider; its day is still to come.</summary>
    Acknowledged,
    InForce,

    /// <summary>A later version has taken over.</summary>
    Replaced,

    /// <summary>Taken back before it came into force.</summary>
    Withdrawn,
}

/// <summary>The dated facts of a version.</summary>
public sealed record SchemeFacts(int Number, LocalDate InForceFrom, bool IsAcknowledged, bool IsWithdrawn);

/// <summary>Where each version stands, which is never stored: it follows from the facts and the day.</summary>
public static class SchemeStates
{
    /// <param name="all">Every version of the contract.</param>
    public static SchemeState Of(SchemeFacts version, IEnumerable<SchemeFacts> all, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(version);
        var hasTakenOver = all.Any(other => !other.IsWithdrawn && other.Number > version.Number && other.InForceFrom <= today);
        return version switch
        {
            { IsWithdrawn: true } => SchemeState.Withdrawn,
            _ when hasTakenOver => SchemeState.Replaced,
            { IsAcknowledged: false } => version.InForceFrom > today ? SchemeState.Proposed : SchemeState.Unread,
            _ => version.InForceFrom > today ? SchemeState.Acknowledged : SchemeState.InForce,
        };
    }
}
