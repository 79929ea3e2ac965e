using Cylch.Records.Access;
using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Web.Access;

/// <summary>
/// The one place that answers "may they?" for pages: it finds what ties the subject and asks the reach. A page that
/// shows less to some asks again here for each part.
/// </summary>
public sealed class Evaluator(Ties ties, Current current)
{
    private static readonly Subject Nobody = new();

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
                await ties.OfPersonAsync(personId, current.Today, cancellationToken, subject.PackageId) is { } person
                    ? reach.For(person)
                    : new AccessAnswer(false, "no-such-record"),
            PermissionScope.Contract when subject.ContractId is { } contractId =>
                await ties.OfContractAsync(contractId, cancellationToken) is { } contract
                    ? reach.For(contract)
                    : new AccessAnswer(false, "no-such-record"),
            PermissionScope.Organisation when subject.AccountId is { } accountId =>
                reach.For(await ties.OfAccountAsync(accountId, cancellationToken)),
            PermissionScope.Organisation when subject.OrganisationId is { } organisationId => reach.ForOrganisation(organisationId),
            PermissionScope.Supplier when subject.OrganisationId is { } providerId =>
                reach.For(await ties.OfSupplierAsync(providerId, cancellationToken)),

            // The address is about something this permission does not decide: not a list, and not theirs.
            _ => new AccessAnswer(false, reach.IsEmpty ? "role-may-not" : "no-relationship"),
        };
    }

    public async Task<bool> MayAsync(Permission permission, Subject subject, CancellationToken cancellationToken) =>
        (await AskAsync(permission, subject, cancellationToken)).IsAllowed;

    /// <summary>How far the viewer reaches, for a list; reaches nobody when nobody is signed in.</summary>
    public async Task<Reach> ReachAsync(Permission permission) =>
        Reach.Of(await current.ViewerAsync() ?? new Viewer(0, [], []), permission);

    public LocalDate Today => current.Today;
}
