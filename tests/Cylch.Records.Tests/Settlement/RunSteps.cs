using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace Cylch.Records.Tests.Settlement;

/// <summary>The steps around a run as tests take them: looking through, limits, holds, payment, questions, disputes.</summary>
internal static class RunSteps
{
    public static readonly LocalDate PayDay = new(2026, 10, 1);

    public static async Task<Decision<long>> ReviewAsync(
        this CareWorld world, TestDatabase database, long runId, RunVerdict verdict = RunVerdict.InOrder, long? by = null, int? version = null, string? key = null)
    {
        await using var db = database.Open();
        var run = await db.SettlementRuns.AsNoTracking().SingleAsync(r => r.Id == runId);
        return await new ReviewRun(db, new Recorder(db)).RunAsync(
            CareWorld.By(by ?? world.ContractOfficer, run.UntilOn.PlusDays(4), key),
            new ReviewRunInput(runId, version ?? run.Version, verdict, "Edrychwyd ar bob llinell.", "cy"), "test", default);
    }

    public static async Task LimitAsync(this CareWorld world, TestDatabase database, long pence, Role? role = null, long? account = null)
    {
        await using var db = database.Open();
        (await new SetApprovalLimit(db, new Recorder(db)).RunAsync(
            new Doing(null, CareWorld.At(CareWorld.YearStart)),
            new SetApprovalLimitInput(world.AuthorityId, role, account, CareWorld.YearStart, pence), "Cabinet, 1 April", default)).Refusal.ShouldBeNull();
    }

    public static async Task PolicyAsync(
        this CareWorld world, TestDatabase database, bool review = true, bool reviewerApproves = false, long? contractId = null, int queryDays = 14, LocalDate? from = null)
    {
        await using var db = database.Open();
        (await new SetSettlementPolicy(db, new Recorder(db)).RunAsync(
            new Doing(null, CareWorld.At(CareWorld.YearStart)),
            new SetSettlementPolicyInput(
                world.AuthorityId, contractId, from ?? CareWorld.YearStart, new RunPolicy(review, reviewerApproves, queryDays, 10, Role.FinanceApprover, 30, 30)),
            "Cabinet, 1 April", default)).Refusal.ShouldBeNull();
    }

    public static async Task<Decision<long>> PayAsync(this CareWorld world, TestDatabase database, LocalDate? on = null, string? key = null)
    {
        await using var db = database.Open();
        var day = on ?? PayDay;
        return await new MakePaymentFile(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, day, key), new MakePaymentFileInput(world.AuthorityId, day.PlusDays(8)), "test", default);
    }

    public static async Task<Decision<long>> HoldAsync(
        this CareWorld world, TestDatabase database, long? runId, long? lineId = null, LocalDate? until = null, long? query = null)
    {
        await using var db = database.Open();
        return await new HoldPayment(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, PayDay),
            new HoldPaymentInput(
                world.ContractId, runId, lineId, HoldReason.BankDetails, "The account changed on Monday.", "en",
                query is null ? until ?? PayDay.PlusDays(7) : null, query), "test", default);
    }

    public static async Task<Decision<long>> ReleaseAsync(this CareWorld world, TestDatabase database, long holdId)
    {
        await using var db = database.Open();
        return await new ReleaseHold(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceApprover, PayDay.PlusDays(1)), new ReleaseHoldInput(holdId, "They were rung on the number we had."), "test", default);
    }

    public static async Task<Decision<long>> AskAsync(this CareWorld world, TestDatabase database, long lineId, LocalDate on, string? late = null)
    {
        await using var db = database.Open();
        return await new QueryLine(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ProviderManager, on), new QueryLineInput(lineId, "Pam?", late, "cy"), "test", default);
    }

    /// <summary>The provider's people dispute a result, and a contract officer says how the dispute ends.</summary>
    public static async Task DisputedAsync(this CareWorld world, TestDatabase database, long verification, LocalDate on)
    {
        await using var db = database.Open();
        (await new DisputeVerification(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.TeamLeader, on), new DisputeVerificationInput(verification, "Nid dyna ddywedodd hi.", null, "cy"), "test", default)).Refusal.ShouldBeNull();
        (await new ResolveDispute(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, on.PlusDays(1)), new ResolveDisputeInput(verification, "The reading was of another day.", "en"), "test", default))
            .Refusal.ShouldBeNull();
    }

    public static async Task<Decision<long>> ReverseAsync(
        this CareWorld world, TestDatabase database, long verification, long? inPlace, LocalDate on, long? by = null)
    {
        await using var db = database.Open();
        return await new ReverseResult(db, new Recorder(db)).RunAsync(
            CareWorld.By(by ?? world.ContractOfficer, on), new ReverseResultInput(verification, inPlace, "It was read from another page.", "en"), "test", default);
    }

    public static async Task<List<Cylch.Records.Settlement.StatementLine>> LinesOfAsync(this TestDatabase database, long runId)
    {
        await using var db = database.Open();
        return await db.StatementLines.AsNoTracking().Where(l => l.RunId == runId).OrderBy(l => l.Number).ToListAsync();
    }

    public static async Task<RunPayment> PaymentOfAsync(this TestDatabase database, long runId)
    {
        await using var db = database.Open();
        return await RunPayments.Of(db, db.SettlementRuns.Where(r => r.Id == runId)).SingleAsync();
    }
}
