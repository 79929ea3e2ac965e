using Cylch.Records.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>Reads the facts of one contract; nothing read here is tracked or changed.</summary>
/// <param name="draw">Results drawn for audit with this very working-out, not saved yet; null when none are.</param>
internal sealed class ContractFactsReading(CylchDb db, long contractId, AuditDraw? draw, CancellationToken cancellationToken)
{
    public async Task<ContractFacts> ReadAsync()
    {
        var packages = await db.CarePackages.AsNoTracking().Where(k => k.ContractId == contractId).OrderBy(k => k.Id)
            .Select(k => new PackageFacts(
                k.Id, k.PersonId, k.PlanId, k.StartsOn, k.EndsOn, k.ComplexityBand, k.IsRural, k.PlanWeeks, k.PlanPenceAnHour,
                k.Outcomes.OrderBy(o => o.OutcomeId).Select(o => new WeightFacts(o.OutcomeId, o.Weight)).ToList()))
            .ToListAsync(cancellationToken);
        var bank = await (
            from e in db.TimeBankEntries.AsNoTracking()
            join k in db.CarePackages on e.PackageId equals k.Id
            where k.ContractId == contractId && e.RunId == null
            select new BankFacts(e.PackageId, e.EnteredOn, e.Minutes)).ToListAsync(cancellationToken);
        var (plans, packagePlans) = await PlansAsync();
        var results = await ResultsAsync();
        return new ContractFacts(
            packages, await OutcomesAsync(), plans.ToLookup(p => p.PersonId), packagePlans,
            results.ToLookup(r => r.PackageId), bank.ToLookup(e => e.PackageId), await ClosedAsync(),
            (await IndependenceAsync()).ToLookup(i => i.PackageId),
            new PeriodFigures(await db.PeriodFigures.AsNoTracking().Where(f => f.ContractId == contractId).OrderBy(f => f.Id)
                .ToListAsync(cancellationToken)),
            await db.Contracts.Where(c => c.Id == contractId).Select(c => c.EndsOn).SingleAsync(cancellationToken),
            await ReversalsAsync(results.Where(r => r.IsSetAside).Select(r => r.ResultId).ToHashSet()));
    }

    private async Task<Reversals> ReversalsAsync(IReadOnlySet<long> setAside) => new(await (
        from x in db.ResultReversals.AsNoTracking()
        join v in db.Verifications on x.VerificationId equals v.Id
        join k in db.CarePackages on v.PackageId equals k.Id
        where k.ContractId == contractId
        from w in db.Verifications.Where(w => w.Id == x.ReplacedById).DefaultIfEmpty()
        from r in db.Readings.Where(r => r.Id == w.ReadingId).DefaultIfEmpty()
        orderby x.Id
        select new ReversalOf(
            x.VerificationId, x.ReplacedById, r == null ? null : r.Value, w == null ? null : w.NeutralReason, w == null ? null : w.Confirmation))
        .ToListAsync(cancellationToken), setAside);

    // From the contract's packages to their outcomes: asked the other way round, every outcome of everybody is looked at.
    private IQueryable<long> Bought =>
        from package in db.CarePackages
        join wanted in db.PackageOutcomes on package.Id equals wanted.PackageId
        where package.ContractId == contractId
        select wanted.OutcomeId;

    private async Task<IReadOnlyDictionary<long, OutcomeFacts>> OutcomesAsync() => await (
        from o in db.PersonalOutcomes.AsNoTracking()
        where Bought.Contains(o.Id)
        select new OutcomeFacts(
            o.Id, o.Kind, o.Measure, o.Target,
            db.Readings.Where(r => r.Id == o.BaselineReadingId).Select(r => r.Value).FirstOrDefault(),
            o.Area, o.EndedOn, o.NeutralReason))
        .ToDictionaryAsync(o => o.Id, cancellationToken);

    private async Task<(List<PlanFacts> Plans, HashSet<long> PackagePlans)> PlansAsync()
    {
        var people = db.CarePackages.Where(k => k.ContractId == contractId).Select(k => k.PersonId);
        var plans = await db.CarePlans.AsNoTracking().Where(p => people.Contains(p.PersonId)).OrderBy(p => p.Number)
            .Select(p => new PlanFacts(p.Id, p.PersonId, p.Number, p.StartsOn, p.ReplacedOn, p.MinutesPerWeek, p.TimeBankCapMinutes))
            .ToListAsync(cancellationToken);
        var packagePlans = await db.CarePackages.AsNoTracking().Where(k => people.Contains(k.PersonId)).Select(k => k.PlanId)
            .ToListAsync(cancellationToken);
        return (plans, [.. packagePlans]);
    }

    private async Task<List<ResultFacts>> ResultsAsync()
    {
        var verified = await (
            from v in db.Verifications.AsNoTracking()
            join k in db.CarePackages on v.PackageId equals k.Id
            where k.ContractId == contractId
            from r in db.Readings.Where(r => r.Id == v.ReadingId).DefaultIfEmpty()
            orderby v.Id
            select new
            {
                v.Id, v.PackageId, v.OutcomeId, v.VerifiedOn, TakenOn = r == null ? (LocalDate?)null : r.TakenOn,
                Value = r == null ? null : r.Value, v.Result, v.NeutralReason, v.Confirmation, v.ClaimId, v.FindingId,
                IsDisputed = v.DisputedAt != null && v.ResolvedAt == null, IsSetAside = v.Resolution == DisputeEnding.SetAside,
                IsByPerson = v.VerifiedByAccountId != null,
                IsDrawn = db.AuditDrawResults.Any(r => r.VerificationId == v.Id && r.IsDrawn), IsAudited = db.ResultAudits.Any(a => a.VerificationId == v.Id),
            }).ToListAsync(cancellationToken);
        var policies = await VerificationPolicies.OfAsync(
            db, await db.Contracts.Where(c => c.Id == contractId).Select(c => c.AuthorityId).SingleAsync(cancellationToken), cancellationToken);
        var drawnNow = (draw?.Results ?? []).Where(r => r.IsDrawn).Select(r => r.VerificationId).ToHashSet();
        var results = verified.ConvertAll(v =>
        {
            var policy = v.IsByPerson ? policies.On(v.VerifiedOn) : null;
            return new ResultFacts(
                ResultKey.OfVerification(v.Id), v.PackageId, v.OutcomeId, v.TakenOn ?? v.VerifiedOn, v.VerifiedOn, true,
                v.Value, v.Result, v.NeutralReason, v.Confirmation, v.IsDisputed)
            {
                IsSetAside = v.IsSetAside,
                WaitsForAudit = policy?.WhileAudited == WhileAudited.Wait && !v.IsAudited && (v.IsDrawn || drawnNow.Contains(v.Id)),
                ClosesAfterDays = policy?.ClosesAfterDays,
            };
        });

        // What a set-aside verification was about waits to be verified again.
        results.AddRange(await ClaimsAsync([.. verified.Where(v => v.ClaimId is not null && !v.IsSetAside).Select(v => v.ClaimId!.Value)]));
        results.AddRange(await FindingsAsync([.. verified.Where(v => v.FindingId is not null && !v.IsSetAside).Select(v => v.FindingId!.Value)]));
        return results;
    }

    private async Task<IEnumerable<ResultFacts>> ClaimsAsync(HashSet<long> verified)
    {
        var claims = await (
            from c in db.OutcomeClaims.AsNoTracking()
            join k in db.CarePackages on c.PackageId equals k.Id
            where k.ContractId == contractId
            select new { c.Id, c.PackageId, c.OutcomeId, c.ClaimedOn, c.Result }).ToListAsync(cancellationToken);
        return claims.Where(c => !verified.Contains(c.Id)).Select(c => new ResultFacts(
            ResultKey.OfClaim(c.Id), c.PackageId, c.OutcomeId, c.ClaimedOn, c.ClaimedOn, false, null, c.Result, null, null, false));
    }

    private async Task<IEnumerable<ResultFacts>> FindingsAsync(HashSet<long> verified)
    {
        var findings = await (
            from f in db.Set<Plans.ReviewFinding>().AsNoTracking()
            join v in db.PlanReviews on f.ReviewId equals v.Id
            join w in db.PackageOutcomes on f.OutcomeId equals w.OutcomeId
            join k in db.CarePackages on w.PackageId equals k.Id
            where k.ContractId == contractId && k.StartsOn <= v.HeldOn && (k.EndsOn == null || k.EndsOn >= v.HeldOn)
            select new { f.Id, PackageId = k.Id, f.OutcomeId, v.HeldOn, f.Result }).ToListAsync(cancellationToken);
        return findings.Where(f => !verified.Contains(f.Id)).Select(f => new ResultFacts(
            ResultKey.OfReviewFinding(f.Id), f.PackageId, f.OutcomeId, f.HeldOn, f.HeldOn, false, null, f.Result, null, null, false));
    }

    private Task<List<IndependenceFacts>> IndependenceAsync() => (
        from v in db.IndependenceVerifications.AsNoTracking()
        join c in db.IndependenceClaims on v.ClaimId equals c.Id
        join k in db.CarePackages on c.PackageId equals k.Id
        where k.ContractId == contractId && v.Stands
        orderby v.Id
        select new IndependenceFacts(ResultKey.OfIndependence(v.Id), c.PackageId, c.SinceOn, v.VerifiedOn)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<ClosedRun>> ClosedAsync()
    {
        var runs = await db.SettlementRuns.AsNoTracking().Where(r => r.ContractId == contractId && r.ApprovedAt != null)
            .OrderBy(r => r.FromOn).ToListAsync(cancellationToken);
        if (runs.Count == 0)
        {
            return [];
        }

        var schemes = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == contractId)
            .ToDictionaryAsync(s => s.Id, SchemeText.Read, cancellationToken);
        var lines = await db.StatementLines.AsNoTracking()
            .Where(l => db.SettlementRuns.Any(r => r.Id == l.RunId && r.ContractId == contractId && r.ApprovedAt != null))
            .OrderBy(l => l.Id).ToListAsync(cancellationToken);
        var own = lines.Where(l => l.CorrectsRunId is null).ToLookup(l => l.RunId);
        var corrections = lines.Where(l => l.CorrectsRunId is not null).ToLookup(l => l.CorrectsRunId!.Value);
        return [.. runs.Select(r => new ClosedRun(r, schemes[r.SchemeId], [.. own[r.Id]], [.. corrections[r.Id]]))];
    }
}
