using Cylch.Rules.Outcomes;

namespace Cylch.Records.Thread;

/// <summary>The knots after the readings: checked, paid, learned.</summary>
internal sealed class ReadThreadMoney(CylchDb db)
{
    public async Task<CheckKnot?> CheckAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var verification = await ThreadMoneyQuestions.Verification.Of(db)(db, outcomeId).FirstOrDefaultAsync(cancellationToken);
        var claim = await ThreadMoneyQuestions.Claim.Of(db)(db, outcomeId).FirstOrDefaultAsync(cancellationToken);
        var audit = verification is null ? null : await ThreadMoneyQuestions.Audit.Of(db)(db, verification.Id).FirstOrDefaultAsync(cancellationToken);
        return verification is null && claim is null ? null : new CheckKnot(claim, verification, audit);
    }

    /// <summary>Lines of runs that still count: a run that was replaced before approval is history, not a statement.</summary>
    public async Task<PaymentKnot?> PaymentAsync(long outcomeId, CancellationToken cancellationToken)
    {
        var lines = await ThreadMoneyQuestions.Lines.Of(db)(db, outcomeId).ToListAsync(cancellationToken);
        if (lines.Count == 0)
        {
            return null;
        }

        var queries = await ThreadMoneyQuestions.Queries.Of(db)(db, [.. lines.Select(l => l.Line.Id)]).ToListAsync(cancellationToken);
        return new PaymentKnot(lines, queries);
    }

    public async Task<LearnedKnot?> LearnedAsync(long outcomeId, long? providerId, CancellationToken cancellationToken)
    {
        var things = await ThreadMoneyQuestions.Learned.Of(db)(db, outcomeId).ToListAsync(cancellationToken);
        var standing = providerId is { } provider ? await StandingAsync(provider, cancellationToken) : null;
        return things.Count == 0 && standing is null ? null : new LearnedKnot(things, standing);
    }

    private async Task<ProviderStanding> StandingAsync(long providerId, CancellationToken cancellationToken)
    {
        var all = await ThreadMoneyQuestions.Outcomes.Of(db)(db, providerId, cancellationToken);
        var results = await ThreadMoneyQuestions.Results.Of(db)(db, providerId).ToListAsync(cancellationToken);
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
