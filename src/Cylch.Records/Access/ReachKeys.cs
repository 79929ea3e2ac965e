using Cylch.Rules.Access;

namespace Cylch.Records.Access;

/// <summary>The kinds of key a reach holds. Most readers hold one kind, and a question about that kind alone is a far lighter one.</summary>
[Flags]
public enum ReachShape
{
    Nobody = 0,
    OneAuthority = 1,
    Authorities = 2,
    Teams = 4,
    Providers = 8,
    People = 16,
}

/// <summary>What a reach holds, as a question takes it.</summary>
public sealed record ReachKeys(long[] Authorities, long[] Teams, long[] Providers, long[] People)
{
    public ReachShape Shape =>
        (Authorities.Length == 1 ? ReachShape.OneAuthority : 0)
        | (Authorities.Length > 1 ? ReachShape.Authorities : 0)
        | (Teams.Length > 0 ? ReachShape.Teams : 0)
        | (Providers.Length > 0 ? ReachShape.Providers : 0)
        | (People.Length > 0 ? ReachShape.People : 0);

    public static ReachKeys Of(Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        return new ReachKeys([.. reach.AuthorityIds], [.. reach.TeamIds], [.. reach.ProviderIds], [.. reach.Links.Select(l => l.PersonId)]);
    }
}
