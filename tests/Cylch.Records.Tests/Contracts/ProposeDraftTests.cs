using System.Text.Json.Nodes;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Contracts;

public sealed class ProposeDraftTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_draft_is_proposed_acknowledged_and_comes_into_force_on_its_day_and_nothing_is_paid_before(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var draft = (await world.StartAsync(database)).Value;
        await world.ChangeAsync(database, draft, new DraftChange.Fill(2, new JsonObject { ["share"] = "2/25", ["timeTerm"] = 1 }));
        var scheme = (await world.ProposeAsync(database, draft)).Value;

        var unread = await world.PrepareAsync(database, 11);
        await world.CloseAsync(database, 10);
        var acknowledged = await world.AcknowledgeAsync(database, scheme);
        var paid = await world.PrepareAsync(database, 11);

        unread.Refusal!.ShouldBe(new Cylch.Rules.Refusal("settlement.not-acknowledged", 2));
        acknowledged.Refusal.ShouldBeNull();
        paid.Refusal.ShouldBeNull();
        await using var db = database.Open();
        var saved = await db.ContractSchemes.SingleAsync(s => s.Id == scheme);
        (saved.Number, saved.DraftId, saved.SavedWhy, saved.AcknowledgedLanguage).ShouldBe((2, draft, "New prices", "cy"));
        saved.AcknowledgedHash.ShouldBe(SchemeText.Hash(saved));
        saved.AcknowledgedRunId.ShouldBe(await db.SettlementRuns.Where(r => r.ApprovedAt != null).Select(r => (long?)r.Id).SingleAsync());
        (await db.SettlementRuns.SingleAsync(r => r.Id == paid.Value)).SchemeId.ShouldBe(scheme);
        (await world.ChangeAsync(database, draft, new DraftChange.Renumber())).Refusal!.Code.ShouldBe("contracts.draft-proposed");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_missing_is_refused_by_name_and_nothing_is_proposed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var empty = (await world.StartAsync(database, new DraftSource.Nothing())).Value;
        var gap = (await world.StartAsync(database)).Value;
        await world.ChangeAsync(database, gap, new DraftChange.Add("outcome-cap"));
        var mid = (await world.StartAsync(database, on: DraftSteps.From.PlusDays(3))).Value;

        (await world.ProposeAsync(database, empty)).Refusal!.Code.ShouldBe("contracts.no-terms");
        (await world.ProposeAsync(database, gap)).Refusal!.ShouldBe(new Cylch.Rules.Refusal("contracts.draft-incomplete", 5));
        (await world.ProposeAsync(database, mid)).Refusal!.Code.ShouldBe("contracts.not-a-period-start");
        await using var db = database.Open();
        (await db.ContractSchemes.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_withdrawn_version_settles_nothing_keeps_its_number_and_its_draft_can_be_worked_on(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var draft = (await world.StartAsync(database)).Value;
        var scheme = (await world.ProposeAsync(database, draft)).Value;

        (await world.WithdrawAsync(database, scheme)).Refusal.ShouldBeNull();

        (await world.WithdrawAsync(database, scheme)).Refusal!.Code.ShouldBe("contracts.withdrawn");
        (await world.AcknowledgeAsync(database, scheme)).Refusal!.Code.ShouldBe("contracts.withdrawn");
        var run = (await world.PrepareAsync(database, 11)).Value;
        (await world.ChangeAsync(database, draft, new DraftChange.Renumber())).Refusal.ShouldBeNull();
        var again = (await world.ProposeAsync(database, draft)).Value;
        await using var db = database.Open();
        (await db.SettlementRuns.SingleAsync(r => r.Id == run)).SchemeId.ShouldNotBe(scheme);
        (await db.ContractSchemes.SingleAsync(s => s.Id == again)).Number.ShouldBe(3);
        (await db.ContractSchemes.IgnoreQueryFilters().SingleAsync(s => s.Id == scheme)).WithdrawnWhy.ShouldBe("Prices were wrong");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_in_force_is_not_withdrawn_and_another_version_than_was_read_is_not_acknowledged(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await using var db = database.Open();
        var first = await db.ContractSchemes.AsNoTracking().SingleAsync();
        var second = (await world.ProposeAsync(database, (await world.StartAsync(database)).Value)).Value;

        (await world.WithdrawAsync(database, first.Id)).Refusal!.Code.ShouldBe("contracts.in-force-already");
        (await world.AcknowledgeAsync(database, second, SchemeText.Hash(first))).Refusal!.ShouldBe(new Cylch.Rules.Refusal("contracts.another-version-read", 2));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_question_is_asked_of_what_was_shown_answered_once_and_stays_with_the_version(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var draft = (await world.StartAsync(database)).Value;

        (await world.AskAsync(database, draft, null)).Refusal!.Code.ShouldBe("contracts.draft-not-shown");
        await world.ShowAsync(database, draft);
        (await world.ShowAsync(database, draft)).Refusal!.Code.ShouldBe("contracts.draft-shown");
        var asked = (await world.AskAsync(database, draft, null)).Value;
        var scheme = (await world.ProposeAsync(database, draft)).Value;
        var ofVersion = (await world.AskAsync(database, null, scheme)).Value;
        await using (var db = database.Open())
        {
            var input = new AnswerAboutTermsInput(asked, "Fel y cytunwyd.", "cy");
            (await new AnswerAboutTerms(db, new Recorder(db)).RunAsync(CareWorld.By(world.ContractOfficer, DraftSteps.Day), input, "", CancellationToken.None)).Value.ShouldBe(asked);
            (await new AnswerAboutTerms(db, new Recorder(db)).RunAsync(CareWorld.By(world.ContractOfficer, DraftSteps.Day), input, "", CancellationToken.None))
                .Refusal!.Code.ShouldBe("contracts.question-answered");
        }

        await world.AcknowledgeAsync(database, scheme);
        (await world.AskAsync(database, null, scheme)).Refusal!.Code.ShouldBe("contracts.already-acknowledged");
        await using var read = database.Open();
        var questions = await read.TermQuestions.OrderBy(q => q.Id).ToListAsync();
        questions.Select(q => (q.Id, q.DraftId, q.EditionNumber, q.SchemeId, q.Answer)).ShouldBe(
            [(asked, draft, 1, null, "Fel y cytunwyd."), (ofVersion, null, null, scheme, null)]);
    }
}
