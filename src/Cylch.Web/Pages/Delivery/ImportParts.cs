using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Delivery;

/// <summary>A refused row: where it is, everything wrong with it, and the row as it was sent.</summary>
public sealed record RefusedLine(long Line, IReadOnlyList<VisitImportRefusal> Reasons, string Raw);

/// <summary>How many rows were refused for one reason.</summary>
public sealed record RefusalCount(string Code, long Rows);

/// <summary>What one contract received.</summary>
public sealed record ContractCount(string Number, string TitleEn, string TitleCy, long Visits, long Missed, long Minutes);

/// <summary>Reads what became of an import's rows.</summary>
internal sealed class ImportParts(CylchDb db, long importId)
{
    private const int LinesOnAPage = 25;

    private IQueryable<VisitImportRefusal> All => db.VisitImportRefusals.AsNoTracking().Where(r => r.ImportId == importId);

    public async Task<PageOf<RefusedLine>> RefusedAsync(int? number, CancellationToken cancellationToken)
    {
        var lines = await Paging.ReadAsync(All.Select(r => r.LineNumber).Distinct().OrderBy(line => line), number, cancellationToken, LinesOnAPage);
        var refusals = await All.Where(r => lines.Rows.Contains(r.LineNumber)).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return new PageOf<RefusedLine>(
            [.. refusals.GroupBy(r => r.LineNumber).OrderBy(g => g.Key).Select(g => new RefusedLine(g.Key, [.. g], string.Concat(g.Select(r => r.RawText))))],
            lines.Number, lines.Total, lines.Size);
    }

    public Task<List<RefusalCount>> CountsAsync(CancellationToken cancellationToken) =>
        All.GroupBy(r => r.Code).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => new RefusalCount(g.Key, g.Count())).ToListAsync(cancellationToken);

    public Task<List<ContractCount>> ContractsAsync(IQueryable<Contract> readable, CancellationToken cancellationToken) => (
        from visit in db.Visits
        join package in db.CarePackages on visit.PackageId equals package.Id
        join contract in readable on package.ContractId equals contract.Id
        where visit.ImportId == importId
        group visit by new { contract.Number, contract.TitleEn, contract.TitleCy } into taken
        orderby taken.Key.Number
        select new ContractCount(
            taken.Key.Number, taken.Key.TitleEn, taken.Key.TitleCy, taken.Count(v => v.MissedReason == null), taken.Count(v => v.MissedReason != null),
            taken.Sum(v => (long)v.ActualMinutes))).ToListAsync(cancellationToken);
}
