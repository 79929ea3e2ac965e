using Cylch.Records.Engagement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Engagement;

public sealed class EngagementActionsTests
{
    private static readonly LocalDate Today = new(2026, 12, 2);
    private static readonly LocalDate Met = new(2026, 11, 26);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_meeting_and_what_came_of_it_are_written_down_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        var met = (await MeetAsync(world, database, Meeting(world), "met")).Value;
        (await MeetAsync(world, database, Meeting(world), "met")).Value.ShouldBe(met);
        var said = (await SayAsync(world, database, Said(met), "said")).Value;
        (await SayAsync(world, database, Said(met), "said")).Value.ShouldBe(said);

        await using var db = database.Open();
        var kept = await db.Involvements.Include(i => i.SaidAndDone).SingleAsync();
        kept.SaidAndDone.ShouldHaveSingleItem().PromisedFor.ShouldBe(new LocalDate(2027, 1, 15));
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(RecordInvolvement) || e.Action == nameof(RecordDone))).ShouldBe(2);
    }

    [Fact]
    public async Task What_does_not_hold_together_is_refused_and_nothing_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = await CareWorld.CreateAsync(database);
        (await MeetAsync(world, database, Meeting(world) with { HeldOn = Today.PlusDays(1) })).Refusal!.Code.ShouldBe("engagement.held-in-future");
        (await MeetAsync(world, database, Meeting(world) with { AboutCy = " " })).Refusal!.Code.ShouldBe("engagement.words-missing");
        var met = (await MeetAsync(world, database, Meeting(world))).Value;
        var good = Said(met);
        (RecordDoneInput Input, string Code)[] wrong =
        [
            (good with { SaidCy = "" }, "engagement.words-missing"),
            (good with { DoneCy = null }, "engagement.words-missing"),
            (good with { PromisedFor = Met.PlusDays(-1) }, "engagement.promised-before"),
            (good with { DoneEn = null, DoneCy = null, ToldOn = Today }, "engagement.told-nothing"),
            (good with { ToldOn = Today.PlusDays(1) }, "engagement.told-outside"),
        ];

        foreach (var (input, code) in wrong)
        {
            (await SayAsync(world, database, input)).Refusal!.Code.ShouldBe(code);
        }

        await using var db = database.Open();
        (await db.SaidAndDone.CountAsync()).ShouldBe(0);
    }

    private static RecordInvolvementInput Meeting(CareWorld world) =>
        new(world.AuthorityId, null, Met, "Residents' panel", "Panel y trigolion", "Walking to the shop", "Cerdded i'r siop");

    private static RecordDoneInput Said(long met) => new(
        met, "A handrail by the chapel", "Canllaw wrth y capel", "Highways has been asked", "Gofynnwyd i'r tîm priffyrdd", new LocalDate(2027, 1, 15), null);

    private static async Task<Decision<long>> MeetAsync(CareWorld world, TestDatabase database, RecordInvolvementInput input, string? key = null)
    {
        await using var db = database.Open();
        return await new RecordInvolvement(db, new Recorder(db)).RunAsync(CareWorld.By(world.TeamLeader, Today, key), input, "met", CancellationToken.None);
    }

    private static async Task<Decision<long>> SayAsync(CareWorld world, TestDatabase database, RecordDoneInput input, string? key = null)
    {
        await using var db = database.Open();
        return await new RecordDone(db, new Recorder(db)).RunAsync(CareWorld.By(world.TeamLeader, Today, key), input, "said", CancellationToken.None);
    }
}
