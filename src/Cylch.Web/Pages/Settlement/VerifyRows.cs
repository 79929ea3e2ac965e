using Cylch.Records;
using Cylch.Records.Assessment;
using Cylch.Records.Settlement;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A claim or a review whose result nobody has verified yet.</summary>
public sealed record VerifyRow(
    bool IsClaim, long Id, long PersonId, string GivenName, string FamilyName, string Reference, long OutcomeId, string TitleEn, string TitleCy,
    long PackageId, string ContractNumber, string ProviderEn, string ProviderCy, LocalDate On, OutcomeResult Result)
{
    /// <summary>Whoever looks took part in it, and somebody else verifies.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>What waits to be verified where money depends on it, oldest first.</summary>
internal sealed class VerifyRows(CylchDb db, CancellationToken cancellationToken)
{
    public async Task<List<VerifyRow>> OfAsync(IQueryable<Person> visible, long accountId)
    {
        var own = await OwnResults.Of(db, accountId).ToHashSetAsync(cancellationToken);
        var claims = await (
            from c in db.OutcomeClaims.AsNoTracking()
            join k in db.CarePackages on c.PackageId equals k.Id
            join o in db.PersonalOutcomes on c.OutcomeId equals o.Id
            join t in db.Contracts on k.ContractId equals t.Id
            join g in db.Organisations on t.ProviderId equals g.Id
            join p in visible on k.PersonId equals p.Id
            where !db.Verifications.Any(v => v.OutcomeId == c.OutcomeId && v.PackageId == c.PackageId && v.Resolution != DisputeEnding.SetAside
                && (v.ClaimId == c.Id || v.VerifiedOn >= c.ClaimedOn))
            select new VerifyRow(
                true, c.Id, p.Id, p.GivenName, p.FamilyName, p.Reference, o.Id, o.TitleEn, o.TitleCy, k.Id, t.Number, g.NameEn, g.NameCy, c.ClaimedOn, c.Result))
            .ToListAsync(cancellationToken);
        var reviews = await (
            from f in db.Set<Records.Plans.ReviewFinding>().AsNoTracking()
            join r in db.PlanReviews on f.ReviewId equals r.Id
            join w in db.PackageOutcomes on f.OutcomeId equals w.OutcomeId
            join k in db.CarePackages on w.PackageId equals k.Id
            join o in db.PersonalOutcomes on f.OutcomeId equals o.Id
            join t in db.Contracts on k.ContractId equals t.Id
            join g in db.Organisations on t.ProviderId equals g.Id
            join p in visible on k.PersonId equals p.Id
            where t.Model == CommissioningModel.Model2 && k.StartsOn <= r.HeldOn && (k.EndsOn == null || k.EndsOn >= r.HeldOn)
                && !db.Verifications.Any(v => v.OutcomeId == f.OutcomeId && v.PackageId == k.Id && v.Resolution != DisputeEnding.SetAside
                    && (v.FindingId == f.Id || v.VerifiedOn >= r.HeldOn))
            select new VerifyRow(
                false, f.Id, p.Id, p.GivenName, p.FamilyName, p.Reference, o.Id, o.TitleEn, o.TitleCy, k.Id, t.Number, g.NameEn, g.NameCy, r.HeldOn, f.Result))
            .ToListAsync(cancellationToken);
        return
        [
            .. claims.Concat(reviews).GroupBy(row => (row.OutcomeId, row.PackageId)).Select(g => g.OrderByDescending(row => row.IsClaim).ThenBy(row => row.On).First())
                .Select(row => row with { IsOwn = own.Contains(row.OutcomeId) }).OrderBy(row => row.IsOwn).ThenBy(row => row.On).ThenBy(row => row.Id),
        ];
    }
}
