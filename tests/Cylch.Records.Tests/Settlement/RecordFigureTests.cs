using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>What is found out about a contract as a whole is paid for, once, whenever it becomes known.</summary>
public sealed class RecordFigureTests
{
    private static readonly IReadOnlyList<PaymentTerm> Terms =
    [
        .. TermsForTests.Hold(TimeBasis.ActualWithinEnvelope),
        new SatisfactionShare(5, Share.Percent(2), 1, Share.Percent(60)),
        new MissedVisitsDeduction(6, 45_00, 5),
        new IndicatorDeduction(7, new IndicatorName("visits on time", "ymweliadau ar amser"), Better.Higher, new Share(95, 1), Share.Percent(3), 1),
    ];

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Figures_of_the_whole_service_are_priced_on_lines_of_their_own(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await ServedAsync(database);
        await KeepAsync(world, database, 6, FigureNeed.Visits, 0, 400, 3);
        await KeepAsync(world, database, 6, FigureNeed.Replies, 0, 10, 8, 6);
        await KeepAsync(world, database, 6, FigureNeed.Indicator, 7, 94_9000, 10_000);
        await world.CloseAsync(database, 6);

        (await LinesAsync(database)).ShouldBe(
            [("Time", 32_50), ("Held", -1_95), ("Satisfaction", 49), ("MissedVisits", -45_00), ("Indicator", -98)]);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_newest_figure_counts_and_the_earlier_stays_to_be_read(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await ServedAsync(database);
        await KeepAsync(world, database, 6, FigureNeed.Visits, 0, 400, 9);
        await KeepAsync(world, database, 6, FigureNeed.Visits, 0, 400, 2);
        await world.CloseAsync(database, 6);

        (await LinesAsync(database)).ShouldContain(("MissedVisits", 0L));
        await using var db = database.Open();
        (await db.PeriodFigures.CountAsync()).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_figure_for_a_closed_period_is_set_right_by_the_next_run(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await ServedAsync(database);
        await KeepAsync(world, database, 6, FigureNeed.Visits, 0, 400, 0);
        var closed = await world.CloseAsync(database, 6);
        await KeepAsync(world, database, 6, FigureNeed.Indicator, 7, 90, 1);
        await KeepAsync(world, database, 7, FigureNeed.Visits, 0, 400, 0);
        var run = await world.CloseAsync(database, 7);

        await using var db = database.Open();
        var correction = await db.StatementLines.SingleAsync(l => l.RunId == run && l.CorrectsRunId == closed);
        (correction.Kind, correction.AmountPence).ShouldBe(("Indicator", -98L));
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_cannot_be_kept_is_refused_by_name(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, Terms);

        (await world.PrepareAsync(database, 6)).Refusal!.Code.ShouldBe("settlement.visit-counts-missing");
        (await KeepAsync(world, database, 6, FigureNeed.Replies, 0, 10, 11, 1)).Refusal!.Code.ShouldBe("settlement.replies-unsound");
        (await KeepAsync(world, database, 6, FigureNeed.Visits, 0, 5, 6)).Refusal!.Code.ShouldBe("settlement.visit-counts-unsound");
        (await KeepAsync(world, database, 6, FigureNeed.Quality, 0, 1, 0)).Refusal!.Code.ShouldBe("settlement.figure-not-asked-for");
        (await KeepAsync(world, database, 6, FigureNeed.Indicator, 5, 1, 1)).Refusal!.Code.ShouldBe("settlement.figure-not-asked-for");
        var early = await KeepAsync(world, database, 9, FigureNeed.Visits, 0, 5, 1, on: SettlingSteps.Period(9).Start.PlusDays(-1));
        early.Refusal!.Code.ShouldBe("settlement.period-not-begun");
        await using var db = database.Open();
        (await db.PeriodFigures.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_form_sent_twice_keeps_one_figure(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, Terms);

        var first = await KeepAsync(world, database, 6, FigureNeed.Visits, 0, 5, 1, key: "once");
        var second = await KeepAsync(world, database, 6, FigureNeed.Visits, 0, 5, 1, key: "once");

        second.Value.ShouldBe(first.Value);
        await using var db = database.Open();
        (await db.PeriodFigures.CountAsync()).ShouldBe(1);
    }

    private static async Task<CareWorld> ServedAsync(TestDatabase database)
    {
        var world = await CareWorld.CreateAsync(database, Terms);
        await world.VisitAsync(SettlingSteps.Period(6).Start, 60);
        return world;
    }

    private static async Task<Decision<long>> KeepAsync(
        CareWorld world, TestDatabase database, int period, FigureNeed kind, int term, long first, long second, long third = 0, string? key = null,
        LocalDate? on = null)
    {
        await using var db = database.Open();
        var input = new RecordFigureInput(world.ContractId, SettlingSteps.Period(period), kind, term, first, second, third, "The quarter's report");
        return await new RecordFigure(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, on ?? SettlingSteps.Period(period).End, key), input, "", CancellationToken.None);
    }

    private static async Task<List<(string, long)>> LinesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.StatementLines.AsNoTracking().OrderBy(l => l.Number).ToListAsync()).ConvertAll(l => (l.Kind, l.AmountPence));
    }
}
