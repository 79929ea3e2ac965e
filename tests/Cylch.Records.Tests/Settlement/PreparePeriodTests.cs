using Cylch.Records.Brokerage;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class PreparePeriodTests
{
    private static readonly LocalDate ReadingDay = new(2026, 9, 29);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Money_held_over_six_periods_is_released_when_the_outcome_is_verified_part_of_the_way(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        for (var period = 1; period <= 6; period++)
        {
            await world.CloseAsync(database, period);
        }

        var reading = await world.ReadingAsync(ReadingDay, 6);
        (await world.VerifyAsync(database, reading, new LocalDate(2026, 10, 6))).Refusal.ShouldBeNull();
        var run = await world.CloseAsync(database, 7);

        await using var db = database.Open();
        var lines = await db.StatementLines.Where(l => l.RunId == run).OrderBy(l => l.Number).ToListAsync();
        lines.Select(l => (l.Kind, l.AmountPence, l.HeldChangePence)).ShouldBe(
            [("Time", 910_00, 0), ("Held", -54_60, 54_60), ("Released", 196_56, -196_56)]);
        lines[2].VerificationId.ShouldNotBeNull();
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_one_review_does_not_release_waits_and_the_next_review_decides(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 5);
        await world.CloseAsync(database, 6);
        await world.VerifyAsync(database, await world.ReadingAsync(ReadingDay, 6), new LocalDate(2026, 10, 6));
        await world.CloseAsync(database, 7);
        await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 11, 3), 7), new LocalDate(2026, 11, 9));
        var run = await world.CloseAsync(database, 8);

        await using var db = database.Open();
        var released = await db.StatementLines.SingleAsync(l => l.RunId == run && l.Kind == "Released");
        released.AmountPence.ShouldBe(54_60 + 43_68);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_neutral_ending_releases_everything_held(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 6);
        (await world.VerifyAsync(
            database, null, new LocalDate(2026, 10, 6), confirmation: Confirmation.PersonCouldNot, neutral: NeutralReason.Died)).Refusal.ShouldBeNull();
        var run = await world.CloseAsync(database, 7);

        await using var db = database.Open();
        (await db.StatementLines.SingleAsync(l => l.RunId == run && l.Kind == "ReleasedNeutral")).AmountPence.ShouldBe(109_20);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_disputed_result_waits_and_loses_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 6);
        var verification = (await world.VerifyAsync(database, await world.ReadingAsync(ReadingDay, 7), new LocalDate(2026, 10, 6))).Value;
        await using (var db = database.Open())
        {
            await new DisputeVerification(db, new Recorder(db)).RunAsync(
                CareWorld.By(world.ProviderManager, new LocalDate(2026, 10, 8)), new DisputeVerificationInput(verification, "We saw 8.", "Note of 2 October.", "en"), "test", default);
        }

        var seventh = await world.CloseAsync(database, 7);
        await using (var db = database.Open())
        {
            (await db.StatementLines.SingleAsync(l => l.RunId == seventh && l.Kind == "Waits")).AmountPence.ShouldBe(0);
            (await new ResolveDispute(db, new Recorder(db)).RunAsync(
                CareWorld.By(world.ContractOfficer, new LocalDate(2026, 11, 2)), new ResolveDisputeInput(verification, "The person says 7.", "en"), "test", default))
                .Refusal.ShouldBeNull();
        }

        var eighth = await world.CloseAsync(database, 8);
        await using var after = database.Open();
        (await after.StatementLines.SingleAsync(l => l.RunId == eighth && l.Kind == "Released")).AmountPence.ShouldBe(109_20);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Preparing_again_replaces_a_run_that_nobody_approved(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var first = (await world.PrepareAsync(database, 6)).Value;
        var second = (await world.PrepareAsync(database, 6)).Value;

        await using var db = database.Open();
        (await db.SettlementRuns.SingleAsync(r => r.Id == first)).ReplacedAt.ShouldNotBeNull();
        (await db.SettlementRuns.SingleAsync(r => r.Id == second)).ReplacedAt.ShouldBeNull();
        (await world.ApproveAsync(database, first)).Refusal!.Code.ShouldBe("settlement.run-changed");
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nothing_is_paid_under_terms_the_provider_has_not_acknowledged(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, acknowledged: false);

        (await world.PrepareAsync(database, 6)).Refusal.ShouldBe(new Refusal("settlement.not-acknowledged", 1));

        await using var db = database.Open();
        (await db.SettlementRuns.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Periods_are_settled_in_order_and_only_when_they_are_over(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        (await world.PrepareAsync(database, 7, on: SettlingSteps.Period(7).End)).Refusal!.Code.ShouldBe("settlement.period-not-over");
        await world.PrepareAsync(database, 6);
        (await world.PrepareAsync(database, 7)).Refusal!.Code.ShouldBe("settlement.earlier-period-open");
        (await world.PrepareAsync(database, 5, on: new LocalDate(2026, 10, 1))).Refusal!.Code.ShouldBe("settlement.later-period-prepared");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Sixty_four_submissions_of_one_form_make_one_run(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        var sent = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => world.PrepareAsync(database, 6, "same-form"))));

        sent.Select(s => s.Value).Distinct().Count().ShouldBe(1);
        await using var db = database.Open();
        (await db.SettlementRuns.CountAsync()).ShouldBe(1);
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(PreparePeriod))).ShouldBe(1);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Visits_are_paid_by_the_minute_within_the_envelope_and_unused_time_goes_into_the_bank(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(TimeBasis.ActualWithinEnvelope).Take(1).ToList(), CommissioningModel.Model1);
        for (var day = 0; day < 27; day++)
        {
            await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(day), 60);
        }

        var run = await world.CloseAsync(database, 6);

        await using var db = database.Open();
        (await db.StatementLines.SingleAsync(l => l.RunId == run)).AmountPence.ShouldBe(27 * 32_50);
        (await db.TimeBankEntries.SingleAsync()).Minutes.ShouldBe(60);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Time_that_people_put_into_the_bank_within_the_period_is_not_put_in_again_when_it_is_settled(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(TimeBasis.ActualWithinEnvelope).Take(1).ToList(), CommissioningModel.Model1);
        for (var day = 0; day < 27; day++)
        {
            await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(day), 60);
        }

        await using (var entering = database.Open())
        {
            entering.TimeBankEntries.Add(new TimeBankEntry
            {
                PackageId = world.PackageId, EnteredOn = SettlingSteps.Period(6).Start.PlusDays(27), Minutes = 45, Reason = "A visit was cut short",
            });
            await entering.SaveChangesAsync();
        }

        await world.CloseAsync(database, 6);

        await using var db = database.Open();
        (await db.TimeBankEntries.SumAsync(e => e.Minutes)).ShouldBe(60);
        (await db.TimeBankEntries.SingleAsync(e => e.RunId != null)).Minutes.ShouldBe(15);
    }
}
