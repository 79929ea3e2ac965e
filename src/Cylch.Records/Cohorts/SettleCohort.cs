using Cylch.Records.Schema;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Cohorts;

/// <summary>
/// Settles the contracts of a cohort by the very actions that people use, each prepared by one account and approved by
/// another. Contract by contract, so that an interrupted run goes on where it stopped.
/// </summary>
internal sealed class SettleCohort(Database database)
{
    /// <returns>How many contracts were settled now, or the first refusal.</returns>
    public async Task<Decision<int>> SettleAsync(
        long authorityId, CohortSource source, Instant now, Action<CohortStep, int, int> progress, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var accounts = await CohortAccounts.OfAsync(db, authorityId, cancellationToken);
        var open = await db.Contracts.AsNoTracking()
            .Where(c => c.AuthorityId == authorityId && !db.SettlementRuns.Any(r => r.ContractId == c.Id && r.ApprovedAt != null))
            .OrderBy(c => c.Number).Select(c => c.Id).ToListAsync(cancellationToken);
        for (var done = 0; done < open.Count; done++)
        {
            progress(CohortStep.Settling, done, open.Count);
            if (await RefusalAsync(open[done], source, accounts, now, cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        progress(CohortStep.Settling, open.Count, open.Count);
        return open.Count;
    }

    // A contract a context: what one settlement has read and written is let go before the next.
    private async Task<Refusal?> RefusalAsync(
        long contractId, CohortSource source, CohortAccounts accounts, Instant now, CancellationToken cancellationToken)
    {
        await using var preparing = database.Open();
        var prepared = await new PreparePeriod(preparing, new Recorder(preparing)).RunAsync(
            new Doing(accounts.Prepares, now), new PreparePeriodInput(contractId, source.Period), nameof(ImportReadings), cancellationToken);
        if (prepared.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var approving = database.Open();
        var run = await approving.SettlementRuns.AsNoTracking().SingleAsync(r => r.Id == prepared.Value, cancellationToken);
        var approved = await new ApproveRun(approving, new Recorder(approving)).RunAsync(
            new Doing(accounts.Approves, now), new ApproveRunInput(run.Id, run.Version), nameof(ImportReadings), cancellationToken);
        return approved.Refusal;
    }
}
