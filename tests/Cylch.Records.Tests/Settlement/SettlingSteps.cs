using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace Cylch.Records.Tests.Settlement;

/// <summary>The steps of settling as tests take them, and what must hold after every one of them.</summary>
internal static class SettlingSteps
{
    public static PaymentPeriod Period(int number) => new(CareWorld.YearStart, number);

    /// <summary>Prepares a period on the first Wednesday after it.</summary>
    public static async Task<Decision<long>> PrepareAsync(this CareWorld world, TestDatabase database, int number, string? key = null, LocalDate? on = null)
    {
        await using var db = database.Open();
        var input = new PreparePeriodInput(world.ContractId, Period(number));
        return await new PreparePeriod(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, on ?? Period(number).End.PlusDays(3), key), input, "test", CancellationToken.None);
    }

    public static async Task<Decision<long>> ApproveAsync(
        this CareWorld world, TestDatabase database, long runId, long? by = null, string? key = null)
    {
        await using var db = database.Open();
        var run = await db.SettlementRuns.AsNoTracking().SingleAsync(r => r.Id == runId);
        return await new ApproveRun(db, new Recorder(db)).RunAsync(
            CareWorld.By(by ?? world.FinanceApprover, run.UntilOn.PlusDays(5), key), new ApproveRunInput(runId, run.Version), "test", CancellationToken.None);
    }

    public static async Task<long> CloseAsync(this CareWorld world, TestDatabase database, int number)
    {
        var run = (await world.PrepareAsync(database, number)).Value;
        (await world.ApproveAsync(database, run)).Refusal.ShouldBeNull();
        return run;
    }

    public static async Task<Decision<long>> VerifyAsync(
        this CareWorld world, TestDatabase database, long? readingId, LocalDate on, long? by = null,
        Confirmation confirmation = Confirmation.ByPerson, Rules.Outcomes.NeutralReason? neutral = null, long? claimId = null)
    {
        await using var db = database.Open();
        var input = new VerifyResultInput(
            world.PackageId, world.OutcomeId, claimId, null, readingId, neutral, confirmation,
            confirmation == Confirmation.ByPerson ? null : "Was asleep both times", "en", "Checked by phone");
        return await new VerifyResult(db, new Recorder(db)).RunAsync(
            CareWorld.By(by ?? world.QualityOfficer, on), input, "test", CancellationToken.None);
    }

    /// <summary>Debits are credits, lines are the statement and the ledger, each line comes to the same penny again.</summary>
    public static async Task HoldsAsync(this CareWorld world, TestDatabase database)
    {
        await using var db = database.Open();
        var runs = await db.SettlementRuns.AsNoTracking().Include(r => r.Lines).ToListAsync();
        var entries = await db.LedgerEntries.AsNoTracking().ToListAsync();
        var again = await new LinesAgain(db).ReadAsync(world.ContractId, CancellationToken.None);
        foreach (var run in runs)
        {
            run.Lines.Sum(l => l.AmountPence).ShouldBe(run.TotalPence);
            foreach (var line in run.Lines)
            {
                again.Of(run, line).ShouldBe((line.AmountPence, line.HeldChangePence));
                entries.Where(e => e.LineId == line.Id).Sum(e => e.AmountPence).ShouldBe(0);
            }

            var owed = entries.Where(e => e.RunId == run.Id && e.Account == LedgerAccount.ProviderPayable).Sum(e => e.AmountPence);
            owed.ShouldBe(run.ApprovedAt is null ? 0 : -run.TotalPence);
        }

        entries.Where(e => e.Account == LedgerAccount.HeldForOutcomes).Sum(e => e.AmountPence).ShouldBeLessThanOrEqualTo(0);
        var decided = runs.Where(r => r.ApprovedAt is not null).SelectMany(r => r.Lines)
            .Where(l => l.CorrectsRunId is null && l.VerificationId is not null && l.Kind is "Released" or "Result" or "Balance").ToList();
        decided.Select(l => (l.Kind, l.VerificationId)).ShouldBeUnique();
        runs.Where(r => r.ReplacedAt is null).Select(r => (r.ContractId, r.FromOn)).ShouldBeUnique();
    }
}
