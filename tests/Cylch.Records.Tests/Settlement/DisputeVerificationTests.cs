using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class DisputeVerificationTests
{
    private static readonly LocalDate On = new(2026, 10, 8);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Both_views_are_kept_and_told_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var verification = await VerifiedAsync(world, database);

        (await DisputeAsync(world, database, verification, "key")).Refusal.ShouldBeNull();
        (await DisputeAsync(world, database, verification, "key")).Value.ShouldBe(verification);
        (await DisputeAsync(world, database, verification, "other key")).Refusal!.Code.ShouldBe("settlement.disputed-before");

        await using var db = database.Open();
        var kept = await db.Verifications.SingleAsync();
        (kept.DisputeWords, kept.DisputeEvidence, kept.DisputeLanguage).ShouldBe(("Gwelsom 8.", "Nodyn 2 Hydref.", "cy"));
        kept.DisputedByAccountId.ShouldBe(world.ProviderManager);
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(DisputeVerification) && e.SubjectId == verification)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Somebody_who_took_no_part_ends_it_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var verification = await VerifiedAsync(world, database);

        async Task<string?> Ended(long by)
        {
            await using var db = database.Open();
            return (await new ResolveDispute(db, new Recorder(db)).RunAsync(
                CareWorld.By(by, On.PlusDays(3)), new ResolveDisputeInput(verification, "She says 7.", "en"), "test", default)).Refusal?.Code;
        }

        (await Ended(world.ContractOfficer)).ShouldBe("settlement.no-open-dispute");
        await DisputeAsync(world, database, verification, "key");
        (await Ended(world.QualityOfficer)).ShouldBe("settlement.resolver-took-part");
        (await Ended(world.ProviderManager)).ShouldBe("settlement.resolver-took-part");
        (await Ended(world.ContractOfficer)).ShouldBeNull();
        (await Ended(world.ContractOfficer)).ShouldBe("settlement.no-open-dispute");

        await using var after = database.Open();
        var kept = await after.Verifications.SingleAsync();
        (kept.ResolvedByAccountId, kept.ResolutionWords, kept.ResolutionLanguage).ShouldBe((world.ContractOfficer, "She says 7.", "en"));
    }

    private static async Task<long> VerifiedAsync(CareWorld world, TestDatabase database) =>
        (await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 9, 29), 7), new LocalDate(2026, 10, 6))).Value;

    private static async Task<Rules.Decision<long>> DisputeAsync(CareWorld world, TestDatabase database, long verification, string key)
    {
        await using var db = database.Open();
        return await new DisputeVerification(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ProviderManager, On, key), new DisputeVerificationInput(verification, "Gwelsom 8.", "Nodyn 2 Hydref.", "cy"), "test", default);
    }
}
