using Cylch.Records.Access;
using Cylch.Records.Delivery;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Tests.Settlement;

/// <summary>
/// Three periods of several contracts, from working out to the payment file, each step with the key of its form. Taken from the start again, a step
/// that was done answers with what it did: that is how people resume, by sending the same form once more.
/// </summary>
/// <param name="open">Opens the records.</param>
/// <param name="begins">Told of each step before it is taken.</param>
internal sealed class SettlementSteps(Func<CylchDb> open, Action<string>? begins = null)
{
    public static readonly int[] Periods = [6, 7, 8];

    public async Task RunAsync()
    {
        foreach (var period in Periods)
        {
            foreach (var contractId in await ContractsAsync())
            {
                await LateVisitAsync(contractId, period);
                var run = await PrepareAsync(contractId, period);
                await ReviewAsync(contractId, period, run);
                await ApproveAsync(contractId, period, run);
            }

            await PayAsync(period);
        }
    }

    private async Task<long> PrepareAsync(long contractId, int period)
    {
        await using var db = Begin(nameof(PreparePeriod), contractId, period);
        var doing = await ByAsync(db, "Tomos Bebb", period, 3, $"prepare-{contractId}-{period}");
        return Done(await new PreparePeriod(db, new Recorder(db)).RunAsync(
            doing, new PreparePeriodInput(contractId, SettlingSteps.Period(period)), "The period is over", default));
    }

    private async Task ReviewAsync(long contractId, int period, long runId)
    {
        await using var db = Begin(nameof(ReviewRun), contractId, period);
        var doing = await ByAsync(db, "Sara Meredith", period, 4, $"review-{contractId}-{period}");
        var version = await db.SettlementRuns.Where(r => r.Id == runId).Select(r => r.Version).SingleAsync();
        Done(await new ReviewRun(db, new Recorder(db)).RunAsync(
            doing, new ReviewRunInput(runId, version, RunVerdict.InOrder, "Edrychwyd ar bob llinell.", "cy"), "Looked through", default));
    }

    private async Task ApproveAsync(long contractId, int period, long runId)
    {
        await using var db = Begin(nameof(ApproveRun), contractId, period);
        var doing = await ByAsync(db, "Angharad Lewis", period, 5, $"approve-{contractId}-{period}");
        var version = await db.SettlementRuns.Where(r => r.Id == runId).Select(r => r.Version).SingleAsync();
        Done(await new ApproveRun(db, new Recorder(db)).RunAsync(doing, new ApproveRunInput(runId, version), "In order", default));
    }

    private async Task PayAsync(int period)
    {
        await using var db = Begin(nameof(MakePaymentFile), 0, period);
        var doing = await ByAsync(db, "Tomos Bebb", period, 6, $"pay-{period}");
        var authorityId = await db.Contracts.OrderBy(c => c.Id).Select(c => c.AuthorityId).FirstAsync();
        Done(await new MakePaymentFile(db, new Recorder(db)).RunAsync(
            doing, new MakePaymentFileInput(authorityId, doing.Today.PlusDays(8)), "The bank run", default));
    }

    // A visit of the period before, known only now: each period from the second on has corrections.
    private async Task LateVisitAsync(long contractId, int period)
    {
        if (period == Periods[0])
        {
            return;
        }

        await using var db = Begin("Late", contractId, period);
        var key = new byte[] { 0xFF, (byte)contractId, (byte)period };
        if (await db.Visits.AnyAsync(v => v.ContentKey == key))
        {
            return;
        }

        var package = await db.CarePackages.Where(k => k.ContractId == contractId).OrderBy(k => k.Id).Select(k => k.Id).FirstAsync();
        db.Visits.Add(KilledWorld.Visit(package, SettlingSteps.Period(period - 1).Start.PlusDays(4), 95, key));
        await db.SaveChangesAsync();
    }

    private async Task<List<long>> ContractsAsync()
    {
        await using var db = open();
        return await db.Contracts.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
    }

    private CylchDb Begin(string step, long contractId, int period)
    {
        begins?.Invoke($"{step} {contractId} {period}");
        return open();
    }

    private static async Task<Doing> ByAsync(CylchDb db, string name, int period, int daysAfter, string key) => CareWorld.By(
        await db.Users.Where(u => u.UserName == name).Select(u => u.Id).SingleAsync(), SettlingSteps.Period(period).End.PlusDays(daysAfter), key);

    private static long Done(Decision<long> decision) =>
        decision.Refusal is { } refusal ? throw new InvalidOperationException($"Refused: {refusal.Code}") : decision.Value;
}
