using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A hold in the list.</summary>
public sealed record HoldRow(
    PaymentHold Hold, string ProviderEn, string ProviderCy, string? ContractNumber, int? PeriodNumber, int? LineNumber, long? Pence, string HeldBy, string? ReleasedBy)
{
    public string What(W words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return this switch
        {
            { LineNumber: { } line } => words["settlement.holds.of-line", line, ContractNumber, PeriodNumber],
            { ContractNumber: not null } => words["settlement.holds.of-run", ContractNumber, PeriodNumber],
            _ => words["settlement.holds.of-provider"],
        };
    }

    /// <summary>Holds on payments under the contracts a reader sees, open ones first, newest first.</summary>
    public static IQueryable<HoldRow> Of(CylchDb db, IQueryable<Contract> visible, bool all)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
            from h in db.PaymentHolds.AsNoTracking()
            join o in db.Organisations on h.ProviderId equals o.Id
            from r in db.SettlementRuns.Where(r => r.Id == h.RunId).DefaultIfEmpty()
            from c in db.Contracts.Where(c => c.Id == r.ContractId).DefaultIfEmpty()
            from l in db.StatementLines.Where(l => l.Id == h.LineId).DefaultIfEmpty()
            where (all || h.ReleasedAt == null)
                && visible.Any(v => v.AuthorityId == h.AuthorityId && v.ProviderId == h.ProviderId && (h.RunId == null || v.Id == r.ContractId))
            orderby h.ReleasedAt != null, h.Id descending
            select new HoldRow(
                h, o.NameEn, o.NameCy, c == null ? null : c.Number, r == null ? null : r.PeriodNumber, l == null ? null : l.Number,
                l != null ? l.AmountPence : r == null ? null : r.TotalPence,
                db.Users.Where(u => u.Id == h.HeldByAccountId).Select(u => u.DisplayName).First(),
                db.Users.Where(u => u.Id == h.ReleasedByAccountId).Select(u => u.DisplayName).FirstOrDefault());
    }
}
