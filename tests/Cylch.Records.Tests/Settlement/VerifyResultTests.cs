using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class VerifyResultTests
{
    private static readonly LocalDate ReadOn = new(2026, 9, 29);
    private static readonly LocalDate VerifiedOn = new(2026, 10, 6);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_with_a_part_in_it_verifies_a_result(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var reading = await world.ReadingAsync(ReadOn, 6, takenBy: world.ContractOfficer);

        async Task<string> Refused(long by) => (await world.VerifyAsync(database, reading, VerifiedOn, by)).Refusal!.Code;
        (await Refused(world.ProviderManager)).ShouldBe("settlement.verifier-of-provider");
        (await Refused(world.CareManager)).ShouldBe("settlement.verifier-wrote-outcome");
        (await Refused(world.TeamLeader)).ShouldBe("settlement.verifier-approved-plan");
        (await Refused(world.ContractOfficer)).ShouldBe("settlement.verifier-took-reading");
        (await world.VerifyAsync(database, reading, VerifiedOn)).Refusal.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_result_follows_from_the_reading_and_the_claim_is_kept_beside_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var reading = await world.ReadingAsync(ReadOn, 6);
        var claim = await ClaimAsync(world, database);

        await world.VerifyAsync(database, reading, VerifiedOn, claimId: claim);

        await using var db = database.Open();
        (await db.OutcomeClaims.SingleAsync()).Result.ShouldBe(OutcomeResult.Achieved);
        var verified = await db.Verifications.SingleAsync();
        (verified.Result, verified.ClaimId).ShouldBe((OutcomeResult.Partly, claim));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_reading_by_the_provider_an_old_one_or_one_used_before_cannot_pay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        async Task<string?> Refused(long reading) => (await world.VerifyAsync(database, reading, VerifiedOn)).Refusal?.Code;
        (await Refused(await world.ReadingAsync(ReadOn, 8, Voice.CareWorker))).ShouldBe("settlement.reading-by-provider");
        (await Refused(await world.ReadingAsync(ReadOn, 8, Voice.Person, world.ProviderManager))).ShouldBe("settlement.reading-by-provider");
        (await Refused(await world.ReadingAsync(new LocalDate(2026, 4, 7), 4))).ShouldBe("settlement.reading-outside-window");
        var good = await world.ReadingAsync(new LocalDate(2026, 4, 8), 5);
        (await Refused(good)).ShouldBeNull();
        (await Refused(good)).ShouldBe("settlement.reading-verified-before");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_person_who_could_not_say_needs_a_reason_written_down(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var reading = await world.ReadingAsync(ReadOn, 6);
        await using var db = database.Open();
        var input = new VerifyResultInput(world.PackageId, world.OutcomeId, null, null, reading, null, Confirmation.PersonCouldNot, " ", "en", "By phone");

        var decision = await new VerifyResult(db, new Recorder(db)).RunAsync(CareWorld.By(world.QualityOfficer, VerifiedOn), input, "test", default);

        decision.Refusal!.Code.ShouldBe("settlement.confirmation-without-reason");
    }

    private static async Task<long> ClaimAsync(CareWorld world, TestDatabase database)
    {
        await using var db = database.Open();
        var input = new ClaimResultInput(world.PackageId, world.OutcomeId, OutcomeResult.Achieved, "She walked it all the way.");
        return (await new ClaimResult(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ProviderManager, new LocalDate(2026, 10, 2)), input, "test", default)).Value;
    }
}
