using System.Globalization;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <summary>
/// Draws the results for independent audit when a period is worked out: every result of the contract that somebody has verified and that is in no
/// draw yet. Nobody starts it by itself, nobody can leave it out, and no result is drawn from twice.
/// </summary>
internal sealed class AuditDrawing(CylchDb db, CancellationToken cancellationToken)
{
    /// <returns>The draw, not saved yet; null when there is nothing to draw from.</returns>
    public async Task<AuditDraw?> OfAsync(Doing doing, Contract contract, PaymentPeriod period)
    {
        var results = await (
            from v in db.Verifications.AsNoTracking()
            join k in db.CarePackages on v.PackageId equals k.Id
            where k.ContractId == contract.Id && v.VerifiedByAccountId != null && v.VerifiedOn <= doing.Today && v.Resolution != DisputeEnding.SetAside
                && !db.AuditDrawResults.Any(r => r.VerificationId == v.Id)
            orderby v.Id
            select new { v.Id, v.VerifiedOn, v.RecordedAt, k.ComplexityBand }).ToListAsync(cancellationToken);
        if (results.Count == 0)
        {
            return null;
        }

        var policies = await VerificationPolicies.OfAsync(db, contract.AuthorityId, cancellationToken);
        var audited = results.Where(r => policies.On(r.VerifiedOn) is { AuditPerThousand: > 0 }).ToList();
        if (audited.Count == 0)
        {
            return null;
        }

        var seed = AuditSample.SeedOf(contract.Number, period, audited.Select(r => (r.Id, r.RecordedAt.ToUnixTimeMilliseconds())));
        var places = AuditSample.Draw(seed,
        [
            .. audited.Select(r =>
            {
                var share = policies.On(r.VerifiedOn)!.AuditPerThousand;
                return new AuditCandidate(r.Id, AuditSample.StratumOf(contract.Number, r.ComplexityBand, share), share);
            }),
        ]);
        return new AuditDraw
        {
            ContractId = contract.Id,
            YearStartsOn = period.YearStart,
            PeriodNumber = period.Number,
            Rule = AuditSample.Rule,
            Seed = seed.ToString("x16", CultureInfo.InvariantCulture),
            DrawnAt = doing.At,
            Results = [.. places.Select(p => new AuditDrawResult { VerificationId = p.VerificationId, Stratum = p.Stratum, Rank = p.Rank, IsDrawn = p.IsDrawn })],
        };
    }
}
