using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Thread;

/// <summary>Reads the records of one outcome's thread. It only reads, and no feature uses it.</summary>
public sealed class ReadThread(CylchDb db)
{
    /// <summary>The thread as it stands, or null when there is no such outcome.</summary>
    public async Task<OutcomeThread?> OfOutcomeAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var outcome = await db.PersonalOutcomes.AsNoTracking().Include(o => o.Check)
            .SingleOrDefaultAsync(o => o.Id == outcomeId, cancellationToken);
        if (outcome is null)
        {
            return null;
        }

        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == outcome.PersonId, cancellationToken);
        var package = await PackageAsync(outcomeId, cancellationToken);
        var money = new ReadThreadMoney(db);
        var thread = new OutcomeThread(
            person,
            outcome,
            await WordsAsync(outcome, cancellationToken),
            await PlanAsync(outcome, package, cancellationToken),
            package,
            package is null ? null : await VisitsAsync(outcomeId, package.Package.Id, cancellationToken),
            await db.Readings.AsNoTracking().Where(r => r.OutcomeId == outcomeId)
                .OrderBy(r => r.TakenOn).ThenBy(r => r.Id).ToListAsync(cancellationToken),
            await ReviewAsync(outcomeId, cancellationToken),
            await money.CheckAsync(outcomeId, cancellationToken),
            await money.PaymentAsync(outcomeId, cancellationToken),
            await money.LearnedAsync(outcomeId, package?.Contract.ProviderId, cancellationToken),
            new Dictionary<long, string>());
        return thread with { Names = await NamesAsync(thread, cancellationToken) };
    }

    private async Task<WordsKnot?> WordsAsync(PersonalOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.SaidLineId is not { } lineId)
        {
            return null;
        }

        var conversation = await db.Conversations.AsNoTracking().Include(c => c.Lines)
            .SingleAsync(c => c.Lines.Any(l => l.Id == lineId), cancellationToken);
        return new WordsKnot(
            conversation,
            conversation.Lines.Single(l => l.Id == lineId),
            [.. conversation.Lines.Where(l => l.Id != lineId).OrderBy(l => l.Number)]);
    }

    private async Task<PackageKnot?> PackageAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var package = await db.CarePackages.AsNoTracking().Include(k => k.Outcomes)
            .Where(k => k.Outcomes.Any(o => o.OutcomeId == outcomeId))
            .OrderByDescending(k => k.StartsOn).FirstOrDefaultAsync(cancellationToken);
        if (package is null)
        {
            return null;
        }

        var contract = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == package.ContractId, cancellationToken);
        var scheme = await db.ContractSchemes.AsNoTracking()
            .Where(s => s.ContractId == contract.Id && s.InForceFrom <= package.StartsOn)
            .OrderByDescending(s => s.InForceFrom).ThenByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        var provider = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == contract.ProviderId, cancellationToken);
        return new PackageKnot(
            package, contract, scheme, provider,
            package.Outcomes.Single(o => o.OutcomeId == outcomeId).Weight,
            [.. package.Outcomes.Where(o => o.Weight > 0).OrderBy(o => o.Id).Select(o => o.Weight)]);
    }

    private async Task<PlanKnot?> PlanAsync(PersonalOutcome outcome, PackageKnot? package, CancellationToken cancellationToken)
    {
        var plans = await db.CarePlans.AsNoTracking().Where(p => p.PersonId == outcome.PersonId)
            .OrderBy(p => p.Number).ToListAsync(cancellationToken);
        var plan = plans.FirstOrDefault(p => p.Id == package?.Package.PlanId) ?? plans.LastOrDefault();
        if (plan is null)
        {
            return null;
        }

        var steps = await db.PlanSteps.AsNoTracking().Where(s => s.PlanId == plan.Id && s.OutcomeId == outcome.Id)
            .OrderBy(s => s.Id).ToListAsync(cancellationToken);
        return new PlanKnot(plan, steps, plans.Count);
    }

    private async Task<VisitsKnot?> VisitsAsync(long outcomeId, long packageId, CancellationToken cancellationToken)
    {
        var notes = await db.VisitNotes.AsNoTracking().Where(n => n.OutcomeId == outcomeId)
            .OrderBy(n => n.NotedOn).ThenBy(n => n.Id).ToListAsync(cancellationToken);
        var totals = await db.Visits.AsNoTracking().Where(v => v.PackageId == packageId).GroupBy(_ => 1)
            .Select(g => new
            {
                First = g.Min(v => v.VisitOn),
                Last = g.Max(v => v.VisitOn),
                Count = g.Count(),
                Missed = g.Count(v => v.ActualMinutes == 0),
                Planned = g.Sum(v => (long)v.PlannedMinutes),
                Given = g.Sum(v => (long)v.ActualMinutes),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (totals is null)
        {
            return null;
        }

        var workers = await db.Visits.AsNoTracking().Where(v => v.PackageId == packageId && v.ActualMinutes > 0)
            .Select(v => v.CareWorkerRef).Distinct().CountAsync(cancellationToken);
        return new VisitsKnot(totals.First, totals.Last, totals.Count, totals.Missed, totals.Planned, totals.Given, workers, notes);
    }

    private async Task<ReviewKnot?> ReviewAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var found = await (
            from finding in db.ReviewFindings.AsNoTracking()
            join review in db.PlanReviews.AsNoTracking() on finding.ReviewId equals review.Id
            where finding.OutcomeId == outcomeId
            orderby review.HeldOn descending, review.Id descending
            select new { review, finding }).ToListAsync(cancellationToken);
        return found.Count == 0 ? null : new ReviewKnot(found[0].review, found[0].finding, found.Count);
    }

    private async Task<IReadOnlyDictionary<long, string>> NamesAsync(OutcomeThread thread, CancellationToken cancellationToken)
    {
        long?[] ids =
        [
            thread.Words?.Conversation.HeardByAccountId, thread.Outcome.WrittenByAccountId, thread.Outcome.Check?.CheckedByAccountId,
            thread.Plan?.Plan.WrittenByAccountId, thread.Plan?.Plan.ApprovedByAccountId, thread.Package?.Package.BrokerAccountId,
            thread.Review?.Review.HeldByAccountId, thread.Check?.Claim?.ClaimedByAccountId, thread.Check?.Verification?.VerifiedByAccountId,
            .. thread.Readings.Select(r => r.TakenByAccountId),
            .. thread.Payment?.Lines.SelectMany(l => new[] { l.Run.PreparedByAccountId, l.Run.ApprovedByAccountId }) ?? [],
            .. thread.Payment?.Queries.SelectMany(q => new[] { q.AskedByAccountId, q.AnsweredByAccountId }) ?? [],
        ];
        var wanted = ids.OfType<long>().Distinct().ToArray();
        return await db.Users.AsNoTracking().Where(a => wanted.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
    }
}
