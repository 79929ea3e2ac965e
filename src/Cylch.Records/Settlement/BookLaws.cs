using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <summary>What must hold of an authority's books, and how often it does not.</summary>
/// <param name="Name">Each has its sentence: settlement.law.</param>
public sealed record BookLaw(string Name, int Faults);

/// <summary>Asks the records themselves whether the books hold; nothing that was worked out before is believed.</summary>
internal sealed class BookLaws(CylchDb db, long authorityId, CancellationToken cancellationToken)
{
    private IQueryable<SettlementRun> Runs => db.SettlementRuns.AsNoTracking()
        .Where(r => db.Contracts.Any(c => c.Id == r.ContractId && c.AuthorityId == authorityId));

    private IQueryable<LedgerEntry> Entries => db.LedgerEntries.AsNoTracking().Where(e => Runs.Any(r => r.Id == e.RunId));

    public Task<int> EntriesAsync() => Entries.CountAsync(cancellationToken);

    public async Task<IReadOnlyList<BookLaw>> AllAsync() =>
    [
        new("debits-are-credits", await Entries.SumAsync(e => e.AmountPence, cancellationToken) == 0 ? 0 : 1),
        new("lines-balance", await Entries.GroupBy(e => e.LineId).CountAsync(g => g.Sum(e => e.AmountPence) != 0, cancellationToken)),
        new("lines-are-statement", await LinesAsync()),
        new("ledger-is-statement", await LedgerAsync()),
        new("corrections-name-closed", await CorrectionsAsync()),
        new("held-is-owed", await HeldAsync()),
        new("paid-at-most-once", await PaidAsync()),
        new("files-add-up", await FilesAsync()),
        new("lines-come-out-again", await AgainAsync()),
    ];

    private Task<int> LinesAsync() => Runs.CountAsync(
        r => r.TotalPence != db.StatementLines.Where(l => l.RunId == r.Id).Sum(l => l.AmountPence), cancellationToken);

    // Closed: what is owed is the statement. Not closed: nothing is booked.
    private Task<int> LedgerAsync() => Runs.CountAsync(
        r => (r.ApprovedAt == null ? 0 : -r.TotalPence)
            != db.LedgerEntries.Where(e => e.RunId == r.Id && e.Account == LedgerAccount.ProviderPayable).Sum(e => e.AmountPence), cancellationToken);

    private Task<int> CorrectionsAsync() => (
        from l in db.StatementLines.AsNoTracking()
        join r in Runs on l.RunId equals r.Id
        where l.CorrectsRunId != null
            && !db.SettlementRuns.Any(c => c.Id == l.CorrectsRunId && c.ApprovedAt != null && c.ContractId == r.ContractId && c.FromOn < r.FromOn)
        select l).CountAsync(cancellationToken);

    // Money held is in credit: more cannot be released than was ever held.
    private Task<int> HeldAsync() => (
        from e in db.LedgerEntries.AsNoTracking()
        join r in Runs on e.RunId equals r.Id
        where e.Account == LedgerAccount.HeldForOutcomes
        group e.AmountPence by r.ContractId into held
        where held.Sum() > 0
        select held.Key).CountAsync(cancellationToken);

    private async Task<int> PaidAsync()
    {
        var paid = await RunPayments.Of(db, Runs.Where(r => db.PaymentParts.Any(p => p.RunId == r.Id))).ToListAsync(cancellationToken);
        return paid.Count(p => (!p.IsApproved && p.PaidPence != 0) || (p.TotalPence >= 0 ? p.PaidPence > p.TotalPence || p.PaidPence < 0 : p.PaidPence != p.TotalPence && p.PaidPence != 0));
    }

    private async Task<int> FilesAsync()
    {
        var files = await db.PaymentFiles.AsNoTracking()
            .Where(f => db.PaymentParts.Any(p => p.PaymentFileId == f.Id && Runs.Any(r => r.Id == p.RunId)))
            .Select(f => new { f.Content, f.ContentHash, f.TotalPence, Parts = db.PaymentParts.Where(p => p.PaymentFileId == f.Id).Sum(p => p.AmountPence) })
            .ToListAsync(cancellationToken);
        return files.Count(f => f.Parts != f.TotalPence || !SHA256.HashData(f.Content).AsSpan().SequenceEqual(f.ContentHash));
    }

    private async Task<int> AgainAsync()
    {
        var faults = 0;
        foreach (var contractId in await Runs.Select(r => r.ContractId).Distinct().ToListAsync(cancellationToken))
        {
            var again = await new LinesAgain(db).ReadAsync(contractId, cancellationToken);
            var runs = await Runs.Where(r => r.ContractId == contractId && r.ReplacedAt == null).Include(r => r.Lines).ToListAsync(cancellationToken);
            faults += runs.Sum(run => run.Lines.Count(line => again.Of(run, line) != (line.AmountPence, line.HeldChangePence)));
        }

        return faults;
    }
}
