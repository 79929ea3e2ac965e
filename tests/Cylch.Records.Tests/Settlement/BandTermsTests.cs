using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>Terms whose facts come from the records: counts of people, published factors, days of readings, areas of well-being, rural packages.</summary>
public sealed class BandTermsTests
{
    private static readonly IndicatorName Named = new("85 and over", "85 a throsodd");

    private static readonly IReadOnlyList<PaymentTerm> Zone =
    [
        TermsForTests.Hold()[0],
        new CapitationByBand(2, [new PopulationBand(Named, 1_300_00), new PopulationBand(Named, 13_00)]),
        new Indexation(3, Named, SettlingSteps.Period(7).Start, Share.Whole, [1]),
    ];

    private static readonly IReadOnlyList<PaymentTerm> Results =
    [
        new NeutralEndings(3, 14),
        new PriceByGroup(4, OutcomeKind.Change, [new OutcomeGroup(Named, [WellBeingArea.ControlOverDailyLife], 200_00)], BandWeights.Same),
        new PriceWhenSustained(5, 4, 100_00, BandWeights.Same),
    ];

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_count_and_a_factor_are_asked_for_by_name_and_hold_until_newer_ones(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, Zone);
        (await world.PrepareAsync(database, 6)).Refusal.ShouldBe(new Refusal("settlement.population-missing", 2, 1, Named.AsFact()));
        await KeepAsync(world, database, 6, FigureNeed.Population, 2, 100, 0, place: 1);
        (await world.PrepareAsync(database, 6)).Refusal.ShouldBe(new Refusal("settlement.population-missing", 2, 2, Named.AsFact()));
        await KeepAsync(world, database, 6, FigureNeed.Population, 2, 1_000, 0, place: 2);
        await world.CloseAsync(database, 6);

        (await world.PrepareAsync(database, 7)).Refusal
            .ShouldBe(new Refusal("settlement.index-factor-missing", 3, Named.AsFact(), SettlingSteps.Period(7).Start));
        (await KeepAsync(world, database, 7, FigureNeed.IndexFactor, 3, 34, 10)).Refusal!.Code.ShouldBe("settlement.index-factor-unsound");
        await KeepAsync(world, database, 7, FigureNeed.IndexFactor, 3, 103, 100);
        await world.CloseAsync(database, 7);
        await KeepAsync(world, database, 8, FigureNeed.Population, 2, 101, 0, place: 1);
        await world.CloseAsync(database, 8);

        // 28 h × £32.50 = £910.00; 3 % of it is £27.30. 100 × £100.00 and 1,000 × £1.00 a period.
        (await LinesAsync(database)).ShouldBe(
        [
            ("Time", 910_00), ("Capitation", 11_000_00),
            ("Time", 910_00), ("Indexation", 27_30), ("Capitation", 11_000_00),
            ("Time", 910_00), ("Indexation", 27_30), ("Capitation", 11_100_00),
        ]);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_count_put_right_for_a_closed_period_makes_a_correction_in_the_next(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, [Zone[1]]);
        await KeepAsync(world, database, 6, FigureNeed.Population, 2, 100, 0, place: 1);
        await KeepAsync(world, database, 6, FigureNeed.Population, 2, 1_000, 0, place: 2);
        var closed = await world.CloseAsync(database, 6);
        await KeepAsync(world, database, 6, FigureNeed.Population, 2, 99, 0, place: 1);
        var run = await world.CloseAsync(database, 7);

        await using var db = database.Open();
        var correction = await db.StatementLines.AsNoTracking().SingleAsync(l => l.RunId == run && l.CorrectsRunId == closed);
        (correction.Kind, correction.AmountPence).ShouldBe(("Capitation", -100_00L));
        (await db.SettlementRuns.AsNoTracking().SingleAsync(r => r.Id == run)).TotalPence.ShouldBe(10_900_00 - 100_00);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_figure_for_a_band_or_a_term_that_is_not_there_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, Zone);

        (await KeepAsync(world, database, 6, FigureNeed.Population, 2, 1, 0, place: 3)).Refusal!.Code.ShouldBe("settlement.figure-not-asked-for");
        (await KeepAsync(world, database, 6, FigureNeed.Population, 1, 1, 0, place: 1)).Refusal!.Code.ShouldBe("settlement.figure-not-asked-for");
        (await KeepAsync(world, database, 6, FigureNeed.IndexFactor, 3, 103, 100)).Refusal!.Code.ShouldBe("settlement.figure-not-asked-for");
        (await KeepAsync(world, database, 6, FigureNeed.Population, 2, -1, 0, place: 1)).Refusal!.Code.ShouldBe("settlement.population-below-zero");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_result_that_lasts_is_paid_by_the_days_of_its_readings_and_closed_periods_stay_as_they_are(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, Results);
        (await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 9, 29), 7), new LocalDate(2026, 10, 6))).Refusal.ShouldBeNull();
        await world.CloseAsync(database, 7);
        (await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 10, 27), 7), new LocalDate(2026, 11, 3))).Refusal.ShouldBeNull();
        await world.CloseAsync(database, 8);
        await world.CloseAsync(database, 9);

        (await LinesAsync(database)).ShouldBe([("Result", 200_00), ("Sustained", 0), ("Result", 200_00), ("Sustained", 100_00)]);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_outcome_in_no_group_stops_the_period_by_name_and_a_later_area_moves_no_closed_price(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, Results);
        (await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 9, 29), 7), new LocalDate(2026, 10, 6))).Refusal.ShouldBeNull();
        await MoveAsync(world, database, WellBeingArea.ParticipationInWork);
        (await world.PrepareAsync(database, 7)).Refusal.ShouldBe(
            new Refusal("settlement.outcome-in-no-group", world.OutcomeId, world.PackageId, WellBeingArea.ParticipationInWork, 4));

        await MoveAsync(world, database, WellBeingArea.ControlOverDailyLife);
        await world.CloseAsync(database, 7);
        await MoveAsync(world, database, WellBeingArea.ParticipationInWork);
        await world.CloseAsync(database, 8);
        (await LinesAsync(database)).ShouldBe([("Result", 200_00), ("Sustained", 0)]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_package_of_nobody_knows_where_is_refused_where_rural_time_has_a_rate(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var time = (TimeAtRate)TermsForTests.Hold(TimeBasis.PlannedWithinEnvelope)[0];
        var world = await CareWorld.CreateAsync(
            database,
            [
                time with
                {
                    Bands = [RateBand.Day, RateBand.Rural, RateBand.DoubleHanded],
                    Rates =
                    [
                        .. time.Rates, new HourlyRate(RateBand.Rural, new LocalDate(2026, 3, 1), 36_00),
                        new HourlyRate(RateBand.DoubleHanded, new LocalDate(2026, 3, 1), 40_00),
                    ],
                },
            ]);
        await world.VisitAsync(SettlingSteps.Period(6).Start, 60);
        (await world.PrepareAsync(database, 6)).Refusal.ShouldBe(new Refusal("settlement.rural-unknown", world.PackageId, 1));

        await using (var db = database.Open())
        {
            await db.CarePackages.ExecuteUpdateAsync(set => set.SetProperty(k => k.IsRural, true));
            await db.Visits.Where(v => v.VisitOn == SettlingSteps.Period(6).Start).ExecuteUpdateAsync(set => set.SetProperty(v => v.ActualMinutes, 20));
        }

        await world.CloseAsync(database, 6);
        await using (var db = database.Open())
        {
            await db.Visits.ExecuteUpdateAsync(set => set.SetProperty(v => v.CareWorkers, 2));
        }

        await world.CloseAsync(database, 7);
        (await LinesAsync(database)).ShouldContain(("Time", 36_00));
        (await LinesAsync(database)).ShouldContain(("Time", 4_00));
    }

    private static async Task MoveAsync(CareWorld world, TestDatabase database, WellBeingArea area)
    {
        await using var db = database.Open();
        (await db.PersonalOutcomes.SingleAsync(o => o.Id == world.OutcomeId)).Area = area;
        await db.SaveChangesAsync();
    }

    private static async Task<Decision<long>> KeepAsync(
        CareWorld world, TestDatabase database, int period, FigureNeed kind, int term, long first, long second, int place = 0)
    {
        await using var db = database.Open();
        var input = new RecordFigureInput(world.ContractId, SettlingSteps.Period(period), kind, term, first, second, 0, "The register of patients")
        {
            Place = place,
        };
        return await new RecordFigure(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.ContractOfficer, SettlingSteps.Period(period).End), input, "", CancellationToken.None);
    }

    private static async Task<List<(string, long)>> LinesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.StatementLines.AsNoTracking().OrderBy(l => l.Id).ToListAsync()).ConvertAll(l => (l.Kind, l.AmountPence));
    }
}
