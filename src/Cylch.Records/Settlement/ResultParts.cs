using Cylch.Records.Brokerage;
using Cylch.Records.Outcomes;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <summary>Reads who took which part in a result, and who works for its provider.</summary>
internal sealed class ResultParts(CylchDb db, CancellationToken cancellationToken)
{
    private static readonly Role[] ProviderRoles = [Role.ProviderManager, Role.ProviderFinance, Role.CareWorker, Role.ResponsibleIndividual];

    public Task<List<long>> StaffAsync(long providerId) => db.RoleAssignments.AsNoTracking()
        .Where(r => r.OrganisationId == providerId && ProviderRoles.Contains(r.Role)).Select(r => r.AccountId)
        .Distinct().ToListAsync(cancellationToken);

    /// <summary>Of a result before it is verified.</summary>
    public async Task<IReadOnlyList<PartInResult>> BeforeAsync(CarePackage package, PersonalOutcome outcome, Reading? reading, long? findingId, long? readingId)
    {
        var plan = await db.CarePlans.AsNoTracking().SingleAsync(p => p.Id == package.PlanId, cancellationToken);
        var claimers = await db.OutcomeClaims.AsNoTracking().Where(c => c.PackageId == package.Id && c.OutcomeId == outcome.Id)
            .Select(c => c.ClaimedByAccountId).Distinct().ToListAsync(cancellationToken);
        var reviewers = await db.PlanReviews.AsNoTracking()
            .Where(r => r.Findings.Any(f => f.Id == findingId || (f.ReadingId != null && f.ReadingId == readingId)))
            .Select(r => r.HeldByAccountId).ToListAsync(cancellationToken);
        var ownPeople = await db.PersonLinks.AsNoTracking().Where(l => l.PersonId == package.PersonId)
            .Select(l => l.AccountId).Distinct().ToListAsync(cancellationToken);
        return
        [
            .. claimers.Select(id => new PartInResult(PartTaken.Claimed, id)),
            new PartInResult(PartTaken.WroteOutcome, outcome.WrittenByAccountId),
            new PartInResult(PartTaken.WrotePlan, plan.WrittenByAccountId),
            new PartInResult(PartTaken.ApprovedPlan, plan.ApprovedByAccountId),
            new PartInResult(PartTaken.ArrangedPackage, package.BrokerAccountId),
            .. reviewers.Select(id => new PartInResult(PartTaken.HeldReview, id)),
            new PartInResult(PartTaken.TookReading, reading?.TakenByAccountId),
            .. ownPeople.Select(id => new PartInResult(PartTaken.Confirmed, id)),
        ];
    }

    /// <summary>Of a verified result: whoever verified it first, then whoever disputed it, then everybody before them.</summary>
    public async Task<IReadOnlyList<PartInResult>> OfAsync(Verification verification, CarePackage package)
    {
        var outcome = await db.PersonalOutcomes.AsNoTracking().SingleAsync(o => o.Id == verification.OutcomeId, cancellationToken);
        var reading = await db.Readings.AsNoTracking().SingleOrDefaultAsync(r => r.Id == verification.ReadingId, cancellationToken);
        return
        [
            new PartInResult(PartTaken.Verified, verification.VerifiedByAccountId),
            new PartInResult(PartTaken.Disputed, verification.DisputedByAccountId),
            .. await BeforeAsync(package, outcome, reading, verification.FindingId, verification.ReadingId),
        ];
    }
}
