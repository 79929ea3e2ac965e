using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class SetVerificationPolicyTests
{
    private static readonly LocalDate Today = new(2026, 10, 1);
    private static readonly LocalDate ReadOn = new(2026, 9, 15);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_policy_counts_from_its_day_and_the_same_form_twice_makes_one(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var shorter = TermsForTests.Policy with { InForceFrom = Today.PlusDays(5), ReadingWeeks = 2 };

        (await SetAsync(world, database, shorter, "k")).Refusal.ShouldBeNull();
        (await SetAsync(world, database, shorter, "k")).Refusal.ShouldBeNull();
        (await SetAsync(world, database, shorter, "other")).Refusal!.Code.ShouldBe("settlement.policy-not-later");

        await using var db = database.Open();
        (await db.VerificationPolicyVersions.CountAsync()).ShouldBe(2);
        var reading = await world.ReadingAsync(ReadOn, 6);
        (await world.VerifyAsync(database, reading, Today.PlusDays(5))).Refusal!.Code.ShouldBe("settlement.reading-outside-window");
        (await world.VerifyAsync(database, reading, Today.PlusDays(4))).Refusal.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Before_any_policy_nothing_is_verified(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, policy: TermsForTests.Policy with { InForceFrom = new LocalDate(2026, 10, 7) });
        var reading = await world.ReadingAsync(new LocalDate(2026, 9, 29), 6);

        (await world.VerifyAsync(database, reading, new LocalDate(2026, 10, 6))).Refusal!.Code.ShouldBe("settlement.no-verification-policy");
        (await world.VerifyAsync(database, reading, new LocalDate(2026, 10, 7))).Refusal.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_verified_after_the_window_has_a_line_that_says_so_and_counts_in_the_next_period(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, policy: TermsForTests.Policy with { ClosesAfterDays = 2 });
        await world.CloseAsync(database, 6);
        var end = SettlingSteps.Period(7).End;
        var reading = await world.ReadingAsync(end.PlusDays(-3), 7);
        (await world.VerifyAsync(database, reading, end.PlusDays(3))).Refusal.ShouldBeNull();

        await world.CloseAsync(database, 7);
        await using var db = database.Open();
        var waits = await db.StatementLines.SingleAsync(l => l.Kind == "Waits");
        (waits.AmountPence, ((WaitLineInputs)LineText.Read(waits.Inputs)).Reason).ShouldBe((0, UndecidedReason.AfterWindow));

        await world.CloseAsync(database, 8);
        (await db.StatementLines.CountAsync(l => l.Kind == "Released" && l.AmountPence > 0)).ShouldBe(1);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Money_is_refused_where_the_start_is_not_locked_or_the_outcome_does_not_stand_up(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var reading = await world.ReadingAsync(new LocalDate(2026, 9, 29), 6);
        async Task<string?> Refused() => (await world.VerifyAsync(database, reading, new LocalDate(2026, 10, 6))).Refusal?.Code;

        await LockAsync(database, null);
        (await Refused()).ShouldBe("settlement.baseline-not-locked");
        await LockAsync(database, new LocalDate(2026, 9, 30));
        (await Refused()).ShouldBe("settlement.reading-before-lock");
        await LockAsync(database, CareWorld.YearStart);
        await CheckedAsync(database, isAchievable: false);
        (await Refused()).ShouldBe("settlement.outcome-not-checked");
        (await world.PrepareAsync(database, 7)).Refusal.ShouldBeNull();
        await using var db = database.Open();
        (await db.StatementLines.AnyAsync(l => l.Kind == "Released")).ShouldBeFalse();
        await CheckedAsync(database, isAchievable: true);
        (await Refused()).ShouldBeNull();
    }

    private static async Task LockAsync(TestDatabase database, LocalDate? on)
    {
        await using var db = database.Open();
        (await db.PersonalOutcomes.SingleAsync()).BaselineLockedOn = on;
        await db.SaveChangesAsync();
    }

    private static async Task CheckedAsync(TestDatabase database, bool isAchievable)
    {
        await using var db = database.Open();
        await db.OutcomeChecks.ExecuteUpdateAsync(s => s.SetProperty(c => c.IsAchievable, isAchievable));
    }

    private static async Task<Decision<long>> SetAsync(CareWorld world, TestDatabase database, VerificationPolicy policy, string key)
    {
        await using var db = database.Open();
        return await new SetVerificationPolicy(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, Today, key), new SetVerificationPolicyInput(world.AuthorityId, policy, "Agreed with the panel."), "test", default);
    }
}
