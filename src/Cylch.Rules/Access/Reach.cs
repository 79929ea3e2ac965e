namespace Cylch.Rules.Access;

/// <summary>
/// How far a viewer reaches with one permission: the organisations, teams and people through which they may. A single
/// answer and a list's filter are both made from it, so that they cannot differ.
/// </summary>
public sealed record Reach(
    Permission Permission,
    IReadOnlyList<long> AuthorityIds,
    IReadOnlyList<long> TeamIds,
    IReadOnlyList<long> ProviderIds,
    IReadOnlyList<long> HealthBoardIds,
    IReadOnlyList<HeldLink> Links)
{
    /// <summary>True when the viewer can never use this permission, whatever it is asked about.</summary>
    public bool IsEmpty =>
        AuthorityIds.Count + TeamIds.Count + ProviderIds.Count + HealthBoardIds.Count + Links.Count == 0
        && PermissionTable.Row(Permission).Scope != PermissionScope.Anyone;

    /// <summary>Every organisation through which the viewer may.</summary>
    public IEnumerable<long> OrganisationIds => AuthorityIds.Concat(ProviderIds).Concat(HealthBoardIds);

    public static Reach Of(Viewer viewer, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var row = PermissionTable.Row(permission);

        // A role counts only in the kind of body the table means: a health board's finance officer is not the authority's.
        var authority = viewer.Roles.Where(r => r.Place == RolePlace.LocalAuthority).ToList();
        var team = authority.Where(r => row.Team.Contains(r.Role)).ToList();
        return new Reach(
            permission,
            Organisations(authority.Where(r => row.Authority.Contains(r.Role)).Concat(team.Where(r => r.TeamId is null))),
            [.. team.Where(r => r.TeamId is not null).Select(r => r.TeamId!.Value).Distinct()],
            Organisations(viewer.Roles.Where(r => r.Place == RolePlace.Provider && row.Provider.Contains(r.Role))),
            Organisations(viewer.Roles.Where(r => r.Place == RolePlace.HealthBoard && row.HealthBoard.Contains(r.Role))),
            [.. viewer.Links.Where(l => row.Links.Contains(l.Kind)
                && (!row.NeedsMoneyConsent || l.Kind == LinkKind.Self || l.MaySeeMoney))]);
    }

    /// <summary>May this viewer, for this person?</summary>
    public AccessAnswer For(PersonTies person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (Links.FirstOrDefault(l => l.PersonId == person.PersonId) is { } link)
        {
            return new AccessAnswer(true, link.Kind switch
            {
                LinkKind.Self => "own-record",
                LinkKind.Carer => "carer",
                _ => "advocate",
            });
        }

        if (person.TeamId is { } team && TeamIds.Contains(team))
        {
            return new AccessAnswer(true, "care-team");
        }

        if (AuthorityIds.Contains(person.AuthorityId))
        {
            return new AccessAnswer(true, "authority-role");
        }

        return person.ProviderIds.Any(ProviderIds.Contains) ? new AccessAnswer(true, "provider-of-package") : Refused;
    }

    /// <summary>May this viewer, for this contract?</summary>
    public AccessAnswer For(ContractTies contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (AuthorityIds.Contains(contract.AuthorityId))
        {
            return new AccessAnswer(true, "authority-role");
        }

        if (ProviderIds.Contains(contract.ProviderId))
        {
            return new AccessAnswer(true, "provider-of-contract");
        }

        return contract.HealthBoardId is { } board && HealthBoardIds.Contains(board)
            ? new AccessAnswer(true, "health-board-of-contract")
            : Refused;
    }

    /// <summary>May this viewer, for this account: because it has to do with an organisation they may act for.</summary>
    public AccessAnswer For(AccountTies account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.OrganisationIds.Any(id => OrganisationIds.Contains(id))
            ? new AccessAnswer(true, "organisation-role")
            : Refused;
    }

    /// <summary>May this viewer, for what this provider sends in?</summary>
    public AccessAnswer For(SupplierTies supplier)
    {
        ArgumentNullException.ThrowIfNull(supplier);
        if (ProviderIds.Contains(supplier.ProviderId))
        {
            return new AccessAnswer(true, "organisation-role");
        }

        return supplier.AuthorityIds.Any(AuthorityIds.Contains) ? new AccessAnswer(true, "authority-role") : Refused;
    }

    /// <summary>May this viewer, for this organisation's own lists; null asks whether for any at all.</summary>
    public AccessAnswer ForOrganisation(long? organisationId)
    {
        if (PermissionTable.Row(Permission).Scope == PermissionScope.Anyone)
        {
            return new AccessAnswer(true, "any-account");
        }

        var may = organisationId is { } id
            ? OrganisationIds.Contains(id)
            : !IsEmpty;
        return may ? new AccessAnswer(true, "organisation-role") : Refused;
    }

    private AccessAnswer Refused => new(false, IsEmpty ? "role-may-not" : "no-relationship");

    private static long[] Organisations(IEnumerable<HeldRole> roles) => [.. roles.Select(r => r.OrganisationId).Distinct()];
}
