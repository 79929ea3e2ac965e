using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class SaveTriedTermsTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_try_is_kept_with_who_when_and_why_and_its_name_is_its_own(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var id = (await SaveAsync(database, world, "Larger share", "one")).Value;

        await using var db = database.Open();
        var kept = await db.TriedTerms.SingleAsync();
        (kept.Id, kept.Name, kept.Reason, kept.PaidPence, kept.TriedPence, kept.SavedByAccountId, kept.SharedAt).ShouldBe(
            (id, "Larger share", "to see", 100_00, 90_00, world.FinanceOfficer, null));
        (await db.ChangeEvents.SingleAsync(e => e.Action == nameof(SaveTriedTerms))).ContractId.ShouldBe(world.ContractId);
        (await SaveAsync(database, world, "Larger share", "two")).Refusal!.Code.ShouldBe("settlement.tried-name-taken");
        (await SaveAsync(database, world, "Larger share", "one")).Value.ShouldBe(id);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_try_is_renamed_shared_and_removed_and_what_it_came_to_never_changes(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var id = (await SaveAsync(database, world, "First", "one")).Value;
        var other = (await SaveAsync(database, world, "Second", "two")).Value;

        (await ChangeAsync(database, world, new ChangeTriedTermsInput(id, 0, TriedChange.Rename, "Second"))).Refusal!.Code.ShouldBe("settlement.tried-name-taken");
        (await ChangeAsync(database, world, new ChangeTriedTermsInput(id, 0, TriedChange.Rename, "Third"))).Value.ShouldBe(id);
        (await ChangeAsync(database, world, new ChangeTriedTermsInput(id, 0, TriedChange.Share))).Refusal!.Code.ShouldBe("shared.changed-since");
        (await ChangeAsync(database, world, new ChangeTriedTermsInput(id, 1, TriedChange.Share))).Value.ShouldBe(id);
        (await ChangeAsync(database, world, new ChangeTriedTermsInput(other, 0, TriedChange.Remove))).Value.ShouldBe(other);
        (await ChangeAsync(database, world, new ChangeTriedTermsInput(other, 1, TriedChange.Share))).Refusal!.Code.ShouldBe("settlement.tried-removed");

        await using var db = database.Open();
        var kept = await db.TriedTerms.OrderBy(t => t.Id).ToListAsync();
        kept.Select(t => (t.Name, t.SharedAt is not null, t.RemovedAt is not null, t.TriedPence)).ShouldBe(
            [("Third", true, false, 90_00L), ("Second", false, true, 90_00L)]);
        await Should.ThrowAsync<System.Data.Common.DbException>(db.TriedTerms.ExecuteDeleteAsync());
    }

    private static async Task<Rules.Decision<long>> SaveAsync(TestDatabase database, CareWorld world, string name, string key)
    {
        await using var db = database.Open();
        var scheme = await db.ContractSchemes.AsNoTracking().FirstAsync(s => s.ContractId == world.ContractId);
        var input = new SaveTriedTermsInput(world.ContractId, scheme.Id, name, Records.Contracts.SchemeText.Terms(scheme.Terms), 100_00, 90_00, 2);
        return await new SaveTriedTerms(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, SettlingSteps.Period(9).End, key), input, "to see", CancellationToken.None);
    }

    private static async Task<Rules.Decision<long>> ChangeAsync(TestDatabase database, CareWorld world, ChangeTriedTermsInput input)
    {
        await using var db = database.Open();
        return await new ChangeTriedTerms(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, SettlingSteps.Period(9).End), input, "test", CancellationToken.None);
    }
}
