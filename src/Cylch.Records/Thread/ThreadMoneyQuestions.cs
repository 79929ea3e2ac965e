using Cylch.Records.Settlement;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Thread;

/// <summary>What a thread asks after the readings: checked, paid, learned; each put into SQL once.</summary>
internal static class ThreadMoneyQuestions
{
    /// <summary>The latest.</summary>
    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<Verification>>> Verification = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long outcomeId) => db.Verifications.AsNoTracking().Where(v => v.OutcomeId == outcomeId)
            .OrderByDescending(v => v.VerifiedOn).ThenByDescending(v => v.Id).Take(1)));

    /// <summary>The latest.</summary>
    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<OutcomeClaim>>> Claim = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long outcomeId) => db.OutcomeClaims.AsNoTracking().Where(c => c.OutcomeId == outcomeId)
            .OrderByDescending(c => c.ClaimedOn).ThenByDescending(c => c.Id).Take(1)));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<ResultAudit>>> Audit = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long verificationId) => db.ResultAudits.AsNoTracking().Where(a => a.VerificationId == verificationId).Take(1)));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<PaidLine>>> Lines = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long outcomeId) =>
            from line in db.StatementLines.AsNoTracking()
            join run in db.SettlementRuns.AsNoTracking() on line.RunId equals run.Id
            join scheme in db.ContractSchemes.AsNoTracking() on run.SchemeId equals scheme.Id
            where line.OutcomeId == outcomeId && run.ReplacedAt == null
            orderby run.FromOn descending, line.Number descending
            select new PaidLine(line, run, scheme)));

    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<LineQuery>>> Queries = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] lineIds) => db.LineQueries.AsNoTracking().Where(q => lineIds.Contains(q.LineId)).OrderBy(q => q.AskedAt).AsQueryable()));

    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<LearnedThing>>> Learned = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long outcomeId) =>
            from said in db.SaidAndDone.AsNoTracking()
            join involvement in db.Involvements.AsNoTracking() on said.InvolvementId equals involvement.Id
            where said.OutcomeId == outcomeId
            orderby involvement.HeldOn, said.Id
            select new LearnedThing(involvement, said)));

    /// <summary>How many outcomes a provider's packages are to bring about.</summary>
    public static readonly Question<Func<CylchDb, long, CancellationToken, Task<int>>> Outcomes = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long providerId, CancellationToken _) => (
            from wanted in db.PackageOutcomes
            join package in db.CarePackages on wanted.PackageId equals package.Id
            join contract in db.Contracts on package.ContractId equals contract.Id
            where contract.ProviderId == providerId && wanted.Weight > 0
            select wanted.OutcomeId).Distinct().Count()));

    /// <summary>What was verified of them. The latest verification of each outcome counts once.</summary>
    public static readonly Question<Func<CylchDb, long, IAsyncEnumerable<ResultCount>>> Results = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long providerId) => db.Verifications.AsNoTracking()
            .Where(v => (
                    from wanted in db.PackageOutcomes
                    join package in db.CarePackages on wanted.PackageId equals package.Id
                    join contract in db.Contracts on package.ContractId equals contract.Id
                    where contract.ProviderId == providerId && wanted.Weight > 0
                    select wanted.OutcomeId).Contains(v.OutcomeId)
                && !db.Verifications.Any(later => later.OutcomeId == v.OutcomeId && later.Id > v.Id))
            .GroupBy(v => new { v.Result, IsNeutral = v.NeutralReason != null })
            .Select(g => new ResultCount(g.Key.Result, g.Key.IsNeutral, g.Count()))));
}

/// <summary>How many outcomes came to a result.</summary>
internal sealed record ResultCount(OutcomeResult Result, bool IsNeutral, int Count);
