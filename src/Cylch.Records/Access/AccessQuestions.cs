using System.Runtime.CompilerServices;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Cylch.Records.Access;

/// <summary>
/// The questions that every page asks before anything else. They are asked anew each time, but put into SQL only once for
/// each kind of database: that took longer than the answer.
/// </summary>
internal sealed class AccessQuestions
{
    private static readonly ConditionalWeakTable<IModel, AccessQuestions> Translated = [];

    private AccessQuestions()
    {
    }

    public Func<CylchDb, string, string?, Instant, CancellationToken, Task<bool>> IsSessionLive { get; } = EF.CompileAsyncQuery(
        (CylchDb db, string keyHash, string? stamp, Instant now, CancellationToken _) => db.SignInSessions.Any(
            s => s.KeyHash == keyHash && s.EndedAt == null && s.EndsAt > now
                && db.Users.Any(a => a.Id == s.AccountId && a.ClosedAt == null && a.SecurityStamp == stamp)));

    /// <summary>An account that is open, once for each role it holds on a day, in order; without a role, once.</summary>
    public Func<CylchDb, long, LocalDate, IAsyncEnumerable<AccountRole>> Roles { get; } = EF.CompileAsyncQuery(
        (CylchDb db, long accountId, LocalDate day) =>
            from a in db.Users.AsNoTracking()
            where a.Id == accountId && a.ClosedAt == null
            from r in db.RoleAssignments.Where(r => r.AccountId == a.Id && r.FromOn <= day && (r.UntilOn == null || r.UntilOn >= day)).DefaultIfEmpty()
            from o in db.Organisations.Where(o => o.Id == r!.OrganisationId).DefaultIfEmpty()
            orderby r!.Id
            select new AccountRole(a.DisplayName, (Role?)r!.Role, r == null ? null : r.TeamId, o));

    public Func<CylchDb, long, LocalDate, IAsyncEnumerable<HeldLink>> Links { get; } = EF.CompileAsyncQuery(
        (CylchDb db, long accountId, LocalDate day) => db.PersonLinks.AsNoTracking()
            .Where(l => l.AccountId == accountId && l.FromOn <= day && (l.UntilOn == null || l.UntilOn >= day))
            .Select(l => new HeldLink(l.PersonId, l.Kind, l.MaySeeMoney)));

    public static AccessQuestions Of(CylchDb db) => Translated.GetValue(db.Model, _ => new AccessQuestions());
}

/// <summary>An account with one of its roles.</summary>
internal sealed record AccountRole(string Name, Role? Role, long? TeamId, Organisation? Organisation);
