using Cylch.Records.Outcomes;

namespace Cylch.Records.Thread;

/// <summary>Reads the records of one outcome's thread. It only reads, and no feature uses it.</summary>
public sealed class ReadThread(CylchDb db)
{
    /// <summary>The thread as it stands, or null when there is no such outcome.</summary>
    public async Task<OutcomeThread?> OfOutcomeAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var outcome = await ThreadQuestions.Outcome.Of(db)(db, outcomeId).SingleOrDefaultAsync(cancellationToken);
        if (outcome is null)
        {
            return null;
        }

        var person = await ThreadQuestions.Person.Of(db)(db, outcome.PersonId).SingleAsync(cancellationToken);
        var package = await PackageAsync(outcomeId, cancellationToken);
        var money = new ReadThreadMoney(db);
        var thread = new OutcomeThread(
            person,
            outcome,
            await WordsAsync(outcome, cancellationToken),
            await PlanAsync(outcome, package, cancellationToken),
            package,
            package is null ? null : await VisitsAsync(outcomeId, package.Package.Id, cancellationToken),
            await ThreadQuestions.Readings.Of(db)(db, outcomeId).ToListAsync(cancellationToken),
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

        var conversation = await ThreadQuestions.Conversation.Of(db)(db, lineId).SingleAsync(cancellationToken);
        return new WordsKnot(
            conversation,
            conversation.Lines.Single(l => l.Id == lineId),
            [.. conversation.Lines.Where(l => l.Id != lineId).OrderBy(l => l.Number)]);
    }

    private async Task<PackageKnot?> PackageAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var package = await ThreadQuestions.Package.Of(db)(db, outcomeId).FirstOrDefaultAsync(cancellationToken);
        if (package is null)
        {
            return null;
        }

        var contract = await ThreadQuestions.Contract.Of(db)(db, package.ContractId).SingleAsync(cancellationToken);
        var scheme = await ThreadQuestions.Scheme.Of(db)(db, contract.Id, package.StartsOn).FirstOrDefaultAsync(cancellationToken);
        var provider = await ThreadQuestions.Organisation.Of(db)(db, contract.ProviderId).SingleAsync(cancellationToken);
        return new PackageKnot(
            package, contract, scheme, provider,
            package.Outcomes.Single(o => o.OutcomeId == outcomeId).Weight,
            [.. package.Outcomes.Where(o => o.Weight > 0).OrderBy(o => o.Id).Select(o => o.Weight)]);
    }

    private async Task<PlanKnot?> PlanAsync(PersonalOutcome outcome, PackageKnot? package, CancellationToken cancellationToken)
    {
        var plans = await ThreadQuestions.Plans.Of(db)(db, outcome.PersonId).ToListAsync(cancellationToken);
        var plan = plans.FirstOrDefault(p => p.Id == package?.Package.PlanId) ?? plans.LastOrDefault();
        if (plan is null)
        {
            return null;
        }

        var steps = await ThreadQuestions.Steps.Of(db)(db, plan.Id, outcome.Id).ToListAsync(cancellationToken);
        return new PlanKnot(plan, steps, plans.Count);
    }

    private async Task<VisitsKnot?> VisitsAsync(long outcomeId, long packageId, CancellationToken cancellationToken)
    {
        var notes = await ThreadQuestions.Notes.Of(db)(db, outcomeId).ToListAsync(cancellationToken);
        var totals = await ThreadQuestions.Totals.Of(db)(db, packageId).SingleOrDefaultAsync(cancellationToken);
        if (totals is null)
        {
            return null;
        }

        var workers = await ThreadQuestions.CareWorkers.Of(db)(db, packageId, cancellationToken);
        return new VisitsKnot(totals.First, totals.Last, totals.Count, totals.Missed, totals.Planned, totals.Given, workers, notes);
    }

    private async Task<ReviewKnot?> ReviewAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var found = await ThreadQuestions.Reviews.Of(db)(db, outcomeId).ToListAsync(cancellationToken);
        return found.Count == 0 ? null : new ReviewKnot(found[0].Review, found[0].Finding, found.Count);
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
        return await ThreadQuestions.Names.Of(db)(db, wanted).ToDictionaryAsync(a => a.Id, a => a.Name, cancellationToken: cancellationToken);
    }
}
