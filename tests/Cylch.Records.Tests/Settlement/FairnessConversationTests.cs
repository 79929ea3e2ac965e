using Cylch.Records.Fairness;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Fairness;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class FairnessConversationTests
{
    private static readonly LocalDate On = new(2026, 10, 8);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task It_is_asked_once_and_its_figures_do_not_shift(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);

        var first = await AskAsync(database, world, "key");
        (await AskAsync(database, world, "key")).Value.ShouldBe(first.Value);
        (await AskAsync(database, world, "other")).Refusal!.Code.ShouldBe("fairness.asked-before");
        (await AskAsync(database, world, "third", FairnessQuestion.Confirmation)).Refusal!.Code.ShouldBe("fairness.nothing-to-ask");
        (await AskAsync(database, world, "fourth", FairnessQuestion.Targets, On.PlusDays(-1))).Refusal!.Code.ShouldBe("fairness.due-in-past");

        await using var db = database.Open();
        var figures = RulesJson.Read<FairnessSnapshot>((await db.FairnessEntries.SingleAsync()).Figures!);
        (figures.Of, figures.Counted, figures.AsOn, figures.PointStanding).ShouldBe((1, 0, On, PointStanding.TooFew));
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(AskAboutFinding))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Both_sides_speak_a_step_is_taken_and_it_closes_and_is_taken_up_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var id = (await AskAsync(database, world, "key")).Value;
        var due = On.PlusDays(30);

        (await SayAsync(database, (db, version) => new AnswerFinding(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ProviderManager, On), new AnswerFindingInput(id, version, "Nid oes ail gar.", "cy"), "test", default))).ShouldBeNull();
        (await SayAsync(database, (db, version) => new ReplyToFinding(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, On), new ReplyToFindingInput(id, version, "We see.", "en"), "test", default))).ShouldBeNull();
        (await SayAsync(database, (db, version) => new SetFindingStep(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, On), new SetFindingStepInput(id, version, "Look again.", "en", 999_999, due), "test", default)))
            .ShouldBe("fairness.owner-not-in-talk");
        (await SayAsync(database, (db, version) => new SetFindingStep(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, On), new SetFindingStepInput(id, version, "Look again.", "en", world.ContractOfficer, due), "test", default))).ShouldBeNull();
        (await CloseAsync()).ShouldBe("fairness.step-not-done");
        (await SayAsync(database, (db, version) => new FinishFindingStep(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, due), new FinishFindingStepInput(id, version, "Looked.", "en"), "test", default))).ShouldBeNull();
        (await CloseAsync()).ShouldBeNull();
        (await CloseAsync()).ShouldBe("fairness.closed");
        (await SayAsync(database, (db, version) => new ReopenFinding(db, new Recorder(db), new ReadFairness(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, due), new ReopenFindingInput(id, version, "It came again.", "en", due.PlusDays(9)), "test", default))).ShouldBeNull();

        await using var after = database.Open();
        var entries = await after.FairnessEntries.OrderBy(e => e.Id).ToListAsync();
        entries.Select(e => e.Kind).ShouldBe(
        [
            FairnessEntryKind.Asked, FairnessEntryKind.Answered, FairnessEntryKind.Replied, FairnessEntryKind.StepSet, FairnessEntryKind.StepDone,
            FairnessEntryKind.Closed, FairnessEntryKind.Reopened,
        ]);
        entries[1].Language.ShouldBe("cy");
        RulesJson.Read<FairnessSnapshot>(entries[^1].Figures!).AsOn.ShouldBe(due);
        RulesJson.Read<FairnessSnapshot>(entries[0].Figures!).AsOn.ShouldBe(On);

        Task<string?> CloseAsync() => SayAsync(database, (db, version) => new CloseFinding(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, due), new CloseFindingInput(id, version, "The reason is known.", "en"), "test", default));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_two_who_write_at_once_the_second_is_told_of_the_first(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var id = (await AskAsync(database, world, "key")).Value;
        await SayAsync(database, (db, version) => new AnswerFinding(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ProviderManager, On), new AnswerFindingInput(id, version, "One.", "en"), "test", default));

        await using var db = database.Open();
        (await new CloseFinding(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, On), new CloseFindingInput(id, 0, "Ended.", "en"), "test", default)).Refusal!.Code.ShouldBe("shared.changed-since");
        (await db.FairnessEntries.CountAsync()).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_database_itself_keeps_what_was_said(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await AskAsync(database, world, "key");
        foreach (var attempt in (string[])
            ["UPDATE fairness_entries SET words = 'x'", "DELETE FROM fairness_entries", "DELETE FROM fairness_conversations", "UPDATE fairness_conversations SET provider_id = authority_id"])
        {
            await using var db = database.Open();
            await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(attempt), attempt);
        }
    }

    [Fact]
    public async Task No_table_that_settles_or_pays_points_to_a_conversation()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.Open();
        Type[] talk = [typeof(FairnessConversation), typeof(FairnessEntry)];
        db.Model.GetEntityTypes().Where(e => !talk.Contains(e.ClrType)).SelectMany(e => e.GetForeignKeys())
            .Where(k => talk.Contains(k.PrincipalEntityType.ClrType)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_period_settles_to_the_same_lines_whatever_was_found_and_never_looks(DatabaseKind kind)
    {
        await using var quiet = await TestDatabase.CreateAsync(kind);
        await using var asked = await TestDatabase.CreateAsync(kind);
        var lines = new List<string>();
        foreach (var database in new[] { quiet, asked })
        {
            var world = await CareWorld.CreateAsync(database);
            if (database == asked)
            {
                foreach (var question in new[] { FairnessQuestion.Complexity, FairnessQuestion.Baselines, FairnessQuestion.Targets })
                {
                    (await AskAsync(database, world, question.ToString(), question)).Refusal.ShouldBeNull();
                }
            }

            using var heard = new HeardSql();
            await world.CloseAsync(database, 6);
            await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 9, 29), 6), new LocalDate(2026, 10, 6));
            await world.CloseAsync(database, 7);
            heard.Commands.Count.ShouldBeGreaterThan(20);
            heard.Commands.ShouldAllBe(sql => !sql.Contains("fairness", StringComparison.OrdinalIgnoreCase));
            await using var db = database.Open();
            lines.Add(string.Join('\n', (await db.StatementLines.OrderBy(l => l.Id).ToListAsync()).Select(l => $"{l.Number} {l.Kind} {l.AmountPence} {l.HeldChangePence} {l.Inputs}")));
        }

        lines[1].ShouldBe(lines[0]);
        lines[0].ShouldContain("Released");
    }

    private static async Task<Decision<long>> AskAsync(
        TestDatabase database, CareWorld world, string key, FairnessQuestion question = FairnessQuestion.Complexity, LocalDate? due = null)
    {
        await using var db = database.Open();
        return await new AskAboutFinding(db, new Recorder(db), new ReadFairness(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, On, key),
            new AskAboutFindingInput(world.AuthorityId, world.ProviderId, question, "What stands in the way?", "en", due ?? On.PlusDays(14)), "test", default);
    }

    private static async Task<string?> SayAsync(TestDatabase database, Func<CylchDb, int, Task<Decision<long>>> say)
    {
        await using var db = database.Open();
        return (await say(db, await db.FairnessConversations.Select(c => c.Version).SingleAsync())).Refusal?.Code;
    }
}
