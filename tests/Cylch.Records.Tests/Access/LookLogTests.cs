using System.Data.Common;
using Cylch.Records.Access;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Access;

/// <summary>The log of looks: each caller learns of its own look, whoever shared the commit.</summary>
public sealed class LookLogTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Many_looks_at_once_are_all_kept_as_they_were(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await WorldAsync(database);
        var log = new LookLog(database.Database);
        await Task.WhenAll(Enumerable.Range(0, 1_200).Select(i => log.WriteAsync(Look(world, world.PersonId, $"/Page/{i}", i % 7 == 0))));
        await using var db = database.Open();
        var kept = await db.RecordLooks.AsNoTracking().ToListAsync();
        kept.Count.ShouldBe(1_200);
        kept.Select(l => l.Page).Distinct().Count().ShouldBe(1_200);
        kept.Count(l => l.IsRefused).ShouldBe(172);
        kept.ShouldAllBe(l => l.LookedAt == SmallWorld.Now && l.AccountId == world.CareManagerId && l.PersonId == world.PersonId && l.Reason == "care-team");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task One_look_that_cannot_be_kept_refuses_its_own_page_alone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await WorldAsync(database);
        var log = new LookLog(database.Database);
        var writes = Enumerable.Range(0, 50).Select(i => log.WriteAsync(Look(world, i == 25 ? 999_999 : world.PersonId, $"/Page/{i}", false))).ToList();
        for (var i = 0; i < writes.Count; i++)
        {
            if (i == 25)
            {
                await Should.ThrowAsync<DbException>(() => writes[25]);
            }
            else
            {
                await writes[i];
            }
        }

        await Should.ThrowAsync<DbException>(() => log.WriteAsync(Look(world, 999_999, "/Alone", false)));
        await log.WriteAsync(Look(world, world.PersonId, "/After", false));
        await using var db = database.Open();
        (await db.RecordLooks.CountAsync()).ShouldBe(50);
    }

    private static async Task<SmallWorld> WorldAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await SmallWorld.BuildAsync(db);
    }

    private static RecordLook Look(SmallWorld world, long personId, string page, bool isRefused) => new()
    {
        LookedAt = SmallWorld.Now, AccountId = world.CareManagerId, PersonId = personId, Page = page, Reason = "care-team", IsRefused = isRefused,
    };
}
