using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Settlement;
using Cylch.Web.Settlement;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A shadow run in the list, with the live run of the same period when there is one.</summary>
public sealed record ShadowRow(
    ShadowRun Shadow, string ContractNumber, string ProviderEn, string ProviderCy, int SchemeNumber, bool IsAcknowledged, string? MadeBy, long? LiveRunId, long? LivePence);

/// <summary>One kind of line in both workings-out.</summary>
public sealed record ShadowKind(LineKind Kind, int TermNumber, int LiveLines, long LivePence, int ShadowLines, long ShadowPence)
{
    public long DifferencePence => ShadowPence - LivePence;
}

/// <summary>Reads shadow runs beside the runs that count.</summary>
internal sealed class ShadowRows(CylchDb db)
{
    /// <param name="only">One shadow run; null for all of them.</param>
    public IQueryable<ShadowRow> Of(IQueryable<Records.Contracts.Contract> visible, long? only = null) =>
        from s in db.ShadowRuns.AsNoTracking()
        join c in visible on s.ContractId equals c.Id
        join o in db.Organisations on c.ProviderId equals o.Id
        join v in db.ContractSchemes on s.SchemeId equals v.Id
        from r in db.SettlementRuns.Where(r => r.ContractId == c.Id && r.FromOn == s.FromOn && r.ReplacedAt == null).DefaultIfEmpty()
        where only == null || s.Id == only
        orderby s.Id descending
        select new ShadowRow(
            s, c.Number, o.NameEn, o.NameCy, v.Number, v.AcknowledgedAt != null,
            db.Users.Where(u => u.Id == s.MadeByAccountId).Select(u => u.DisplayName).FirstOrDefault(), r == null ? null : r.Id, r == null ? null : r.TotalPence);

    public async Task<IReadOnlyList<ShadowKind>> KindsAsync(ShadowRow row, CancellationToken cancellationToken)
    {
        var tried = await db.ShadowLines.AsNoTracking().Where(l => l.ShadowId == row.Shadow.Id)
            .GroupBy(l => new { l.Kind, l.TermNumber }).Select(g => new { g.Key, Lines = g.Count(), Pence = g.Sum(l => l.AmountPence) }).ToListAsync(cancellationToken);
        var live = await db.StatementLines.AsNoTracking().Where(l => l.RunId == row.LiveRunId)
            .GroupBy(l => new { l.Kind, l.TermNumber }).Select(g => new { g.Key, Lines = g.Count(), Pence = g.Sum(l => l.AmountPence) }).ToListAsync(cancellationToken);
        return [.. tried.Select(t => t.Key).Union(live.Select(l => l.Key))
            .OrderBy(k => k.TermNumber).ThenBy(k => k.Kind, StringComparer.Ordinal)
            .Select(key =>
            {
                var (one, other) = (live.Find(l => l.Key.Equals(key)), tried.Find(t => t.Key.Equals(key)));
                return new ShadowKind(Enum.Parse<LineKind>(key.Kind), key.TermNumber, one?.Lines ?? 0, one?.Pence ?? 0, other?.Lines ?? 0, other?.Pence ?? 0);
            })];
    }

    public static string Kind(W words, ShadowKind kind) => LineWords.Kind(words, kind.Kind);
}
