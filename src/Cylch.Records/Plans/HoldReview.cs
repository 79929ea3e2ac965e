using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Plans;

/// <param name="ReadingId">The reading the result rests on; null with "no longer wanted" and "cannot say".</param>
public sealed record FindingInput(long OutcomeId, OutcomeResult? Result, long? ReadingId, NeutralReason? NeutralReason, string? Words);

/// <param name="WithWhom">Who was there, besides whoever held it.</param>
/// <param name="NextReviewOn">When the plan is looked at again; null when it is closed.</param>
public sealed record HoldReviewInput(
    long PersonId, long PlanId, LocalDate HeldOn, string? WithWhom, ReviewDecision Decision, string Reasons, LocalDate? NextReviewOn, string Language,
    IReadOnlyList<FindingInput> Findings, int SeenVersion);

/// <summary>
/// Keeps what a review of the plan in force found about every outcome that goes on, and what was decided. Confirming and revising
/// move the plan's next review; closing ends the plan.
/// </summary>
public sealed class HoldReview(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, HoldReviewInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(HoldReview), cancellationToken) is { } done)
        {
            return done;
        }

        var plan = await db.CarePlans.SingleOrDefaultAsync(
            p => p.Id == input.PlanId && p.PersonId == input.PersonId && p.ApprovedOn != null && p.ReplacedOn == null, cancellationToken);
        if (plan is null)
        {
            return new Refusal("plans.no-plan-to-review");
        }

        if (await recorder.ChangedSinceAsync(plan, input.SeenVersion, cancellationToken) is { } conflict)
        {
            return conflict;
        }

        var draft = new ReviewDraft(
            input.HeldOn, input.Decision, input.Reasons, input.NextReviewOn,
            await OpenAsync(input.PersonId, input.HeldOn, cancellationToken), await FindingsAsync(input, cancellationToken));
        if (draft.Refuse(doing.Today) is { } refusal)
        {
            return refusal;
        }

        var review = Review(doing, input);
        db.PlanReviews.Add(review);
        if (input.NextReviewOn is { } next)
        {
            plan.ReviewDueOn = next;
        }
        else
        {
            plan.ReplacedOn = input.HeldOn;
        }

        return await recorder.SaveAsync(doing, new RecordedAs(nameof(HoldReview), "review", reason, input.PersonId), () => review.Id, cancellationToken);
    }

    private async Task<IReadOnlyList<ReviewedOutcome>> OpenAsync(long personId, LocalDate heldOn, CancellationToken cancellationToken) =>
        await db.PersonalOutcomes.AsNoTracking()
            .Where(o => o.PersonId == personId && (o.EndedOn == null || o.EndedOn > heldOn))
            .OrderBy(o => o.Priority).ThenBy(o => o.Id)
            .Select(o => new ReviewedOutcome(
                o.Id, o.Priority, o.Kind, o.Measure, db.Readings.Where(r => r.Id == o.BaselineReadingId).Select(r => r.Value).FirstOrDefault(), o.Target))
            .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<DraftFinding>> FindingsAsync(HoldReviewInput input, CancellationToken cancellationToken)
    {
        var ids = input.Findings.Select(f => f.ReadingId).OfType<long>().ToList();
        var readings = await db.Readings.AsNoTracking()
            .Where(r => ids.Contains(r.Id) && !db.Readings.Any(c => c.CorrectsReadingId == r.Id))
            .Select(r => new { r.Id, r.OutcomeId, r.TakenOn, r.Value }).ToListAsync(cancellationToken);
        return
        [
            .. input.Findings.Select(f => new DraftFinding(
                f.OutcomeId, f.Result,
                readings.Where(r => r.Id == f.ReadingId && r.OutcomeId == f.OutcomeId).Select(r => new FoundReading(r.TakenOn, r.Value)).SingleOrDefault(),
                f.NeutralReason, f.Words)),
        ];
    }

    private static PlanReview Review(Doing doing, HoldReviewInput input) => new()
    {
        PersonId = input.PersonId,
        PlanId = input.PlanId,
        HeldOn = input.HeldOn,
        HeldByAccountId = doing.AccountId,
        WithWhom = string.IsNullOrWhiteSpace(input.WithWhom) ? null : input.WithWhom.Trim(),
        Decision = input.Decision,
        Reasons = input.Reasons.Trim(),
        NextReviewOn = input.NextReviewOn,
        Language = input.Language == "cy" ? "cy" : "en",
        RecordedAt = doing.At,
        Findings = [.. input.Findings.Select(f => new ReviewFinding
        {
            ReviewId = 0,
            OutcomeId = f.OutcomeId,
            Result = f.Result!.Value,
            ReadingId = f.ReadingId,
            NeutralReason = f.NeutralReason,
            Words = string.IsNullOrWhiteSpace(f.Words) ? null : f.Words.Trim(),
        })],
    };
}
