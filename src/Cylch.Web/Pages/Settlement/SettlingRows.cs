using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>One contract in a period: its run, when there is one, and what stands in its way.</summary>
public sealed record SettlingRow(
    long ContractId, string Number, string TitleEn, string TitleCy, string ProviderEn, string ProviderCy, CommissioningModel Model, long AuthorityId,
    bool HasTerms, bool IsAcknowledged, int People, SettlementRun? Run, string? PreparedBy, string? ApprovedBy, int Queries, int Unverified,
    RunVerdict? Verdict, int Holds)
{
    /// <summary>The policy in force wants somebody to look it through before it is approved.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>The key of its state's wording.</summary>
    public string State => Run switch
    {
        { PaymentFileId: not null } => "in-file",
        { ApprovedAt: not null } => "approved",
        not null when Verdict == RunVerdict.InOrder => "reviewed",
        not null when Verdict == RunVerdict.SentBack => "sent-back",
        not null when NeedsReview => "to-review",
        not null => "prepared",
        null when !HasTerms => "no-terms",
        null when !IsAcknowledged => "not-acknowledged",
        null => "not-prepared",
    };

    public bool Blocks => Run?.ApprovedAt is null;
}

/// <summary>Reads a period's contracts for those who settle.</summary>
internal sealed class SettlingRows(CylchDb db, LocalDate today, CancellationToken cancellationToken)
{
    private static bool Needs(List<SettlementPolicy> policies, SettlingRow row) => PolicyInForce.Of(
        policies.FindAll(p => p.OrganisationId == row.AuthorityId && (p.ContractId is null || p.ContractId == row.ContractId)), row.ContractId) is { ReviewRequired: true };

    public async Task<List<SettlingRow>> OfAsync(IQueryable<Contract> visible, PaymentPeriod period)
    {
        var (first, last) = (period.Start, period.End);
        var rows = await (
            from c in visible
            join p in db.Organisations on c.ProviderId equals p.Id
            from r in db.SettlementRuns.Where(r => r.ContractId == c.Id && r.FromOn == first && r.ReplacedAt == null).DefaultIfEmpty()
            let scheme = db.ContractSchemes.Where(s => s.ContractId == c.Id && s.InForceFrom <= last).OrderByDescending(s => s.Number).FirstOrDefault()
            where c.StartsOn <= last && (c.EndsOn == null || c.EndsOn >= first)
            orderby c.Number
            select new SettlingRow(
                c.Id, c.Number, c.TitleEn, c.TitleCy, p.NameEn, p.NameCy, c.Model, c.AuthorityId, scheme != null,
                scheme != null && scheme.AcknowledgedAt != null,
                db.CarePackages.Count(k => k.ContractId == c.Id && k.StartsOn <= last && (k.EndsOn == null || k.EndsOn >= first)),
                r,
                db.Users.Where(u => r != null && u.Id == r.PreparedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                db.Users.Where(u => r != null && u.Id == r.ApprovedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                r == null ? 0 : db.LineQueries.Count(q => q.AcceptedAt == null && db.StatementLines.Any(l => l.Id == q.LineId && l.RunId == r.Id)),
                r == null ? 0 : db.StatementLines.Count(l => l.RunId == r.Id && l.Kind == "Waits"),
                r == null ? null : db.RunReviews.Where(v => v.RunId == r.Id).OrderByDescending(v => v.Id).Select(v => (RunVerdict?)v.Verdict).FirstOrDefault(),
                db.PaymentHolds.Count(h => r != null && h.ReleasedAt == null
                    && (h.RunId == r.Id || (h.RunId == null && h.ProviderId == c.ProviderId && h.AuthorityId == c.AuthorityId)))))
            .AsNoTracking().ToListAsync(cancellationToken);
        var policies = await db.SettlementPolicies.AsNoTracking().Where(p => p.InForceFrom <= today).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => row with { NeedsReview = Needs(policies, row) })
                .OrderByDescending(row => row.Blocks).ThenBy(row => row.Number, StringComparer.Ordinal),
        ];
    }
}
