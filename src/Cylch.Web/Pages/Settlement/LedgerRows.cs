using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>An entry of the ledger with where it comes from.</summary>
public sealed class LedgerRow
{
    public required long Id { get; init; }

    /// <summary>The day it is for: the end of its period, and for a correction the end of the period it corrects.</summary>
    public required LocalDate ForOn { get; init; }
    public required Instant BookedAt { get; init; }
    public required string ContractNumber { get; init; }
    public required string ProviderEn { get; init; }
    public required string ProviderCy { get; init; }
    public required int PeriodNumber { get; init; }
    public required long LineId { get; init; }
    public required int LineNumber { get; init; }
    public required string Kind { get; init; }
    public required long? CorrectsRunId { get; init; }
    public required int? CorrectsPeriod { get; init; }
    public required string? PersonReference { get; init; }
    public required LedgerAccount Account { get; init; }
    public required long AmountPence { get; init; }
}

/// <summary>What of the ledger is asked for. All days are included.</summary>
/// <param name="AsKnownBefore">Entries booked at this moment or later are left out.</param>
public sealed record LedgerQuestion(
    long? ContractId, long? ProviderId, LedgerAccount? Account, string? Person, LocalDate? From, LocalDate? Until, Instant? AsKnownBefore);

/// <summary>Reads the ledger, as on a day and as known on a day.</summary>
internal sealed class LedgerRows(CylchDb db, IQueryable<Contract> visible)
{
    public IQueryable<LedgerRow> Of(LedgerQuestion question)
    {
        var person = question.Person?.Trim();
        return
            from e in db.LedgerEntries.AsNoTracking()
            join l in db.StatementLines on e.LineId equals l.Id
            join r in db.SettlementRuns on e.RunId equals r.Id
            join c in visible on r.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            from x in db.SettlementRuns.Where(x => x.Id == l.CorrectsRunId).DefaultIfEmpty()
            from p in db.People.Where(p => p.Id == l.PersonId).DefaultIfEmpty()
            let forOn = x == null ? r.UntilOn : x.UntilOn
            where (question.ContractId == null || c.Id == question.ContractId)
                && (question.ProviderId == null || c.ProviderId == question.ProviderId)
                && (question.Account == null || e.Account == question.Account)
                && (person == null || person == "" || (p != null && p.Reference == person))
                && (question.Until == null || forOn <= question.Until)
                && (question.AsKnownBefore == null || e.BookedAt < question.AsKnownBefore)
            orderby forOn, e.Id
            select new LedgerRow
            {
                Id = e.Id,
                ForOn = forOn,
                BookedAt = e.BookedAt,
                ContractNumber = c.Number,
                ProviderEn = o.NameEn,
                ProviderCy = o.NameCy,
                PeriodNumber = r.PeriodNumber,
                LineId = l.Id,
                LineNumber = l.Number,
                Kind = l.Kind,
                CorrectsRunId = l.CorrectsRunId,
                CorrectsPeriod = x == null ? null : x.PeriodNumber,
                PersonReference = p == null ? null : p.Reference,
                Account = e.Account,
                AmountPence = e.AmountPence,
            };
    }

    /// <summary>What each account stood at before a day, what came to it since, and what it stands at.</summary>
    public async Task<IReadOnlyList<AccountBalance>> BalancesAsync(LedgerQuestion question, CancellationToken cancellationToken)
    {
        var rows = Of(question);
        var before = question.From is { } from
            ? await rows.Where(r => r.ForOn < from).GroupBy(r => r.Account).Select(g => new { g.Key, Sum = g.Sum(r => r.AmountPence) })
                .ToDictionaryAsync(g => g.Key, g => g.Sum, cancellationToken)
            : [];
        var moved = await Moved(question).GroupBy(r => r.Account).Select(g => new
        {
            g.Key,
            Debit = g.Sum(r => r.AmountPence > 0 ? r.AmountPence : 0),
            Credit = g.Sum(r => r.AmountPence < 0 ? -r.AmountPence : 0),
        }).ToDictionaryAsync(g => g.Key, cancellationToken);
        return
        [
            .. Enum.GetValues<LedgerAccount>().Where(a => question.Account is null || a == question.Account).Select(account => new AccountBalance(
                account, before.GetValueOrDefault(account), moved.GetValueOrDefault(account)?.Debit ?? 0, moved.GetValueOrDefault(account)?.Credit ?? 0)),
        ];
    }

    /// <summary>Entries on or after the first day asked for.</summary>
    public IQueryable<LedgerRow> Moved(LedgerQuestion question)
    {
        var rows = Of(question);
        return question.From is { } from ? rows.Where(r => r.ForOn >= from) : rows;
    }
}

/// <summary>An account over a stretch of days.</summary>
public sealed record AccountBalance(LedgerAccount Account, long OpeningPence, long DebitPence, long CreditPence)
{
    public long ClosingPence => OpeningPence + DebitPence - CreditPence;
}
