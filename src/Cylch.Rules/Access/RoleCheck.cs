using NodaTime;

namespace Cylch.Rules.Access;

/// <summary>The kind of body a role is held in.</summary>
public enum RolePlace
{
    LocalAuthority = 1,
    HealthBoard = 2,
    Provider = 3,
}

/// <summary>Who may be given which role, where and from when.</summary>
public static class RoleCheck
{
    private static readonly Role[] OfProviders =
        [Role.ProviderManager, Role.ProviderFinance, Role.CareWorker, Role.ResponsibleIndividual, Role.Administrator];

    private static readonly Role[] OfHealthBoards =
        [Role.Commissioner, Role.FinanceOfficer, Role.Analyst, Role.QualityOfficer, Role.Administrator];

    /// <summary>The roles that exist in a kind of body.</summary>
    public static IReadOnlyList<Role> RolesIn(RolePlace place) => place switch
    {
        RolePlace.Provider => OfProviders,
        RolePlace.HealthBoard => OfHealthBoards,
        _ => [.. Enum.GetValues<Role>().Where(r => r == Role.Administrator || !OfProviders.Contains(r))],
    };

    /// <summary>
    /// Null when the role may be given; else <c>access.own-role</c> (nobody gives themselves one), <c>access.role-not-here</c>,
    /// <c>access.team-not-here</c> or <c>access.ends-before-it-begins</c>.
    /// </summary>
    /// <param name="giverId">Null when the program itself gives it, on its first day.</param>
    /// <param name="teamIsOfPlace">Null when no team is said.</param>
    public static Refusal? Check(long? giverId, long receiverId, Role role, RolePlace place, bool? teamIsOfPlace, LocalDate fromOn, LocalDate? untilOn)
    {
        if (giverId == receiverId)
        {
            return new Refusal("access.own-role");
        }

        if (!RolesIn(place).Contains(role))
        {
            return new Refusal("access.role-not-here");
        }

        if (teamIsOfPlace == false)
        {
            return new Refusal("access.team-not-here");
        }

        return untilOn < fromOn ? new Refusal("access.ends-before-it-begins") : null;
    }

    /// <summary>Null when somebody may be tied to a person; else <c>access.own-link</c> or <c>access.ends-before-it-begins</c>.</summary>
    public static Refusal? CheckLink(long? giverId, long receiverId, LocalDate fromOn, LocalDate? untilOn) =>
        giverId == receiverId ? new Refusal("access.own-link")
        : untilOn < fromOn ? new Refusal("access.ends-before-it-begins")
        : null;

    /// <summary>Null while another way in is left; else <c>access.last-factor</c>: nobody locks themselves out.</summary>
    public static Refusal? CheckRemoval(int passkeys, bool hasAuthenticator) =>
        passkeys + (hasAuthenticator ? 1 : 0) > 1 ? null : new Refusal("access.last-factor");
}
