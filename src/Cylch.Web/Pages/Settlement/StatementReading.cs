using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What the head of a statement says.</summary>
public sealed record StatementHead(
    SettlementRun Run, Contract Contract, int SchemeNumber, string ProviderEn, string ProviderCy, string AuthorityEn, string AuthorityCy,
    string? PreparedBy, string? ApprovedBy, PaymentFile? File);

/// <summary>A line as the list has it, without what went into it.</summary>
public sealed record StatementRow(
    long Id, int Number, int TermNumber, string Kind, long? PersonId, string? PersonReference, string? GivenName, string? FamilyName,
    string? ComplexityBand, string? OutcomeEn, string? OutcomeCy, long AmountPence, long HeldChangePence, long? CorrectsRunId, bool IsUnderQuery,
    long? OutcomeId);

/// <summary>Reads a statement for the pages that show it.</summary>
internal sealed class StatementReading(CylchDb db, CancellationToken cancellationToken)
{
    private static readonly Question<Func<CylchDb, long, IAsyncEnumerable<HeadRow>>> Heads = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long runId) =>
            from r in db.SettlementRuns.AsNoTracking()
            join c in db.Contracts on r.ContractId equals c.Id
            join s in db.ContractSchemes on r.SchemeId equals s.Id
            join p in db.Organisations on c.ProviderId equals p.Id
            join a in db.Organisations on c.AuthorityId equals a.Id
            where r.Id == runId
            select new HeadRow(
                r, c, s.Number, p.NameEn, p.NameCy, a.NameEn, a.NameCy,
                db.Users.Where(u => u.Id == r.PreparedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                db.Users.Where(u => u.Id == r.ApprovedByAccountId).Select(u => u.DisplayName).FirstOrDefault())));

    private static readonly Question<Func<CylchDb, long, IAsyncEnumerable<PaymentFile>>> Files = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long fileId) => db.PaymentFiles.AsNoTracking().Where(f => f.Id == fileId)));

    private static readonly Question<Func<CylchDb, long, IAsyncEnumerable<StatementRow>>> Rows = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long runId) =>
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
                db.LineQueries.Any(q => q.LineId == l.Id && q.AcceptedAt == null), l.OutcomeId)));

    private static readonly Question<Func<CylchDb, long, LocalDate, CancellationToken, Task<long>>> HeldBefore = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long contractId, LocalDate fromOn, CancellationToken _) => (
            from r in db.SettlementRuns.AsNoTracking()
            join l in db.StatementLines on r.Id equals l.RunId
            where r.ContractId == contractId && r.ApprovedAt != null && r.FromOn < fromOn
            select l.HeldChangePence).Sum()));

    private static readonly ReachQuestion<Func<CylchDb, long[], long[], long[], long[], LocalDate, long[], IAsyncEnumerable<long>>> Visible = new(fitted => EF.CompileAsyncQuery(
        Spelling.Out<Func<CylchDb, long[], long[], long[], long[], LocalDate, long[], IQueryable<long>>>((db, authorities, teams, providers, people, day, asked) =>
            ReachedPeople.Of(db, authorities, teams, providers, people, day).Where(p => asked.Contains(p.Id)).Select(p => p.Id), fitted)));

    public async Task<StatementHead> HeadAsync(long runId)
    {
        var row = await Heads.Of(db)(db, runId).SingleAsync(cancellationToken);
        var file = row.Run.PaymentFileId is { } fileId
            ? await Files.Of(db)(db, fileId).SingleAsync(cancellationToken)
            : null;
        return new StatementHead(
            row.Run, row.Contract, row.SchemeNumber, row.ProviderEn, row.ProviderCy, row.AuthorityEn, row.AuthorityCy, row.PreparedBy, row.ApprovedBy, file);
    }

    public async Task<List<StatementRow>> RowsAsync(long runId) => await Rows.Of(db)(db, runId).ToListAsync(cancellationToken);

    /// <summary>Held under the contract before a run: what earlier approved runs left.</summary>
    public Task<long> HeldBeforeAsync(SettlementRun run) => HeldBefore.Of(db)(db, run.ContractId, run.FromOn, cancellationToken);

    /// <summary>Those of some people whom the reader may see.</summary>
    public async Task<IReadOnlySet<long>> VisibleAsync(Reach reach, LocalDate day, IEnumerable<long> people)
    {
        var keys = ReachKeys.Of(reach);
        return await Visible.Of(db, keys)(db, keys.Authorities, keys.Teams, keys.Providers, keys.People, day, [.. people]).ToHashSetAsync(cancellationToken: cancellationToken);
    }

    private sealed record HeadRow(
        SettlementRun Run, Contract Contract, int SchemeNumber, string ProviderEn, string ProviderCy, string AuthorityEn, string AuthorityCy,
        string? PreparedBy, string? ApprovedBy);
}
