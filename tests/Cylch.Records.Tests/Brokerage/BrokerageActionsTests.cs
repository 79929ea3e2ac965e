using Cylch.Records.Brokerage;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Brokerage;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Brokerage;

public sealed class BrokerageActionsTests
{
    private static readonly LocalDate Start = new(2026, 9, 7);
    private static readonly LocalDate Today = new(2026, 9, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_package_is_arranged_once_and_gets_its_reference(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await EndAsync(world, database, new LocalDate(2026, 8, 30));

        var arranged = (await ArrangeAsync(world, database, Input(world), "form")).Value;
        (await ArrangeAsync(world, database, Input(world), "form")).Value.ShouldBe(arranged);
        (await ArrangeAsync(world, database, Input(world), "another")).Refusal!.Code.ShouldBe("brokerage.already-running");

        await using var db = database.Open();
        var package = await db.CarePackages.Include(k => k.Outcomes).SingleAsync(k => k.Id == arranged);
        package.Reference.ShouldBe($"PK-{2206 + arranged}");
        package.ChoiceWords.ShouldBe("Mae hi'n siarad Cymraeg");
        package.Outcomes.ShouldHaveSingleItem().Weight.ShouldBe(3);
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(ArrangePackage))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_who_buy_from_one_plan_at_once_make_one_package(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await EndAsync(world, database, new LocalDate(2026, 8, 30));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => ArrangeAsync(world, database, Input(world), $"key-{i}"))));

        answers.Count(a => !a.IsRefused).ShouldBe(1);
        answers.Where(a => a.IsRefused).ShouldAllBe(a => a.Refusal!.Code == "shared.changed-since" || a.Refusal.Code == "brokerage.already-running");
        await using var db = database.Open();
        (await db.CarePackages.CountAsync(k => k.EndsOn == null)).ShouldBe(1);
    }

    [Fact]
    public async Task A_package_that_does_not_hold_together_is_refused_and_nothing_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = await CareWorld.CreateAsync(database);
        await EndAsync(world, database, new LocalDate(2026, 8, 30));
        var good = Input(world);
        (ArrangePackageInput Input, string Code)[] wrong =
        [
            (good with { PlanId = 999 }, "brokerage.plan-not-approved"),
            (good with { StartsOn = new LocalDate(2027, 4, 5) }, "brokerage.contract-not-in-force"),
            (good with { StartsOn = new LocalDate(2026, 4, 5) }, "brokerage.before-plan"),
            (good with { ComplexityBand = "D" }, "brokerage.band-missing"),
            (good with { OffersReceived = -1 }, "brokerage.offers-below-zero"),
            (good with { Value = new PlanValue(6, 2000) }, "brokerage.value-not-paid-by"),
            (good with { Outcomes = [] }, "brokerage.no-outcomes"),
            (good with { Outcomes = [new(world.OutcomeId, 0)] }, "brokerage.no-weights"),
            (good with { Outcomes = [new(world.OutcomeId, -1)] }, "brokerage.weight-below-zero"),
        ];

        foreach (var (input, code) in wrong)
        {
            (await ArrangeAsync(world, database, input)).Refusal!.Code.ShouldBe(code);
        }

        (await ArrangeAsync(world, database, good, by: world.CareManager)).Refusal!.Code.ShouldBe("brokerage.own-plan");
        await using var db = database.Open();
        (await db.CarePackages.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Money_waits_only_on_an_outcome_that_stood_up_and_has_a_fixed_start()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = await CareWorld.CreateAsync(database);
        await EndAsync(world, database, new LocalDate(2026, 8, 30));
        await using (var db = database.Open())
        {
            (await db.PersonalOutcomes.SingleAsync()).BaselineLockedOn = null;
            await db.SaveChangesAsync();
        }

        (await ArrangeAsync(world, database, Input(world))).Refusal!.Code.ShouldBe("brokerage.weight-without-baseline");

        await using (var db = database.Open())
        {
            (await db.PersonalOutcomes.SingleAsync()).BaselineReadingId = null;
            await db.SaveChangesAsync();
        }

        (await ArrangeAsync(world, database, Input(world))).Refusal!.Code.ShouldBe("brokerage.weight-without-baseline");

        await using (var db = database.Open())
        {
            db.OutcomeChecks.Remove(await db.OutcomeChecks.SingleAsync());
            await db.SaveChangesAsync();
        }

        (await ArrangeAsync(world, database, Input(world))).Refusal!.Code.ShouldBe("brokerage.weight-unchecked");
    }

    [Fact]
    public async Task Under_Model_1_no_outcome_has_a_weight()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = await CareWorld.CreateAsync(database, [TermsForTests.Hold()[0]], CommissioningModel.Model1);
        await EndAsync(world, database, new LocalDate(2026, 8, 30));

        (await ArrangeAsync(world, database, Input(world))).Refusal!.Code.ShouldBe("brokerage.weight-without-results");
        (await ArrangeAsync(world, database, Input(world) with { Outcomes = [new(world.OutcomeId, 0)] })).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Where_the_terms_pay_by_the_plans_value_it_must_be_agreed()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = await CareWorld.CreateAsync(
            database, [new UpFrontShare(1, Share.Percent(20)), new BalanceOnConfirmation(2, 1, 1), new NeutralEndings(3, 14)]);
        await EndAsync(world, database, new LocalDate(2026, 8, 30));

        (await ArrangeAsync(world, database, Input(world))).Refusal!.Code.ShouldBe("brokerage.value-missing");
        (await ArrangeAsync(world, database, Input(world) with { Value = new PlanValue(6, 22_00) })).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_package_ends_once_on_a_day_for_a_reason(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        (await EndAsync(world, database, CareWorld.YearStart.PlusDays(-1))).Refusal!.Code.ShouldBe("brokerage.end-before-start");
        (await EndAsync(world, database, Today, reason: " ")).Refusal!.Code.ShouldBe("brokerage.end-without-reason");
        (await EndAsync(world, database, Today, seen: 7)).Refusal!.Code.ShouldBe("shared.changed-since");
        (await EndAsync(world, database, Today, key: "end")).Value.ShouldBe(world.PackageId);
        (await EndAsync(world, database, Today, key: "end")).Value.ShouldBe(world.PackageId);
        (await EndAsync(world, database, Today)).Refusal!.Code.ShouldBe("brokerage.already-ended");

        await using var db = database.Open();
        var package = await db.CarePackages.SingleAsync();
        package.EndsOn.ShouldBe(Today);
        package.EndReason.ShouldBe(NeutralReason.MovedAway);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_bank_stays_between_nothing_and_its_cap_whoever_writes_at_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => BankAsync(world, database, 200, key: $"key-{i}"))));

        answers.Count(a => !a.IsRefused).ShouldBe(1);
        (await BankAsync(world, database, 161)).Refusal!.Code.ShouldBe("plans.bank-over-cap");
        (await BankAsync(world, database, -201)).Refusal!.Code.ShouldBe("plans.bank-below-zero");
        (await BankAsync(world, database, 0)).Refusal!.Code.ShouldBe("plans.bank-nothing");
        (await BankAsync(world, database, 10, reason: "")).Refusal!.Code.ShouldBe("plans.bank-without-reason");
        (await BankAsync(world, database, 10, on: Today.PlusDays(1))).Refusal!.Code.ShouldBe("plans.bank-outside-package");
        (await BankAsync(world, database, -200, key: "out")).IsRefused.ShouldBeFalse();
        (await BankAsync(world, database, -200, key: "out")).IsRefused.ShouldBeFalse();

        await using var db = database.Open();
        (await db.TimeBankEntries.Select(e => e.Minutes).ToListAsync()).ShouldBe([200, -200], ignoreOrder: true);
    }

    private static ArrangePackageInput Input(CareWorld world) => new(
        world.PersonId, world.PlanId, world.ContractId, Start, "B", 2, Today, "Mae hi'n siarad Cymraeg", "cy", null, [new OutcomeWeightInput(world.OutcomeId, 3)]);

    private static async Task<Decision<long>> ArrangeAsync(CareWorld world, TestDatabase database, ArrangePackageInput input, string? key = null, long? by = null)
    {
        await using var db = database.Open();
        return await new ArrangePackage(db, new Recorder(db)).RunAsync(
            CareWorld.By(by ?? world.ContractOfficer, Today, key), input, "arranged", CancellationToken.None);
    }

    private static async Task<Decision<long>> EndAsync(
        CareWorld world, TestDatabase database, LocalDate on, string reason = "moved", int seen = 0, string? key = null)
    {
        await using var db = database.Open();
        return await new EndPackage(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, Today, key), new EndPackageInput(world.PackageId, on, NeutralReason.MovedAway, seen), reason, CancellationToken.None);
    }

    private static async Task<Decision<long>> BankAsync(
        CareWorld world, TestDatabase database, int minutes, string reason = "a short visit", LocalDate? on = null, string? key = null)
    {
        await using var db = database.Open();
        return await new AddTimeBankEntry(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.CareManager, Today, key), new AddTimeBankEntryInput(world.PackageId, on ?? Today, minutes, "Mair", "cy"), reason, CancellationToken.None);
    }
}
