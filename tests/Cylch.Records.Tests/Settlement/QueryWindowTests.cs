using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class QueryWindowTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_question_after_the_window_is_taken_with_a_reason_and_marked_late(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.PolicyAsync(database, review: false);
        var run = await world.CloseAsync(database, 6);
        var lines = await database.LinesOfAsync(run);
        var last = SettlingSteps.Period(6).End.PlusDays(3 + 14);

        (await world.AskAsync(database, lines[0].Id, last)).Refusal.ShouldBeNull();
        var refused = (await world.AskAsync(database, lines[1].Id, last.PlusDays(1))).Refusal!;
        (refused.Code, refused.Facts[0]).ShouldBe(("settlement.query-late-without-reason", last));
        (await world.AskAsync(database, lines[1].Id, last.PlusDays(1), "Ein cyfrifydd yn sâl")).Refusal.ShouldBeNull();

        await using var db = database.Open();
        (await db.LineQueries.OrderBy(q => q.Id).Select(q => q.LateReason).ToListAsync()).ShouldBe([null, "Ein cyfrifydd yn sâl"]);
        var asked = await db.LineQueries.OrderBy(q => q.Id).FirstAsync();
        (asked.WindowEndedOn, asked.AnswerDueOn, asked.EscalatesTo).ShouldBe((last, last.PlusDays(10), Role.FinanceApprover));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_contracts_own_window_stands_before_its_authoritys_from_its_day(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.PolicyAsync(database, review: false);
        await world.PolicyAsync(database, review: false, contractId: world.ContractId, queryDays: 3);
        await world.PolicyAsync(database, review: false, contractId: world.ContractId, queryDays: 90, from: new NodaTime.LocalDate(2027, 1, 1));
        var run = await world.CloseAsync(database, 6);

        await world.AskAsync(database, (await database.LinesOfAsync(run))[0].Id, SettlingSteps.Period(6).End.PlusDays(4));

        await using var db = database.Open();
        (await db.LineQueries.SingleAsync()).WindowEndedOn.ShouldBe(SettlingSteps.Period(6).End.PlusDays(6));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_question_is_taken_back_once_and_then_the_line_may_be_asked_about_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = await world.CloseAsync(database, 6);
        var line = (await database.LinesOfAsync(run))[0].Id;
        var on = RunSteps.PayDay;
        var query = (await world.AskAsync(database, line, on)).Value;

        async Task<string?> Withdrawn()
        {
            await using var db = database.Open();
            return (await new WithdrawQuery(db, new Recorder(db)).RunAsync(
                CareWorld.By(world.ProviderManager, on), new WithdrawQueryInput(query, "Found it."), "test", default)).Refusal?.Code;
        }

        (await world.AskAsync(database, line, on)).Refusal!.Code.ShouldBe("settlement.query-open");
        (await Withdrawn()).ShouldBeNull();
        (await Withdrawn()).ShouldBe("settlement.query-closed");
        await using (var db = database.Open())
        {
            (await new AnswerQuery(db, new Recorder(db)).RunAsync(
                CareWorld.By(world.ContractOfficer, on), new AnswerQueryInput(query, "Because."), "test", default)).Refusal!.Code.ShouldBe("settlement.query-withdrawn");
        }

        (await world.AskAsync(database, line, on)).Refusal.ShouldBeNull();
    }
}
