using System.Linq.Expressions;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>Somebody, or a group, with a part in a person's care, and what the table of permissions lets them see.</summary>
/// <param name="Name">Null for a role of the authority, which is named by <see cref="Role"/>.</param>
public sealed record CircleRow(string? Name, string? OrganisationEn, string? OrganisationCy, Role? Role, LinkKind? Link, IReadOnlyList<Permission> Sees);

/// <summary>One look at a record.</summary>
public sealed record LookRow(Instant LookedAt, string Who, string Page, string Reason, bool IsRefused);

/// <summary>Who is involved and what they can see, worked out from the same table that lets them in; and who has looked.</summary>
public static class PersonCircle
{
    private static readonly Permission[] Worth =
        [Permission.ReadPerson, Permission.ReadOutcome, Permission.ReadVisits, Permission.ReadPersonMoney, Permission.ReadLooks];

    private static readonly Question<Func<CylchDb, long, LocalDate, IAsyncEnumerable<CircleLink>>> Linked = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long personId, LocalDate day) =>
            from l in db.PersonLinks.AsNoTracking()
            join a in db.Users on l.AccountId equals a.Id
            where l.PersonId == personId && l.FromOn <= day && (l.UntilOn == null || l.UntilOn >= day)
            orderby l.Kind, l.Id
            select new CircleLink(a.DisplayName, l.Kind, l.MaySeeMoney)));

    private static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<Organisation>>> Organisations = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] bodies) => db.Organisations.AsNoTracking().Where(o => bodies.Contains(o.Id))));

    private static readonly Question<Func<CylchDb, long[], LocalDate, IAsyncEnumerable<CircleRole>>> Roles = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] bodies, LocalDate day) => db.RoleAssignments.AsNoTracking()
            .Where(r => bodies.Contains(r.OrganisationId) && r.FromOn <= day && (r.UntilOn == null || r.UntilOn >= day))
            .Select(r => new CircleRole(
                r.OrganisationId, r.Role, r.TeamId, r.AccountId, db.Users.Where(a => a.Id == r.AccountId).Select(a => a.DisplayName).First()))));

    private static readonly Expression<Func<CylchDb, long, bool, IQueryable<LookRow>>> AllLooks = (db, personId, onlyRefused) =>
        from l in db.RecordLooks.AsNoTracking()
        join a in db.Users on l.AccountId equals a.Id
        where l.PersonId == personId && (!onlyRefused || l.IsRefused)
        orderby l.LookedAt descending, l.Id descending
        select new LookRow(l.LookedAt, a.DisplayName, l.Page, l.Reason, l.IsRefused);

    private static readonly Func<CylchDb, long, bool, IQueryable<LookRow>> LooksOf = AllLooks.Compile();

    private static readonly Question<Func<CylchDb, long, bool, int, IAsyncEnumerable<LookRow>>> Newest = new(() => EF.CompileAsyncQuery(
        Spelling.Out<Func<CylchDb, long, bool, int, IQueryable<LookRow>>>((db, personId, onlyRefused, most) => Looks(db, personId, onlyRefused).Take(most))));

    public static async Task<IReadOnlyList<CircleRow>> ReadAsync(CylchDb db, PersonHead person, LocalDate day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(person);
        var ties = (await new Ties(db).OfPersonAsync(person.Id, day, cancellationToken))!;
        long[] bodies = [ties.AuthorityId, .. ties.ProviderIds];
        var links = await Linked.Of(db)(db, person.Id, day).ToListAsync(cancellationToken);
        var organisations = await Organisations.Of(db)(db, bodies).ToListAsync(cancellationToken);
        var roles = await Roles.Of(db)(db, bodies, day).ToListAsync(cancellationToken);

        List<CircleRow> rows = [.. links.Select(l => new CircleRow(
            l.Name, null, null, null, l.Kind, Sees(ties, new Viewer(0, [], [new HeldLink(person.Id, l.Kind, l.MaySeeMoney)]))))];
        foreach (var group in roles.GroupBy(r => (r.OrganisationId, r.Role, IsOwn: r.AccountId == person.CareManagerAccountId)).OrderBy(g => g.Key.OrganisationId == ties.AuthorityId ? 0 : 1).ThenByDescending(g => g.Key.IsOwn).ThenBy(g => g.Key.Role))
        {
            var team = group.Any(r => r.TeamId == person.TeamId) ? person.TeamId : group.First().TeamId;
            var organisation = organisations.Single(o => o.Id == group.Key.OrganisationId);
            var sees = Sees(ties, new Viewer(0, [new HeldRole(group.Key.Role, organisation.Id, team, (RolePlace)organisation.Kind)], []));
            var inTeam = group.Where(r => r.TeamId is null || r.TeamId == person.TeamId).Select(r => r.Name).Distinct().Order(StringComparer.Ordinal).ToList();
            if (sees.Count > 0 && inTeam.Count > 0)
            {
                rows.Add(new CircleRow(inTeam.Count <= 2 ? string.Join(", ", inTeam) : null, organisation.NameEn, organisation.NameCy, group.Key.Role, null, sees));
            }
        }

        return rows;
    }

    /// <summary>Looks at a record, newest first: all, or those that were refused.</summary>
    [SpeltAs(nameof(AllLooks))]
    public static IQueryable<LookRow> Looks(CylchDb db, long personId, bool onlyRefused) => LooksOf(db, personId, onlyRefused);

    /// <summary>The newest looks, so many.</summary>
    public static IAsyncEnumerable<LookRow> NewestLooks(CylchDb db, long personId, bool onlyRefused, int most)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Newest.Of(db)(db, personId, onlyRefused, most);
    }

    private static IReadOnlyList<Permission> Sees(PersonTies ties, Viewer viewer) =>
        [.. Worth.Where(permission => Reach.Of(viewer, permission).For(ties).IsAllowed)];
}

/// <summary>An account linked to a person.</summary>
internal sealed record CircleLink(string Name, LinkKind Kind, bool MaySeeMoney);

/// <summary>A role held in an organisation that a person has to do with.</summary>
internal sealed record CircleRole(long OrganisationId, Role Role, long? TeamId, long AccountId, string Name);
