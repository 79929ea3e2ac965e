using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class AuditResultTests
{
    private static readonly LocalDate VerifiedOn = new(2026, 10, 6);
    private static readonly VerificationPolicy AuditAll = TermsForTests.Policy with { AuditPerThousand = 1_000 };

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Working_a_period_out_draws_once_and_the_draw_can_be_made_again_from_its_seed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (world, verification) = await VerifiedAsync(database, AuditAll);

        await world.PrepareAsync(database, 7);
        await world.PrepareAsync(database, 7);

        await using var db = database.Open();
        var draw = await db.AuditDraws.Include(d => d.Results).SingleAsync();
        var at = await db.Verifications.Select(v => v.RecordedAt).SingleAsync();
        draw.Seed.ShouldBe(AuditSample.SeedOf("C-014", SettlingSteps.Period(7), [(verification, at.ToUnixTimeMilliseconds())]).ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
        draw.Results.ShouldHaveSingleItem().IsDrawn.ShouldBeTrue();
        draw.Results[0].Stratum.ShouldBe("C-014/B/1000");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_drawn_result_waits_where_the_policy_says_so_and_is_paid_once_somebody_agrees(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (world, verification) = await VerifiedAsync(database, AuditAll with { WhileAudited = WhileAudited.Wait });
        await world.PrepareAsync(database, 7);
        (await LineAsync(database, "Waits")).ShouldBe(UndecidedReason.AuditAwaited);

        (await AuditAsync(world, database, verification, AuditAnswer.Agrees)).Refusal.ShouldBeNull();
        await world.PrepareAsync(database, 7);

        await using var db = database.Open();
        (await db.StatementLines.CountAsync(l => l.Kind == "Released" && l.AmountPence > 0)).ShouldBe(1);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_drawn_result_is_paid_meanwhile_where_the_policy_says_so_and_taken_back_when_it_is_set_aside(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (world, verification) = await VerifiedAsync(database, AuditAll);
        await world.CloseAsync(database, 7);
        var released = await ReleasedAsync(database);
        released.ShouldBeGreaterThan(0);

        (await AuditAsync(world, database, verification, AuditAnswer.DoesNotAgree)).Refusal.ShouldBeNull();
        (await EndAsync(world, database, verification, world.Auditor, DisputeEnding.SetAside)).ShouldBe("settlement.resolver-took-part");
        (await EndAsync(world, database, verification, world.QualityOfficer, DisputeEnding.SetAside)).ShouldBe("settlement.resolver-took-part");
        (await EndAsync(world, database, verification, world.ContractOfficer, DisputeEnding.SetAside)).ShouldBeNull();
        await world.CloseAsync(database, 8);

        await using var db = database.Open();
        var correction = await db.StatementLines.SingleAsync(l => l.CorrectsRunId != null && l.Kind == "Released");
        (correction.AmountPence, correction.HeldChangePence, correction.VerificationId).ShouldBe((-released, released, verification));
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Settling_and_then_setting_aside_comes_to_the_same_as_setting_aside_before(DatabaseKind kind)
    {
        var totals = new List<(long, long)>();
        foreach (var before in new[] { true, false })
        {
            await using var database = await TestDatabase.CreateAsync(kind);
            var (world, verification) = await VerifiedAsync(database, AuditAll);
            await world.PrepareAsync(database, 7);
            if (before)
            {
                await SetAsideAsync(world, database, verification);
            }

            await world.CloseAsync(database, 7);
            if (!before)
            {
                await SetAsideAsync(world, database, verification);
            }

            await world.CloseAsync(database, 8);
            await using var db = database.Open();
            totals.Add((await db.StatementLines.Where(l => Closed(db).Contains(l.RunId)).SumAsync(l => l.AmountPence),
                await db.StatementLines.Where(l => Closed(db).Contains(l.RunId)).SumAsync(l => l.HeldChangePence)));
        }

        totals[0].ShouldBe(totals[1]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Only_somebody_without_a_part_audits_and_only_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (world, verification) = await VerifiedAsync(database, AuditAll);
        (await AuditAsync(world, database, verification, AuditAnswer.Agrees)).Refusal!.Code.ShouldBe("settlement.audit-not-drawn");
        await world.PrepareAsync(database, 7);

        async Task<string> Refused(long by) => (await AuditAsync(world, database, verification, AuditAnswer.Agrees, by)).Refusal!.Code;
        (await Refused(world.QualityOfficer)).ShouldBe("settlement.auditor-verified");
        (await Refused(world.CareManager)).ShouldBe("settlement.auditor-took-part");
        (await Refused(world.TeamLeader)).ShouldBe("settlement.auditor-took-part");
        (await Refused(world.ProviderManager)).ShouldBe("settlement.auditor-of-provider");
        (await AuditAsync(world, database, verification, AuditAnswer.CannotTell, key: "k")).Refusal.ShouldBeNull();
        (await AuditAsync(world, database, verification, AuditAnswer.CannotTell, key: "k")).Value.ShouldBe(verification);
        (await Refused(world.Auditor)).ShouldBe("settlement.audited-before");

        await using var db = database.Open();
        var audit = await db.ResultAudits.SingleAsync();
        (audit.AuditedByAccountId, audit.Answer, audit.Words).ShouldBe((world.Auditor, AuditAnswer.CannotTell, "The note does not say."));
        (await db.Verifications.SingleAsync()).DisputedAt.ShouldBeNull();
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(AuditResult))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Draws_and_audits_are_never_changed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (world, verification) = await VerifiedAsync(database, AuditAll);
        await world.PrepareAsync(database, 7);
        await AuditAsync(world, database, verification, AuditAnswer.Agrees);

        await using var db = database.Open();
        await Should.ThrowAsync<Exception>(() => db.AuditDrawResults.ExecuteUpdateAsync(s => s.SetProperty(r => r.IsDrawn, false)));
        await Should.ThrowAsync<Exception>(() => db.AuditDraws.ExecuteUpdateAsync(s => s.SetProperty(d => d.Seed, "0")));
        await Should.ThrowAsync<Exception>(() => db.ResultAudits.ExecuteDeleteAsync());
        await Should.ThrowAsync<Exception>(() => db.VerificationPolicyVersions.ExecuteUpdateAsync(s => s.SetProperty(p => p.AuditPerThousand, 0)));
    }

    private static IQueryable<long> Closed(CylchDb db) => db.SettlementRuns.Where(r => r.ApprovedAt != null).Select(r => r.Id);

    private static async Task SetAsideAsync(CareWorld world, TestDatabase database, long verification)
    {
        (await AuditAsync(world, database, verification, AuditAnswer.DoesNotAgree)).Refusal.ShouldBeNull();
        (await EndAsync(world, database, verification, world.ContractOfficer, DisputeEnding.SetAside)).ShouldBeNull();
    }

    private static async Task<(CareWorld World, long Verification)> VerifiedAsync(TestDatabase database, VerificationPolicy policy)
    {
        var world = await CareWorld.CreateAsync(database, policy: policy);
        await world.CloseAsync(database, 6);
        var verified = await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 9, 29), 7), VerifiedOn);
        return (world, verified.Value);
    }

    private static async Task<UndecidedReason> LineAsync(TestDatabase database, string kind)
    {
        await using var db = database.Open();
        var line = await db.StatementLines.SingleAsync(l => l.Kind == kind);
        return ((WaitLineInputs)LineText.Read(line.Inputs)).Reason;
    }

    private static async Task<long> ReleasedAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.StatementLines.Where(l => l.Kind == "Released").SumAsync(l => l.AmountPence);
    }

    private static async Task<Decision<long>> AuditAsync(
        CareWorld world, TestDatabase database, long verification, AuditAnswer answer, long? by = null, string? key = null)
    {
        await using var db = database.Open();
        return await new AuditResult(db, new Recorder(db)).RunAsync(
            CareWorld.By(by ?? world.Auditor, VerifiedOn.PlusDays(20), key),
            new AuditResultInput(verification, answer, true, true, true, "The note does not say.", "en"), "test", default);
    }

    private static async Task<string?> EndAsync(CareWorld world, TestDatabase database, long verification, long by, DisputeEnding ending)
    {
        await using var db = database.Open();
        return (await new ResolveDispute(db, new Recorder(db)).RunAsync(
            CareWorld.By(by, VerifiedOn.PlusDays(22)), new ResolveDisputeInput(verification, "She had not been asked.", "en", ending), "test", default)).Refusal?.Code;
    }
}
