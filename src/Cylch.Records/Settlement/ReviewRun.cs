using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Version">The version of the run that was looked at.</param>
/// <param name="Words">What was checked, or why it is sent back.</param>
/// <param name="Language">"en" or "cy": the language it is written in.</param>
public sealed record ReviewRunInput(long RunId, int Version, RunVerdict Verdict, string Words, string Language);

/// <summary>
/// Somebody other than the preparer looks a run through, and says that it is in order or sends it back. A run sent back is a draft again: it is worked
/// out again, or looked through again once the reasons are answered.
/// </summary>
public sealed class ReviewRun(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ReviewRunInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ReviewRun), cancellationToken) is { } done)
        {
            return done;
        }

        var run = await db.SettlementRuns.SingleAsync(r => r.Id == input.RunId, cancellationToken);
        if (MayReview(run, doing, input) is { } refusal)
        {
            return await recorder.RefuseAsync(doing, nameof(ReviewRun), refusal, cancellationToken);
        }

        var review = new RunReview
        {
            RunId = run.Id,
            ReviewedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A run is looked through by somebody."),
            ReviewedAt = doing.At,
            Verdict = input.Verdict,
            Words = input.Words,
            Language = input.Language,
        };
        db.RunReviews.Add(review);

        // Whoever approves at the same moment has not seen what this says: the version rises, and they are told.
        db.Entry(run).Property(r => r.Version).IsModified = true;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ReviewRun), "run", reason, ContractId: run.ContractId), () => run.Id, cancellationToken);
    }

    private static Refusal? MayReview(SettlementRun run, Doing doing, ReviewRunInput input) => run switch
    {
        { ApprovedAt: not null } => new Refusal("settlement.already-closed", run.PeriodNumber),
        _ when run.ReplacedAt is not null || run.Version != input.Version => new Refusal("settlement.run-changed", run.PeriodNumber),
        _ when run.PreparedByAccountId == doing.AccountId => new Refusal("settlement.reviewer-prepared", run.PeriodNumber),
        _ => null,
    };
}
