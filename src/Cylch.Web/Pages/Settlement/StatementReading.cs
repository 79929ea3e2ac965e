using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What the head of a statement says.</summary>
public sealed record StatementHead(
    SettlementRun Run, Contract Contract, int SchemeNumber, string ProviderEn, string ProviderCy, string AuthorityEn, string AuthorityCy,
    string? PreparedBy, string? ApprovedBy, PaymentFile? File);

/// <summary>A line as the list has it, without what went into it.</summary>
public sealed record StatementRow(
    long Id, int Number, int TermNumber, string Kind, long? PersonId, string? PersonReference, string? GivenName, string? FamilyName,
    string? ComplexityBand, string? OutcomeEn, string? OutcomeCy, long AmountPence, long HeldChangePence, long? CorrectsRunId, bool IsUnderQuery);

/// <summary>Reads a statement for the pages that show it.</summary>
internal sealed class StatementReading(CylchDb db, CancellationToken cancellationToken)
{
    public async Task<StatementHead> HeadAsync(long runId)
    {
        var row = await (
            from r in db.SettlementRuns.AsNoTracking()
            join c in db.Contracts on r.ContractId equals c.Id
            join s in db.ContractSchemes on r.SchemeId equals s.Id
            join p in db.Organisations on c.ProviderId equals p.Id
            join a in db.Organisations on c.AuthorityId equals a.Id
            where r.Id == runId
            select new
            {
                Run = r, Contract = c, s.Number, p.NameEn, p.NameCy, AuthorityEn = a.NameEn, AuthorityCy = a.NameCy,
                PreparedBy = db.Users.Where(u => u.Id == r.PreparedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                ApprovedBy = db.Users.Where(u => u.Id == r.ApprovedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
            }).SingleAsync(cancellationToken);
        var file = row.Run.PaymentFileId is { } fileId
            ? await db.PaymentFiles.AsNoTracking().SingleAsync(f => f.Id == fileId, cancellationToken)
            : null;
        return new StatementHead(
            row.Run, row.Contract, row.Number, row.NameEn, row.NameCy, row.AuthorityEn, row.AuthorityCy, row.PreparedBy, row.ApprovedBy, file);
    }

    public Task<List<StatementRow>> RowsAsync(long runId) => (
        from l in db.StatementLines.AsNoTracking()
        from p in db.People.Where(p => p.Id == l.PersonId).DefaultIfEmpty()
        from k in db.CarePackages.Where(k => k.Id == l.PackageId).DefaultIfEmpty()
        from o in db.PersonalOutcomes.Where(o => o.Id == l.OutcomeId).DefaultIfEmpty()
        where l.RunId == runId
        orderby l.Number
        select new StatementRow(
            l.Id, l.Number, l.TermNumber, l.Kind, l.PersonId, p == null ? null : p.Reference, p == null ? null : p.GivenName,
            p == null ? null : p.FamilyName, k == null ? null : k.ComplexityBand, o == null ? null : o.TitleEn, o == null ? null : o.TitleCy,
            l.AmountPence, l.HeldChangePence, l.CorrectsRunId,
            db.LineQueries.Any(q => q.LineId == l.Id && q.AcceptedAt == null)))
        .ToListAsync(cancellationToken);

    /// <summary>Held under the contract before a run: what earlier approved runs left.</summary>
    public Task<long> HeldBeforeAsync(SettlementRun run) => (
        from r in db.SettlementRuns.AsNoTracking()
        join l in db.StatementLines on r.Id equals l.RunId
        where r.ContractId == run.ContractId && r.ApprovedAt != null && r.FromOn < run.FromOn
        select l.HeldChangePence).SumAsync(cancellationToken);
}
