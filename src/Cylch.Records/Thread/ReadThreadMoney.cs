using Cylch.Records.Engagement;
using Cylch.Records.Settlement;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Thread;

/// <summary>The knots after the readings: checked, paid, learned.</summary>
internal sealed class ReadThreadMoney(CylchDb db)
{
    public async Task<CheckKnot?> CheckAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var verification = await db.Verifications.AsNoTracking().Where(v => v.OutcomeId == outcomeId)
            .OrderByDescending(v => v.VerifiedOn).ThenByDescending(v => v.Id).FirstOrDefaultAsync(cancellationToken);
        var claim = await db.OutcomeClaims.AsNoTracking().Where(c => c.OutcomeId == outcomeId)
            .OrderByDescending(c => c.ClaimedOn).ThenByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        return verification is null && claim is null ? null : new CheckKnot(claim, verification);
    }

    /// <summary>Lines of runs that still count: a run that was replaced before approval is history, not a statement.</summary>
    public async Task<PaymentKnot?> PaymentAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var lines = await (
            from line in db.StatementLines.AsNoTracking()
            join run in db.SettlementRuns.AsNoTracking() on line.RunId equals run.Id
            join scheme in db.ContractSchemes.AsNoTracking() on run.SchemeId equals scheme.Id
            where line.OutcomeId == outcomeId && run.ReplacedAt == null
            orderby run.FromOn descending, line.Number descending
            select new PaidLine(line, run, scheme)).ToListAsync(cancellationToken);
        if (lines.Count == 0)
        {
            return null;
        }

        var ids = lines.ConvertAll(l => l.Line.Id);
        var queries = await db.LineQueries.AsNoTracking().Where(q => ids.Contains(q.LineId))
            .OrderBy(q => q.AskedAt).ToListAsync(cancellationToken);
        return new PaymentKnot(lines, queries);
    }

    public async Task<LearnedKnot?> LearnedAsync(long outcomeId, long? providerId, CancellationToken cancellationToken)
    {
        var things = await (
            from said in db.SaidAndDone.AsNoTracking()
            join involvement in db.Involvements.AsNoTracking() on said.InvolvementId equals involvement.Id
            where said.OutcomeId == outcomeId
            orderby involvement.HeldOn, said.Id
            select new LearnedThing(involvement, said)).ToListAsync(cancellationToken);
        var standing = providerId is { } provider ? await StandingAsync(provider, cancellationToken) : null;
        return things.Count == 0 && standing is null ? null : new LearnedKnot(things, standing);
    }

    private async Task<ProviderStanding> StandingAsync(long providerId, CancellationToken cancellationToken)
    {
        var outcomes =
            from wanted in db.PackageOutcomes
            join package in db.CarePackages on wanted.PackageId equals package.Id
            join contract in db.Contracts on package.ContractId equals contract.Id
            where contract.ProviderId == providerId && wanted.Weight > 0
            select wanted.OutcomeId;
        var all = await outcomes.Distinct().CountAsync(cancellationToken);

        // The latest verification of each outcome counts once.
        var results = await db.Verifications.AsNoTracking()
            .Where(v => outcomes.Contains(v.OutcomeId)
                && !db.Verifications.Any(later => later.OutcomeId == v.OutcomeId && later.Id > v.Id))
            .GroupBy(v => new { v.Result, IsNeutral = v.NeutralReason != null })
            .Select(g => new { g.Key.Result, g.Key.IsNeutral, Count = g.Count() })
            .ToListAsync(cancellationToken);
        int Of(params OutcomeResult[] wanted) => results.Where(r => !r.IsNeutral && wanted.Contains(r.Result)).Sum(r => r.Count);
        var neutral = results.Where(r => r.IsNeutral).Sum(r => r.Count);
        return new ProviderStanding(
            all,
            Of(OutcomeResult.Achieved, OutcomeResult.Maintained),
            Of(OutcomeResult.Partly),
            Of(OutcomeResult.Slipped, OutcomeResult.CannotSay, OutcomeResult.NoLongerWanted),
            neutral,
            all - results.Sum(r => r.Count));
    }
}
