using System.Globalization;
using Cylch.Records.Access;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Cohorts;

/// <summary>
/// The two accounts in whose name the program settles a cohort: one prepares, the other approves. Both are closed from
/// the start, so nobody can sign in with either.
/// </summary>
internal sealed record CohortAccounts(long Prepares, long Approves)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    public static async Task<CohortAccounts> MakeAsync(
        CylchDb db, long authorityId, Instant now, bool isDemonstration, CancellationToken cancellationToken)
    {
        var today = now.InZone(London).Date;
        var (prepares, approves) = (
            Account("prepares", authorityId, now, isDemonstration), Account("approves", authorityId, now, isDemonstration));
        db.Users.AddRange(prepares, approves);
        await db.SaveChangesAsync(cancellationToken);
        db.RoleAssignments.AddRange(
            Holds(prepares.Id, Role.FinanceOfficer, authorityId, today), Holds(approves.Id, Role.FinanceApprover, authorityId, today));
        if (isDemonstration)
        {
            var personas = await db.RoleAssignments.Where(r => r.Role == Role.Analyst || r.Role == Role.Auditor).ToListAsync(cancellationToken);
            db.RoleAssignments.AddRange(personas.Select(r => Holds(r.AccountId, r.Role, authorityId, today)));
        }

        await db.SaveChangesAsync(cancellationToken);
        return new CohortAccounts(prepares.Id, approves.Id);
    }

    /// <summary>Those made for an authority before.</summary>
    public static async Task<CohortAccounts> OfAsync(CylchDb db, long authorityId, CancellationToken cancellationToken)
    {
        var holders = await db.RoleAssignments.AsNoTracking()
            .Where(r => r.OrganisationId == authorityId && (r.Role == Role.FinanceOfficer || r.Role == Role.FinanceApprover))
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return new CohortAccounts(
            holders.First(r => r.Role == Role.FinanceOfficer).AccountId, holders.First(r => r.Role == Role.FinanceApprover).AccountId);
    }

    private static Account Account(string does, long authorityId, Instant now, bool isDemonstration)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"cylch-{does}-{authorityId}@program.invalid");
        return new Account
        {
            DisplayName = $"Cylch ({does})",
            Language = "en",
            IsDemonstration = isDemonstration,
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            SecurityStamp = address,
            ClosedAt = now,
        };
    }

    private static RoleAssignment Holds(long accountId, Role role, long organisationId, LocalDate from) =>
        new() { AccountId = accountId, OrganisationId = organisationId, Role = role, FromOn = from };
}
