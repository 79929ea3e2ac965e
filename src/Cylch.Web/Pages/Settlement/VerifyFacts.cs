using Cylch.Records;
using Cylch.Records.Outcomes;
using Cylch.Records.Settlement;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A reading as the verifier weighs it: whose it is, and whether it can pay.</summary>
public sealed record ReadingChoice(Reading Reading, string? TakenBy, bool IsByProvider, bool IsInWindow);

/// <summary>What somebody who verifies has to have before them.</summary>
public sealed record VerifyFacts(
    PersonalOutcome Outcome, LineWordsSaid? Said, string PersonName, long PackageId, string ContractNumber, string ProviderEn, string ProviderCy,
    int? Baseline, OutcomeClaim? Claim, string? ClaimedBy, Records.Plans.ReviewFinding? Finding, LocalDate? ReviewedOn,
    IReadOnlyList<ReadingChoice> Readings, VerificationPolicy? Policy)
{
    /// <summary>Null when the outcome was bought by no such package.</summary>
    public static async Task<VerifyFacts?> ReadAsync(CylchDb db, long outcomeId, long? packageId, LocalDate today, CancellationToken cancellationToken)
    {
        var found = await (
            from w in db.PackageOutcomes.AsNoTracking()
            join k in db.CarePackages on w.PackageId equals k.Id
            join t in db.Contracts on k.ContractId equals t.Id
            join g in db.Organisations on t.ProviderId equals g.Id
            join o in db.PersonalOutcomes on w.OutcomeId equals o.Id
            join p in db.People on o.PersonId equals p.Id
            where w.OutcomeId == outcomeId && (packageId == null || k.Id == packageId)
            orderby k.StartsOn descending
            select new { Outcome = o, Package = k.Id, t.Number, t.ProviderId, t.AuthorityId, g.NameEn, g.NameCy, p.GivenName, p.FamilyName, p.KnownAs })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var said = await (
            from s in db.SaidLines.AsNoTracking()
            join c in db.Conversations on s.ConversationId equals c.Id
            where s.Id == found.Outcome.SaidLineId
            select new LineWordsSaid(s.Words, s.Language, s.Translation, found.KnownAs ?? found.GivenName, c.HeldOn)).FirstOrDefaultAsync(cancellationToken);
        var claim = await db.OutcomeClaims.AsNoTracking().Where(c => c.OutcomeId == outcomeId && c.PackageId == found.Package)
            .OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        var finding = await (
            from f in db.Set<Records.Plans.ReviewFinding>().AsNoTracking()
            join r in db.PlanReviews on f.ReviewId equals r.Id
            where f.OutcomeId == outcomeId
            orderby r.HeldOn descending
            select new { Finding = f, r.HeldOn }).FirstOrDefaultAsync(cancellationToken);
        var claimedBy = await db.Users.Where(u => claim != null && u.Id == claim.ClaimedByAccountId).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellationToken);
        var policy = (await VerificationPolicies.OfAsync(db, found.AuthorityId, cancellationToken)).On(today);
        var readings = await ReadingsAsync(db, found.Outcome, found.ProviderId, today, policy, cancellationToken);
        return new VerifyFacts(
            found.Outcome, said, $"{found.GivenName} {found.FamilyName}", found.Package, found.Number, found.NameEn, found.NameCy,
            readings.Find(r => r.Reading.Id == found.Outcome.BaselineReadingId)?.Reading.Value, claim, claimedBy, finding?.Finding, finding?.HeldOn,
            readings, policy);
    }

    private static async Task<List<ReadingChoice>> ReadingsAsync(
        CylchDb db, PersonalOutcome outcome, long providerId, LocalDate today, VerificationPolicy? policy, CancellationToken cancellationToken)
    {
        var rows = await (
            from r in db.Readings.AsNoTracking()
            where r.OutcomeId == outcome.Id
            orderby r.TakenOn descending, r.Id descending
            select new
            {
                Reading = r, By = db.Users.Where(u => u.Id == r.TakenByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                IsStaff = db.RoleAssignments.Any(a => a.AccountId == r.TakenByAccountId && a.OrganisationId == providerId),
            }).ToListAsync(cancellationToken);
        var oldest = policy?.OldestReading(today) ?? LocalDate.MaxIsoValue;
        return rows.ConvertAll(r => new ReadingChoice(
            r.Reading, r.By ?? r.Reading.GivenBy, r.IsStaff || r.Reading.Voice is Voice.Provider or Voice.CareWorker,
            r.Reading.Id != outcome.BaselineReadingId && r.Reading.TakenOn <= today
                && r.Reading.TakenOn >= oldest));
    }
}
