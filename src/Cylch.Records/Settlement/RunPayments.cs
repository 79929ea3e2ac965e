using Cylch.Rules;
using Cylch.Rules.Settlement;

namespace Cylch.Records.Settlement;

/// <summary>What of a run is paid and what waits.</summary>
/// <param name="PaidPence">In payment files, less what the bank gave back.</param>
/// <param name="HeldLinesPence">Of its lines that are on hold.</param>
/// <param name="IsHeld">The run, or everything to its provider, is on hold.</param>
public sealed record RunPayment(
    long RunId, long ContractId, long ProviderId, long AuthorityId, bool IsApproved, long? PaymentFileId, long TotalPence, long PaidPence, long HeldLinesPence, bool IsHeld)
{
    public PaymentDue Due => new(new Money(TotalPence), new Money(PaidPence), new Money(HeldLinesPence), IsHeld);
}

/// <summary>Asks the records what of runs is paid; never stored, so that it cannot come apart from the files, returns and holds.</summary>
public static class RunPayments
{
    public static IQueryable<RunPayment> Of(CylchDb db, IQueryable<SettlementRun> runs)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
            from r in runs
            join c in db.Contracts on r.ContractId equals c.Id
            select new RunPayment(
                r.Id, c.Id, c.ProviderId, c.AuthorityId, r.ApprovedAt != null, r.PaymentFileId, r.TotalPence,
                db.PaymentParts.Where(p => p.RunId == r.Id
                        && !db.PaymentReturns.Any(x => x.PaymentFileId == p.PaymentFileId && x.ProviderId == p.ProviderId))
                    .Sum(p => p.AmountPence),
                (from h in db.PaymentHolds
                 join l in db.StatementLines on h.LineId equals l.Id
                 where h.RunId == r.Id && h.ReleasedAt == null
                 select l.AmountPence).Sum(),
                db.PaymentHolds.Any(h => h.ReleasedAt == null && h.LineId == null
                    && (h.RunId == r.Id || (h.RunId == null && h.ProviderId == c.ProviderId && h.AuthorityId == c.AuthorityId))));
    }

    /// <summary>Approved runs of which something is in no payment file, or the bank gave something back.</summary>
    public static IQueryable<SettlementRun> NotWhollyPaid(CylchDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.SettlementRuns.Where(r => r.ApprovedAt != null && r.ReplacedAt == null && (r.PaymentFileId == null
            || r.TotalPence != db.PaymentParts.Where(p => p.RunId == r.Id
                    && !db.PaymentReturns.Any(x => x.PaymentFileId == p.PaymentFileId && x.ProviderId == p.ProviderId))
                .Sum(p => p.AmountPence)));
    }
}
