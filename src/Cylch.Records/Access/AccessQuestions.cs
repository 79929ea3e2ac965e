using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PeopleTied = System.Func<Cylch.Records.CylchDb, long[], NodaTime.LocalDate, long?, System.Collections.Generic.IAsyncEnumerable<Cylch.Records.Access.PersonTie>>;

namespace Cylch.Records.Access;

/// <summary>The questions that every page asks before anything else, anew each time.</summary>
internal static class AccessQuestions
{
    public static readonly Question<Func<CylchDb, string, string?, Instant, CancellationToken, Task<bool>>> IsSessionLive = new(() => EF.CompileAsyncQuery(
        (CylchDb db, string keyHash, string? stamp, Instant now, CancellationToken _) => db.SignInSessions.Any(
            s => s.KeyHash == keyHash && s.EndedAt == null && s.EndsAt > now
                && db.Users.Any(a => a.Id == s.AccountId && a.ClosedAt == null && a.SecurityStamp == stamp))));

    /// <summary>An account that is open, once for each role it holds on a day, in order; without a role, once.</summary>
    public static readonly Question<Func<CylchDb, long, LocalDate, IAsyncEnumerable<AccountRole>>> Roles = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long accountId, LocalDate day) =>
            from a in db.Users.AsNoTracking()
            where a.Id == accountId && a.ClosedAt == null
            from r in db.RoleAssignments.Where(r => r.AccountId == a.Id && r.FromOn <= day && (r.UntilOn == null || r.UntilOn >= day)).DefaultIfEmpty()
            from o in db.Organisations.Where(o => o.Id == r!.OrganisationId).DefaultIfEmpty()
            orderby r!.Id
            select new AccountRole(a.DisplayName, (Role?)r!.Role, r == null ? null : r.TeamId, o)));

    public static readonly Question<Func<CylchDb, long, LocalDate, IAsyncEnumerable<HeldLink>>> Links = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long accountId, LocalDate day) => db.PersonLinks.AsNoTracking()
            .Where(l => l.AccountId == accountId && l.FromOn <= day && (l.UntilOn == null || l.UntilOn >= day))
            .Select(l => new HeldLink(l.PersonId, l.Kind, l.MaySeeMoney))));

    /// <summary>People, once for each package that runs on a day; without one, once. With a package named, only that one counts.</summary>
    public static readonly Question<PeopleTied> TiesOfPeople = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] personIds, LocalDate day, long? packageId) =>
            from p in db.People.AsNoTracking()
            where personIds.Contains(p.Id)
            from k in db.CarePackages.Where(k => k.PersonId == p.Id
                && (packageId == null || k.Id == packageId) && k.StartsOn <= day && (k.EndsOn == null || k.EndsOn >= day)).DefaultIfEmpty()
            from c in db.Contracts.Where(c => c.Id == k!.ContractId).DefaultIfEmpty()
            select new PersonTie(p.Id, p.AuthorityId, p.TeamId, c == null ? null : c.ProviderId)));

    public static readonly Question<Func<CylchDb, long, CancellationToken, Task<ContractTies?>>> TiesOfContract = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long contractId, CancellationToken _) => db.Contracts.AsNoTracking().Where(c => c.Id == contractId)
            .Select(c => new ContractTies(c.Id, c.AuthorityId, c.ProviderId, c.HealthBoardId)).SingleOrDefault()));
}

/// <summary>An account with one of its roles.</summary>
internal sealed record AccountRole(string Name, Role? Role, long? TeamId, Organisation? Organisation);

/// <summary>A person with the provider of one of their packages.</summary>
internal sealed record PersonTie(long Id, long AuthorityId, long? TeamId, long? ProviderId);
