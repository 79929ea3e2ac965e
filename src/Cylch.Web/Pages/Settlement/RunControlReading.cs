using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One look through a run, as it is told.</summary>
public sealed record ReviewTold(RunReview Review, string By);

/// <param name="CannotApprove">Why the reader may not approve it though they approve runs; null when they may, or never do.</param>
/// <param name="Limit">The most the reader may approve; null when no limits are in force.</param>
/// <param name="ReachedBy">Names of those whose limit reaches, when the reader's does not.</param>
/// <param name="OpenQueryId">A question about the line that is to be held.</param>
public sealed record RunControlView(
    IReadOnlyList<ReviewTold> Reviews, bool MayReview, bool MayApprove, Refusal? CannotApprove, Money? Limit, IReadOnlyList<string> ReachedBy, bool MayHold,
    long? OpenQueryId, int? LineNumber, long? LinePence);

/// <summary>Reads what a reader may do about a run, by the very rules that the actions ask.</summary>
internal sealed class RunControlReading(CylchDb db, RunStanding standing, long? accountId, LocalDate today, CancellationToken cancellationToken)
{
    /// <summary>Whether somebody who approves runs may approve this one now, as it stands.</summary>
    public static async Task<bool> MayApproveAsync(CylchDb db, long runId, long? accountId, LocalDate today, CancellationToken cancellationToken)
    {
        var standing = (await new RunStandings(db, today, cancellationToken).OfAsync(db.SettlementRuns.Where(r => r.Id == runId))).Single();
        return (await new RunControlReading(db, standing, accountId, today, cancellationToken).ReadAsync(reviews: false, approves: true, holds: false, null)).MayApprove;
    }

    public async Task<RunControlView> ReadAsync(bool reviews, bool approves, bool holds, long? lineId)
    {
        var run = standing.Run;
        var isOpen = run is { ApprovedAt: null, ReplacedAt: null };
        var told = await (
            from v in db.RunReviews.AsNoTracking()
            where v.RunId == run.Id
            orderby v.Id
            select new ReviewTold(v, db.Users.Where(u => u.Id == v.ReviewedByAccountId).Select(u => u.DisplayName).First())).ToListAsync(cancellationToken);
        var policies = new PolicyInForce(db);
        var limits = await policies.LimitsAsync(standing.Contract.AuthorityId, cancellationToken);
        var roles = await policies.RolesAsync(accountId, standing.Contract.AuthorityId, today, cancellationToken);
        var policy = await policies.OfAsync(standing.Contract.AuthorityId, standing.Contract.Id, today, cancellationToken);
        var refusal = isOpen && approves
            ? ApprovalCheck.FirstRefusal(new ApprovalFacts(
                run.PeriodNumber, run.PreparedByAccountId, standing.Review?.ReviewedByAccountId, standing.Review?.Verdict, accountId, roles, today,
                new Money(run.TotalPence), policy, limits))
            : null;
        var line = lineId is null
            ? null
            : await db.StatementLines.AsNoTracking().SingleOrDefaultAsync(l => l.Id == lineId && l.RunId == run.Id, cancellationToken);
        return new RunControlView(
            told, reviews && isOpen && run.PreparedByAccountId != accountId, approves && isOpen && refusal is null, refusal,
            approves && accountId is { } id ? ApprovalCheck.LimitOf(id, roles, today, limits) : null,
            isOpen && (refusal?.Code is "settlement.above-limit" or "settlement.no-limit") ? await ReachedByAsync(limits) : [],
            holds && run.ReplacedAt is null,
            await db.LineQueries.Where(q => q.LineId == lineId && q.AnsweredAt == null && q.WithdrawnAt == null).Select(q => (long?)q.Id)
                .FirstOrDefaultAsync(cancellationToken),
            line?.Number, line?.AmountPence);
    }

    private async Task<IReadOnlyList<string>> ReachedByAsync(IReadOnlyList<ApprovalLimitFacts> limits)
    {
        var authorityId = standing.Contract.AuthorityId;
        var holders = await (
            from r in db.RoleAssignments
            join u in db.Users on r.AccountId equals u.Id
            where r.OrganisationId == authorityId && r.Role == Role.FinanceApprover && r.FromOn <= today && (r.UntilOn == null || r.UntilOn >= today)
            orderby u.DisplayName
            select new { u.Id, u.DisplayName }).Distinct().ToListAsync(cancellationToken);
        var size = new Money(Math.Abs(standing.Run.TotalPence));
        return [.. holders.Where(h => h.Id != standing.Run.PreparedByAccountId && ApprovalCheck.LimitOf(h.Id, [Role.FinanceApprover], today, limits) is { } limit && limit >= size)
            .Select(h => h.DisplayName).Order(StringComparer.Ordinal)];
    }
}
