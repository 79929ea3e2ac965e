using Cylch.Records.Assessment;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Access;

/// <summary>Reads from the records what ties accounts, people, contracts and organisations together on a day.</summary>
public sealed class Ties(CylchDb db)
{
    /// <summary>What an account holds on a day; null when there is no such account, or it is closed.</summary>
    public async Task<Viewer?> ViewerAsync(long accountId, LocalDate on, CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(a => a.Id == accountId && a.ClosedAt == null, cancellationToken))
        {
            return null;
        }

        var roles = await db.RoleAssignments.AsNoTracking()
            .Where(r => r.AccountId == accountId && r.FromOn <= on && (r.UntilOn == null || r.UntilOn >= on))
            .OrderBy(r => r.Id)
            .Join(db.Organisations, r => r.OrganisationId, o => o.Id, (r, o) => new HeldRole(r.Role, r.OrganisationId, r.TeamId, (RolePlace)o.Kind))
            .ToListAsync(cancellationToken);
        var links = await db.PersonLinks.AsNoTracking()
            .Where(l => l.AccountId == accountId && l.FromOn <= on && (l.UntilOn == null || l.UntilOn >= on))
            .Select(l => new HeldLink(l.PersonId, l.Kind, l.MaySeeMoney))
            .ToListAsync(cancellationToken);
        return new Viewer(accountId, roles, links);
    }

    /// <param name="packageId">Only the provider of this package counts; null counts the providers of all that run.</param>
    public async Task<PersonTies?> OfPersonAsync(long personId, LocalDate on, CancellationToken cancellationToken, long? packageId = null)
    {
        var person = await db.People.AsNoTracking().Where(p => p.Id == personId)
            .Select(p => new { p.AuthorityId, p.TeamId })
            .SingleOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            return null;
        }

        var providers = await db.CarePackages.AsNoTracking()
            .Where(k => k.PersonId == personId && (packageId == null || k.Id == packageId) && k.StartsOn <= on && (k.EndsOn == null || k.EndsOn >= on))
            .Join(db.Contracts, k => k.ContractId, c => c.Id, (k, c) => c.ProviderId)
            .Distinct()
            .ToListAsync(cancellationToken);
        return new PersonTies(personId, person.AuthorityId, person.TeamId, providers);
    }

    public Task<ContractTies?> OfContractAsync(long contractId, CancellationToken cancellationToken) =>
        db.Contracts.AsNoTracking().Where(c => c.Id == contractId)
            .Select(c => new ContractTies(c.Id, c.AuthorityId, c.ProviderId, c.HealthBoardId))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The organisations an account has to do with, now or before: who may administer it.</summary>
    public async Task<AccountTies> OfAccountAsync(long accountId, CancellationToken cancellationToken)
    {
        var byRole = await db.RoleAssignments.Where(r => r.AccountId == accountId).Select(r => r.OrganisationId).ToListAsync(cancellationToken);
        var byLink = await db.PersonLinks.Where(l => l.AccountId == accountId)
            .Join(db.People, l => l.PersonId, p => p.Id, (l, p) => p.AuthorityId)
            .ToListAsync(cancellationToken);
        return new AccountTies(accountId, [.. byRole.Union(byLink)]);
    }

    /// <summary>The accounts a reach extends to, as a query that lists go on from.</summary>
    public IQueryable<Account> Accounts(Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var organisations = reach.OrganisationIds.ToArray();
        return db.Users.AsNoTracking().Where(a =>
            db.RoleAssignments.Any(r => r.AccountId == a.Id && organisations.Contains(r.OrganisationId))
            || db.PersonLinks.Any(l => l.AccountId == a.Id && db.People.Any(p => p.Id == l.PersonId && organisations.Contains(p.AuthorityId))));
    }

    public async Task<SupplierTies> OfSupplierAsync(long providerId, CancellationToken cancellationToken) =>
        new(providerId, await db.Contracts.Where(c => c.ProviderId == providerId).Select(c => c.AuthorityId).Distinct().ToListAsync(cancellationToken));

    /// <summary>The providers a reach extends to for what they send in, as a query that lists go on from.</summary>
    public IQueryable<Organisation> Suppliers(Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var (authorities, providers) = (reach.AuthorityIds, reach.ProviderIds);
        return db.Organisations.AsNoTracking().Where(o =>
            providers.Contains(o.Id) || db.Contracts.Any(c => c.ProviderId == o.Id && authorities.Contains(c.AuthorityId)));
    }

    /// <summary>The people a reach extends to on a day, as a query that lists go on from.</summary>
    public IQueryable<Person> People(Reach reach, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var (authorities, teams, providers) = (reach.AuthorityIds, reach.TeamIds, reach.ProviderIds);
        var people = reach.Links.Select(l => l.PersonId).ToArray();
        return db.People.AsNoTracking().Where(p =>
            authorities.Contains(p.AuthorityId)
            || (p.TeamId != null && teams.Contains(p.TeamId.Value))
            || people.Contains(p.Id)
            || db.CarePackages.Any(k => k.PersonId == p.Id && k.StartsOn <= on && (k.EndsOn == null || k.EndsOn >= on)
                && db.Contracts.Any(c => c.Id == k.ContractId && providers.Contains(c.ProviderId))));
    }

    /// <summary>The contracts a reach extends to, as a query that lists go on from.</summary>
    public IQueryable<Contract> Contracts(Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var (authorities, providers, boards) = (reach.AuthorityIds, reach.ProviderIds, reach.HealthBoardIds);
        return db.Contracts.AsNoTracking().Where(c =>
            authorities.Contains(c.AuthorityId)
            || providers.Contains(c.ProviderId)
            || (c.HealthBoardId != null && boards.Contains(c.HealthBoardId.Value)));
    }
}
