using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>Independence regained: said by the provider, found by somebody with nothing to gain, rewarded once.</summary>
public sealed class IndependenceTests
{
    private static readonly LocalDate Ended = new(2026, 9, 6);
    private static readonly LocalDate Since = new(2026, 9, 7);
    private static readonly IReadOnlyList<PaymentTerm> Terms = [.. TermsForTests.Hold(), new IndependenceReward(5, 250_00)];

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_was_found_to_stand_is_rewarded_once_and_closed_periods_stay_as_they_are(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await EndedAsync(database);
        var claim = (await ClaimAsync(world, database, Since)).Value;
        (await VerifyAsync(world, database, claim, true)).Refusal.ShouldBeNull();

        var run = await world.CloseAsync(database, 6);
        await world.CloseAsync(database, 7);

        await using var db = database.Open();
        var rewards = await db.StatementLines.AsNoTracking().Where(l => l.Kind == "Independence").ToListAsync();
        rewards.ShouldHaveSingleItem().RunId.ShouldBe(run);
        (rewards[0].AmountPence, rewards[0].PersonId, rewards[0].VerificationId).ShouldBe((250_00L, (long?)world.PersonId, null));
        (await db.StatementLines.CountAsync(l => l.CorrectsRunId != null)).ShouldBe(0);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_found_after_the_period_was_prepared_is_rewarded_in_the_next(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await EndedAsync(database);
        var claim = (await ClaimAsync(world, database, Since)).Value;
        await world.CloseAsync(database, 6);
        (await VerifyAsync(world, database, claim, true, on: new LocalDate(2026, 10, 1))).Refusal.ShouldBeNull();
        var run = await world.CloseAsync(database, 7);

        await using var db = database.Open();
        (await db.StatementLines.AsNoTracking().SingleAsync(l => l.Kind == "Independence")).RunId.ShouldBe(run);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_verifies_their_own_claim_or_their_own_work(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await EndedAsync(database);
        var claim = (await ClaimAsync(world, database, Since)).Value;

        async Task<string?> By(long account) => (await VerifyAsync(world, database, claim, true, account)).Refusal?.Code;
        (await By(world.ProviderManager)).ShouldBe("settlement.verifier-of-provider");
        (await By(world.CareManager)).ShouldBe("settlement.verifier-wrote-plan");
        (await By(world.TeamLeader)).ShouldBe("settlement.verifier-approved-plan");
        (await VerifyAsync(world, database, claim, true, confirmation: Confirmation.PersonRefused)).Refusal!.Code
            .ShouldBe("settlement.confirmation-without-reason");
        (await By(world.QualityOfficer)).ShouldBeNull();
        (await By(world.QualityOfficer)).ShouldBe("settlement.independence-verified-before");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_is_independent_of_care_that_goes_on(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, Terms);
        var claim = (await ClaimAsync(world, database, Since)).Value;
        (await VerifyAsync(world, database, claim, true)).Refusal.ShouldBe(new Refusal("settlement.independence-care-goes-on", Since));

        await EndAsync(world, database, Since);
        (await VerifyAsync(world, database, claim, true)).Refusal.ShouldBe(new Refusal("settlement.independence-care-until", Since, Since));
        await EndAsync(world, database, Ended);
        (await VerifyAsync(world, database, claim, true)).Refusal.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_claim_that_does_not_stand_pays_nothing_and_another_may_be_made(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await EndedAsync(database);
        var claim = (await ClaimAsync(world, database, Since)).Value;
        (await ClaimAsync(world, database, Since)).Refusal!.Code.ShouldBe("settlement.independence-waits");
        (await VerifyAsync(world, database, claim, false)).Refusal.ShouldBeNull();
        await world.CloseAsync(database, 6);
        await using (var db = database.Open())
        {
            (await db.StatementLines.CountAsync(l => l.Kind == "Independence")).ShouldBe(0);
        }

        var again = (await ClaimAsync(world, database, Since)).Value;
        (await VerifyAsync(world, database, again, true)).Refusal.ShouldBeNull();
        (await ClaimAsync(world, database, Since)).Refusal.ShouldBe(new Refusal("settlement.independence-stands", Since));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_cannot_be_is_refused_by_name_and_a_form_sent_twice_has_one_effect(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await EndedAsync(database);
        (await ClaimAsync(world, database, new LocalDate(2027, 1, 1))).Refusal!.Code.ShouldBe("settlement.independence-in-future");
        (await ClaimAsync(world, database, CareWorld.YearStart)).Refusal!.Code.ShouldBe("settlement.independence-before-package");
        var first = await ClaimAsync(world, database, Since, "once");
        (await ClaimAsync(world, database, Since, "once")).Value.ShouldBe(first.Value);

        await using var db = database.Open();
        var kept = await db.IndependenceClaims.SingleAsync();
        db.Entry(kept).Property(c => c.Words).CurrentValue = "Otherwise";
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    private static async Task<CareWorld> EndedAsync(TestDatabase database)
    {
        var world = await CareWorld.CreateAsync(database, Terms);
        await EndAsync(world, database, Ended);
        return world;
    }

    private static async Task EndAsync(CareWorld world, TestDatabase database, LocalDate on)
    {
        await using var db = database.Open();
        (await db.CarePackages.SingleAsync(k => k.Id == world.PackageId)).EndsOn = on;
        await db.SaveChangesAsync();
    }

    private static async Task<Decision<long>> ClaimAsync(CareWorld world, TestDatabase database, LocalDate since, string? key = null)
    {
        await using var db = database.Open();
        return await new ClaimIndependence(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ProviderManager, new LocalDate(2026, 9, 10), key),
            new ClaimIndependenceInput(world.PackageId, since, "She cooks and shops.", "en"), "test", CancellationToken.None);
    }

    private static async Task<Decision<long>> VerifyAsync(
        CareWorld world, TestDatabase database, long claim, bool stands, long? by = null, Confirmation confirmation = Confirmation.ByPerson, LocalDate? on = null)
    {
        await using var db = database.Open();
        return await new VerifyIndependence(db, new Recorder(db)).RunAsync(
            CareWorld.By(by ?? world.QualityOfficer, on ?? new LocalDate(2026, 9, 15)),
            new VerifyIndependenceInput(claim, stands, confirmation, null, "Seen at home.", "en"), "test", CancellationToken.None);
    }
}
