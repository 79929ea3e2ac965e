using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class KeepSegmentsTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Closing_a_period_packs_its_visits_byte_for_byte_as_the_rows_have_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await ClosedAsync(database);

        await using var db = database.Open();
        var kept = await db.KeptVisits.OrderBy(part => part.FromOn).ToListAsync();
        kept.Select(part => (part.PeriodNumber, part.Part, part.Visits)).ShouldBe([(6, 1, 12), (7, 1, 0)]);
        (await CheckAsync(database, world)).ShouldAllBe(finding => finding.State == SegmentState.Sound);
        var read = await new SegmentedVisits(db).ReadAsync(world.ContractId, CancellationToken.None);
        read.Select(period => period.Visits.Value.Count).ShouldBe([12, 0]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_late_visit_drops_what_was_packed_of_its_period_alone_and_closing_the_next_packs_it_anew(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await ClosedAsync(database);
        await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(2), 45);

        await using (var db = database.Open())
        {
            (await db.KeptVisits.Select(part => part.PeriodNumber).ToListAsync()).ShouldBe([7]);
        }

        await world.CloseAsync(database, 8);
        await using (var db = database.Open())
        {
            (await db.KeptVisits.Where(part => part.PeriodNumber == 6).SumAsync(part => part.Visits)).ShouldBe(13);
        }

        (await CheckAsync(database, world)).ShouldAllBe(finding => finding.State == SegmentState.Sound);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_spoilt_is_refused_by_name_and_made_anew_from_the_rows_with_one_event(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await ClosedAsync(database);
        await SpoilAsync(database, keepHash: true);
        await using (var db = database.Open())
        {
            (await new SegmentedVisits(db).ReadAsync(world.ContractId, CancellationToken.None))[0].Visits.Refusal
                .ShouldBe(new Refusal("settlement.segment-corrupted", SettlingSteps.Period(6).Start, SettlingSteps.Period(6).End, 1));
            (await new ReadPaidContract(db).ReadAsync(world.ContractId, CancellationToken.None)).Value.Visits.ShouldBe(12);
        }

        (await CheckAsync(database, world)).Select(finding => (finding.Period.Number, finding.State)).ShouldBe([(6, SegmentState.Corrupted), (7, SegmentState.Sound)]);
        (await CheckAsync(database, world)).ShouldAllBe(finding => finding.State == SegmentState.Sound);
        await using var after = database.Open();
        (await after.ChangeEvents.CountAsync(e => e.Action == nameof(KeepSegments))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_sound_in_itself_but_not_what_the_rows_give_is_found(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await ClosedAsync(database);
        await SpoilAsync(database, keepHash: false);

        (await CheckAsync(database, world))[0].State.ShouldBe(SegmentState.Different);
        (await CheckAsync(database, world)).ShouldAllBe(finding => finding.State == SegmentState.Sound);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_database_itself_refuses_to_change_what_is_packed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await ClosedAsync(database);
        await using var db = database.Open();

        await Should.ThrowAsync<System.Data.Common.DbException>(db.KeptVisits.ExecuteUpdateAsync(set => set.SetProperty(part => part.Visits, 99)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Law_2_the_same_terms_on_closed_periods_come_to_what_was_paid_with_corrections_to_the_penny(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await ClosedAsync(database);
        await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(3), 52);
        await world.CloseAsync(database, 8);

        await using var db = database.Open();
        var paid = (await new ReadPaidContract(db).ReadAsync(world.ContractId, CancellationToken.None)).Value;
        var again = Repricing.Of(paid.Periods, scheme => scheme).Value;
        again.Sum(period => period.Pence).ShouldBe(paid.BookedPence);
        again[^1].HeldPence.ShouldBe(-await db.LedgerEntries.Where(e => e.Account == LedgerAccount.HeldForOutcomes).SumAsync(e => e.AmountPence));
        var more = Repricing.Of(paid.Periods, Dearer).Value;
        more.Sum(period => period.Pence).ShouldBeGreaterThan(paid.BookedPence);
    }

    private static PaymentScheme Dearer(PaymentScheme scheme) => scheme with
    {
        Terms = [.. scheme.Terms.Select(term => term is TimeAtRate time
            ? time with { Rates = [.. time.Rates.Select(rate => rate with { PenceAnHour = rate.PenceAnHour + 100 })] }
            : term)],
    };

    private static async Task<CareWorld> ClosedAsync(TestDatabase database)
    {
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(TimeBasis.ActualWithinEnvelope));
        for (var visit = 0; visit < 12; visit++)
        {
            await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(visit * 2), 60 + visit);
        }

        await world.CloseAsync(database, 6);
        await world.CloseAsync(database, 7);
        return world;
    }

    private static async Task<IReadOnlyList<SegmentFinding>> CheckAsync(TestDatabase database, CareWorld world)
    {
        await using var db = database.Open();
        return (await new KeepSegments(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, SettlingSteps.Period(9).End), world.ContractId, "test", CancellationToken.None)).Value;
    }

    // What no action can do: as a failing disk, or somebody with the database's own password, might.
    private static async Task SpoilAsync(TestDatabase database, bool keepHash)
    {
        await using var db = database.Open();
        var part = await db.KeptVisits.AsNoTracking().SingleAsync(kept => kept.PeriodNumber == 6);
        var content = part.Content.ToArray();
        content[^2] ^= 4;
        await db.KeptVisits.Where(kept => kept.Id == part.Id).ExecuteDeleteAsync();
        db.KeptVisits.Add(new KeptVisits
        {
            ContractId = part.ContractId, YearStartsOn = part.YearStartsOn, PeriodNumber = part.PeriodNumber, FromOn = part.FromOn, UntilOn = part.UntilOn,
            Part = 1, Visits = part.Visits, Content = content, KeptAt = part.KeptAt,
            ContentHash = keepHash ? part.ContentHash : Cylch.Rules.Delivery.ContentHash.ToBytes(Cylch.Rules.Delivery.ContentHash.Of(content)),
        });
        await db.SaveChangesAsync();
    }
}
