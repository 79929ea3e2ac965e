using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Web.Pages.Access;

/// <summary>A role an account holds or held.</summary>
public sealed record RoleRow(long Id, long OrganisationId, Role Role, string NameEn, string NameCy, string? TeamEn, string? TeamCy, LocalDate FromOn, LocalDate? UntilOn);

/// <summary>A person an account is or was tied to.</summary>
public sealed record LinkRow(long Id, long AuthorityId, LinkKind Kind, string PersonName, string PersonReference, bool MaySeeMoney, LocalDate FromOn, LocalDate? UntilOn);

/// <summary>What an account holds, as rows to show.</summary>
internal static class AccountRows
{
    public static IQueryable<RoleRow> Roles(CylchDb db, long accountId, LocalDate day, bool withEnded) =>
        from r in db.RoleAssignments
        join o in db.Organisations on r.OrganisationId equals o.Id
        from t in db.Teams.Where(t => t.Id == r.TeamId).DefaultIfEmpty()
        where r.AccountId == accountId && (withEnded || r.UntilOn == null || r.UntilOn >= day)
        orderby r.FromOn, r.Id
        select new RoleRow(r.Id, r.OrganisationId, r.Role, o.NameEn, o.NameCy, t == null ? null : t.NameEn, t == null ? null : t.NameCy, r.FromOn, r.UntilOn);

    public static IQueryable<LinkRow> Links(CylchDb db, long accountId, LocalDate day, bool withEnded) =>
        from l in db.PersonLinks
        join p in db.People on l.PersonId equals p.Id
        where l.AccountId == accountId && (withEnded || l.UntilOn == null || l.UntilOn >= day)
        orderby l.FromOn, l.Id
        select new LinkRow(l.Id, p.AuthorityId, l.Kind, p.GivenName + " " + p.FamilyName, p.Reference, l.MaySeeMoney, l.FromOn, l.UntilOn);
}
