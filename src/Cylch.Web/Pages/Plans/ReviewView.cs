using Cylch.Records;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Plans;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Plans;

/// <summary>What a review found about one outcome, and on which reading.</summary>
public sealed record FindingRow(
    long OutcomeId, int Priority, string TitleEn, string TitleCy, OutcomeResult Result, NeutralReason? NeutralReason, string? Words, Voice? Voice,
    int? Value, LocalDate? TakenOn);

/// <summary>A review that was held, as its page shows it.</summary>
public sealed record ReviewView(
    long Id, long PersonId, long PlanId, int PlanNumber, LocalDate HeldOn, string? HeldBy, string? WithWhom, ReviewDecision Decision, string Reasons,
    LocalDate? NextReviewOn, string Language, IReadOnlyList<FindingRow> Findings)
{
    public static async Task<ReviewView> ReadAsync(CylchDb db, long reviewId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var findings = await (
            from f in db.ReviewFindings.AsNoTracking()
            join o in db.PersonalOutcomes on f.OutcomeId equals o.Id
            from r in db.Readings.Where(r => r.Id == f.ReadingId).DefaultIfEmpty()
            where f.ReviewId == reviewId
            orderby o.Priority, o.Id
            select new FindingRow(
                o.Id, o.Priority, o.TitleEn, o.TitleCy, f.Result, f.NeutralReason, f.Words, r == null ? null : r.Voice, r == null ? null : r.Value,
                r == null ? null : r.TakenOn)).ToListAsync(cancellationToken);
        return await (
            from r in db.PlanReviews.AsNoTracking()
            join p in db.CarePlans on r.PlanId equals p.Id
            where r.Id == reviewId
            select new ReviewView(
                r.Id, r.PersonId, r.PlanId, p.Number, r.HeldOn, db.Users.Where(a => a.Id == r.HeldByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
                r.WithWhom, r.Decision, r.Reasons, r.NextReviewOn, r.Language, findings)).SingleAsync(cancellationToken);
    }
}
