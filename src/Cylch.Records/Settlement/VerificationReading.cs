using Cylch.Records.Brokerage;
using Cylch.Records.Outcomes;
using Cylch.Rules.Access;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>Reads who took which part in what is to be verified, and the reading it rests on.</summary>
internal sealed class VerificationReading(CylchDb db, CancellationToken cancellationToken)
{
    private static readonly Role[] ProviderRoles = [Role.ProviderManager, Role.ProviderFinance, Role.CareWorker, Role.ResponsibleIndividual];

    public async Task<VerificationFacts> ReadAsync(long accountId, LocalDate today, CarePackage package, VerifyResultInput input)
    {
        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == package.ContractId, cancellationToken);
        var outcome = await db.PersonalOutcomes.AsNoTracking().Include(o => o.Check).SingleAsync(o => o.Id == input.OutcomeId, cancellationToken);
        var baseline = await db.Readings.AsNoTracking().Where(r => r.Id == outcome.BaselineReadingId).Select(r => r.Value)
            .FirstOrDefaultAsync(cancellationToken);
        var reading = await db.Readings.AsNoTracking().SingleOrDefaultAsync(
            r => r.Id == input.ReadingId && r.OutcomeId == outcome.Id, cancellationToken);
        var staff = await db.RoleAssignments.AsNoTracking()
            .Where(r => r.OrganisationId == contract.ProviderId && ProviderRoles.Contains(r.Role)).Select(r => r.AccountId)
            .Distinct().ToListAsync(cancellationToken);
        return new VerificationFacts(
            accountId, staff.Contains(accountId), today, input.NeutralReason is not null,
            contract.Model != CommissioningModel.Model2
                || outcome.Check is { IsReal: true, IsRelevant: true, IsAchievable: true, IsServiceRelated: true },
            outcome.Kind, outcome.Measure, baseline, outcome.Target,
            await PartsAsync(package, outcome, reading, input),
            reading is null ? null : new ReadingToVerify(
                reading.TakenOn, reading.Value,
                reading.Voice is Voice.Provider or Voice.CareWorker || (reading.TakenByAccountId is { } by && staff.Contains(by)),
                reading.Id == outcome.BaselineReadingId,
                await db.Verifications.AnyAsync(v => v.PackageId == package.Id && v.ReadingId == reading.Id, cancellationToken)));
    }

    private async Task<IReadOnlyList<PartInResult>> PartsAsync(
        CarePackage package, PersonalOutcome outcome, Reading? reading, VerifyResultInput input)
    {
        var plan = await db.CarePlans.AsNoTracking().SingleAsync(p => p.Id == package.PlanId, cancellationToken);
        var claimers = await db.OutcomeClaims.AsNoTracking().Where(c => c.PackageId == package.Id && c.OutcomeId == outcome.Id)
            .Select(c => c.ClaimedByAccountId).Distinct().ToListAsync(cancellationToken);
        var reviewers = await db.PlanReviews.AsNoTracking()
            .Where(r => r.Findings.Any(f => f.Id == input.FindingId || (f.ReadingId != null && f.ReadingId == input.ReadingId)))
            .Select(r => r.HeldByAccountId).ToListAsync(cancellationToken);
        return
        [
            .. claimers.Select(id => new PartInResult(PartTaken.Claimed, id)),
            new PartInResult(PartTaken.WroteOutcome, outcome.WrittenByAccountId),
            new PartInResult(PartTaken.WrotePlan, plan.WrittenByAccountId),
            new PartInResult(PartTaken.ApprovedPlan, plan.ApprovedByAccountId),
            new PartInResult(PartTaken.ArrangedPackage, package.BrokerAccountId),
            .. reviewers.Select(id => new PartInResult(PartTaken.HeldReview, id)),
            new PartInResult(PartTaken.TookReading, reading?.TakenByAccountId),
        ];
    }
}
