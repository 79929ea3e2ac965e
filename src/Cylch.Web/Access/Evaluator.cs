using Cylch.Records.Access;
using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Web.Access;

/// <summary>
/// The one place that answers "may they?" for pages: it finds what ties the subject and asks the reach. A page that
/// shows less to some asks again here for each part. What ties a subject is read once a request and no longer kept: the next
/// request finds whatever was changed in between.
/// </summary>
public sealed class Evaluator(Ties ties, Current current)
{
    private static readonly Subject Nobody = new();
    private readonly Dictionary<(long PersonId, long? PackageId), PersonTies?> _people = [];
    private readonly Dictionary<long, ContractTies?> _contracts = [];

    public async Task<AccessAnswer> AskAsync(Permission permission, Subject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (await current.ViewerAsync() is not { } viewer)
        {
            return new AccessAnswer(false, "not-signed-in");
        }

        var reach = Reach.Of(viewer, permission);
        return PermissionTable.Row(permission).Scope switch
        {
            PermissionScope.Anyone => reach.ForOrganisation(null),

            // A list of people or contracts: may they see any at all? The list itself is filtered by the same reach.
            _ when subject == Nobody => reach.ForOrganisation(null),
            PermissionScope.Person when subject.PersonId is { } personId =>
                await PersonAsync(personId, subject.PackageId, cancellationToken) is { } person
                    ? reach.For(person)
                    : new AccessAnswer(false, "no-such-record"),
            PermissionScope.Contract when subject.ContractId is { } contractId =>
                await ContractAsync(contractId, cancellationToken) is { } contract
                    ? reach.For(contract)
                    : new AccessAnswer(false, "no-such-record"),
            PermissionScope.Organisation when subject.AccountId is { } accountId =>
                reach.For(await ties.OfAccountAsync(accountId, cancellationToken)),
            PermissionScope.Organisation when subject.OrganisationId is { } organisationId => reach.ForOrganisation(organisationId),
            PermissionScope.Supplier when subject.OrganisationId is { } providerId =>
                reach.For(subject.AuthorityId is { } authorityId
                    ? new SupplierTies(providerId, [authorityId])
                    : await ties.OfSupplierAsync(providerId, cancellationToken)),

            // The address is about something this permission does not decide: not a list, and not theirs.
            _ => new AccessAnswer(false, reach.IsEmpty ? "role-may-not" : "no-relationship"),
        };
    }

    public async Task<bool> MayAsync(Permission permission, Subject subject, CancellationToken cancellationToken) =>
        (await AskAsync(permission, subject, cancellationToken)).IsAllowed;

    /// <summary>How far the viewer reaches, for a list; reaches nobody when nobody is signed in.</summary>
    public async Task<Reach> ReachAsync(Permission permission) =>
        Reach.Of(await current.ViewerAsync() ?? new Viewer(0, [], []), permission);

    /// <summary>As <see cref="AskAsync"/>, for several people at once; nobody who does not exist is in it.</summary>
    public async Task<IReadOnlyDictionary<long, AccessAnswer>> AskForPeopleAsync(
        Permission permission, IReadOnlyCollection<long> personIds, CancellationToken cancellationToken)
    {
        var reach = await ReachAsync(permission);
        var people = personIds.Count == 0
            ? new Dictionary<long, PersonTies>()
            : await ties.OfPeopleAsync(personIds, current.Today, cancellationToken);
        return people.ToDictionary(person => person.Key, person => reach.For(person.Value));
    }

    public LocalDate Today => current.Today;

    private async Task<PersonTies?> PersonAsync(long personId, long? packageId, CancellationToken cancellationToken)
    {
        if (!_people.TryGetValue((personId, packageId), out var person))
        {
            person = await ties.OfPersonAsync(personId, current.Today, cancellationToken, packageId);
            _people.Add((personId, packageId), person);
        }

        return person;
    }

    private async Task<ContractTies?> ContractAsync(long contractId, CancellationToken cancellationToken)
    {
        if (!_contracts.TryGetValue(contractId, out var contract))
        {
            contract = await ties.OfContractAsync(contractId, cancellationToken);
            _contracts.Add(contractId, contract);
        }

        return contract;
    }
}
