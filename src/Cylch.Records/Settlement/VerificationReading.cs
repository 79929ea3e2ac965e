using Cylch.Records.Brokerage;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>Reads what is known about a result that somebody is about to verify.</summary>
internal sealed class VerificationReading(CylchDb db, CancellationToken cancellationToken)
{
    public async Task<VerificationFacts> ReadAsync(long accountId, LocalDate today, CarePackage package, VerifyResultInput input)
    {
        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == package.ContractId, cancellationToken);
        var outcome = await db.PersonalOutcomes.AsNoTracking().Include(o => o.Check).SingleAsync(o => o.Id == input.OutcomeId, cancellationToken);
        var baseline = await db.Readings.AsNoTracking().Where(r => r.Id == outcome.BaselineReadingId).Select(r => r.Value)
            .FirstOrDefaultAsync(cancellationToken);
        var reading = await db.Readings.AsNoTracking().SingleOrDefaultAsync(
            r => r.Id == input.ReadingId && r.OutcomeId == outcome.Id, cancellationToken);
        var parts = new ResultParts(db, cancellationToken);
        var staff = await parts.StaffAsync(contract.ProviderId);
        var policies = await VerificationPolicies.OfAsync(db, contract.AuthorityId, cancellationToken);
        var isPaid = contract.Model == CommissioningModel.Model2;
        return new VerificationFacts(
            accountId, staff.Contains(accountId), today, input.NeutralReason is not null,
            !isPaid || outcome.Check is { IsReal: true, IsRelevant: true, IsAchievable: true, IsServiceRelated: true },
            outcome.Kind, outcome.Measure, baseline, outcome.Target, isPaid, outcome.BaselineLockedOn, policies.On(today),
            await parts.BeforeAsync(package, outcome, reading, input.FindingId, input.ReadingId),
            reading is null ? null : new ReadingToVerify(
                reading.TakenOn, reading.Value,
                reading.Voice is Voice.Provider or Voice.CareWorker || (reading.TakenByAccountId is { } by && staff.Contains(by)),
                reading.Id == outcome.BaselineReadingId,
                await db.Verifications.AnyAsync(v => v.PackageId == package.Id && v.ReadingId == reading.Id, cancellationToken)));
    }
}
