using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Version">The version of the run that was looked at.</param>
public sealed record ApproveRunInput(long RunId, int Version);

/// <summary>
/// A second person approves a run, and so closes its period: every line is worked out again, booked on both sides, and
/// time saved or used goes into people's time banks. What is closed never changes.
/// </summary>
public sealed class ApproveRun(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ApproveRunInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ApproveRun), cancellationToken) is { } done)
        {
            return done;
        }

        var run = await db.SettlementRuns.SingleAsync(r => r.Id == input.RunId, cancellationToken);
        if ((MayClose(run, input) ?? await MayApproveAsync(run, doing, cancellationToken)) is { } refusal)
        {
            return await recorder.RefuseAsync(doing, nameof(ApproveRun), refusal, cancellationToken);
        }

        var lines = await db.StatementLines.AsNoTracking().Where(l => l.RunId == run.Id).OrderBy(l => l.Number).ToListAsync(cancellationToken);
        if (await DifferenceAsync(run, lines, cancellationToken) is { } difference)
        {
            return difference;
        }

        var packed = await PackAsync(run, doing, cancellationToken);
        if (packed.Refusal is { } unpacked)
        {
            return unpacked;
        }

        run.ApprovedAt = doing.At;
        run.ApprovedByAccountId = doing.AccountId;
        db.LedgerEntries.AddRange(lines.SelectMany(line => Booking.Of(line, doing.At)));
        db.TimeBankEntries.AddRange(TimeBank(run, lines, await EnteredAsync(run, cancellationToken)));
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ApproveRun), "run", reason, ContractId: run.ContractId), () => db.KeptVisits.AddRange(packed.Value), () => run.Id, cancellationToken);
    }

    private static Refusal? MayClose(SettlementRun run, ApproveRunInput input)
    {
        if (run.ReplacedAt is not null || (run.ApprovedAt is null && run.Version != input.Version))
        {
            return new Refusal("settlement.run-changed", run.PeriodNumber);
        }

        return run.ApprovedAt is not null ? new Refusal("settlement.already-closed", run.PeriodNumber) : null;
    }

    // Not by whoever prepared it, reviewed when the authority wants that, and within what the approver may approve.
    private async Task<Refusal?> MayApproveAsync(SettlementRun run, Doing doing, CancellationToken cancellationToken)
    {
        var authorityId = await db.Contracts.Where(c => c.Id == run.ContractId).Select(c => c.AuthorityId).SingleAsync(cancellationToken);
        var policies = new PolicyInForce(db);
        var review = await db.RunReviews.AsNoTracking().Where(r => r.RunId == run.Id).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        return ApprovalCheck.FirstRefusal(new ApprovalFacts(
            run.PeriodNumber, run.PreparedByAccountId, review?.ReviewedByAccountId, review?.Verdict, doing.AccountId,
            await policies.RolesAsync(doing.AccountId, authorityId, doing.Today, cancellationToken), doing.Today, new Money(run.TotalPence),
            await policies.OfAsync(authorityId, run.ContractId, doing.Today, cancellationToken), await policies.LimitsAsync(authorityId, cancellationToken)));
    }

    private async Task<Refusal?> DifferenceAsync(SettlementRun run, List<StatementLine> lines, CancellationToken cancellationToken)
    {
        var again = await new LinesAgain(db).ReadAsync(run.ContractId, cancellationToken);
        foreach (var line in lines)
        {
            var (amount, held) = again.Of(run, line);
            if (amount != line.AmountPence || held != line.HeldChangePence)
            {
                return new Refusal("settlement.line-not-same", run.PeriodNumber, line.Number, new Money(line.AmountPence), new Money(amount));
            }
        }

        var total = lines.Sum(line => line.AmountPence);
        return total == run.TotalPence
            ? null
            : new Refusal("settlement.total-not-same", run.PeriodNumber, new Money(run.TotalPence), new Money(total));
    }

    /// <summary>Packs the period's visits for pricing again, and those of earlier periods that a late visit has come to.</summary>
    private async Task<Decision<IReadOnlyList<KeptVisits>>> PackAsync(SettlementRun run, Doing doing, CancellationToken cancellationToken)
    {
        var earlier = await db.SettlementRuns.AsNoTracking()
            .Where(r => r.ContractId == run.ContractId && r.ApprovedAt != null && !db.KeptVisits.Any(v => v.ContractId == r.ContractId && v.FromOn == r.FromOn))
            .Select(r => new { r.YearStartsOn, r.PeriodNumber }).ToListAsync(cancellationToken);
        return await new SegmentMaking(db, cancellationToken).MakeAsync(
            run.ContractId,
            [.. earlier.Select(r => new PaymentPeriod(r.YearStartsOn, r.PeriodNumber)), new PaymentPeriod(run.YearStartsOn, run.PeriodNumber)], doing.At);
    }

    /// <summary>
    /// What people have entered within the period, by package. The same minutes show in the visits, so that settling enters
    /// only what nobody has: the balance after a period is what its visits make it.
    /// </summary>
    private Task<Dictionary<long, int>> EnteredAsync(SettlementRun run, CancellationToken cancellationToken) => (
        from e in db.TimeBankEntries
        join k in db.CarePackages on e.PackageId equals k.Id
        where k.ContractId == run.ContractId && e.RunId == null && e.EnteredOn >= run.FromOn && e.EnteredOn <= run.UntilOn
        group e.Minutes by e.PackageId into entries
        select new { entries.Key, Minutes = entries.Sum() }).ToDictionaryAsync(e => e.Key, e => e.Minutes, cancellationToken);

    private static IEnumerable<TimeBankEntry> TimeBank(SettlementRun run, List<StatementLine> lines, Dictionary<long, int> entered) =>
        from line in lines
        where line.PackageId is not null && LineText.KindOf(line) == LineKind.Time
        let correction = line.CorrectsRunId is null ? null : LineText.ReadCorrection(line.Inputs)
        let minutes = LineText.BankMinutes(LineText.FactsOf(line)) - (correction is null ? entered.GetValueOrDefault(line.PackageId!.Value) : correction.BankWasMinutes)
        where minutes != 0
        select new TimeBankEntry
        {
            PackageId = line.PackageId!.Value,
            EnteredOn = run.UntilOn,
            Minutes = minutes,
            Reason = correction is null ? "settled" : "corrected",
            RunId = run.Id,
        };
}
