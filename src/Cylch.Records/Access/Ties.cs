using Cylch.Records.Assessment;
using Cylch.Records.Contracts;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Access;

/// <summary>Reads from the records what ties accounts, people, contracts and organisations together on a day.</summary>
public sealed class Ties(CylchDb db)
{
    /// <summary>Whether a session goes on: not ended, not run out, its account open and its way in unchanged since.</summary>
    /// <param name="keyHash">The hash of the key in the cookie.</param>
    /// <param name="stamp">The account's stamp as the cookie has it.</param>
    public Task<bool> IsSessionLiveAsync(string keyHash, string? stamp, Instant now, CancellationToken cancellationToken) =>
        AccessQuestions.IsSessionLive.Of(db)(db, keyHash, stamp, now, cancellationToken);

    /// <summary>What an account holds on a day; null when there is no such account, or it is closed.</summary>
    public async Task<Viewer?> ViewerAsync(long accountId, LocalDate on, CancellationToken cancellationToken) =>
        (await HolderAsync(accountId, on, cancellationToken))?.Viewer;

    /// <summary>As <see cref="ViewerAsync"/>, with the names that go with it: asked at every page, so in as few questions as it takes.</summary>
    public async Task<Holder?> HolderAsync(long accountId, LocalDate on, CancellationToken cancellationToken)
    {
        var rows = await AccessQuestions.Roles.Of(db)(db, accountId, on).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return null;
        }

        var links = await AccessQuestions.Links.Of(db)(db, accountId, on).ToListAsync(cancellationToken);
        var roles = rows.Where(row => row.Role is not null)
            .Select(row => new HeldRole(row.Role!.Value, row.Organisation!.Id, row.TeamId, (RolePlace)row.Organisation.Kind));
        return new Holder(new Viewer(accountId, [.. roles], links), rows[0].Name, rows[0].Organisation);
    }

    /// <param name="packageId">Only the provider of this package counts; null counts the providers of all that run.</param>
    public async Task<PersonTies?> OfPersonAsync(long personId, LocalDate on, CancellationToken cancellationToken, long? packageId = null) =>
        (await OfPeopleAsync([personId], on, cancellationToken, packageId)).GetValueOrDefault(personId);

    /// <summary>The ties of several people at once; nobody who does not exist is in it.</summary>
    public async Task<IReadOnlyDictionary<long, PersonTies>> OfPeopleAsync(
        IReadOnlyCollection<long> personIds, LocalDate on, CancellationToken cancellationToken, long? packageId = null)
    {
        var rows = await AccessQuestions.TiesOfPeople.Of(db)(db, [.. personIds], on, packageId).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.Id).ToDictionary(person => person.Key, person => new PersonTies(
            person.Key, person.First().AuthorityId, person.First().TeamId, [.. person.Select(row => row.ProviderId).OfType<long>().Distinct()]));
    }

    public Task<ContractTies?> OfContractAsync(long contractId, CancellationToken cancellationToken) =>
        AccessQuestions.TiesOfContract.Of(db)(db, contractId, cancellationToken);

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
        return ReachedPeople.Of(db, ReachKeys.Of(reach), on);
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

/// <summary>What an account holds, with the names that pages say of it.</summary>
/// <param name="Organisation">Where the first of its roles is held; null when it holds none.</param>
public sealed record Holder(Viewer Viewer, string Name, Organisation? Organisation);
