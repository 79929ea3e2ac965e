using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>Settling and then correcting comes to the same as having known everything from the start.</summary>
public sealed class CorrectionsTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_late_visit_of_a_closed_period_is_paid_in_the_next_by_lines_that_name_the_ones_they_correct(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(TimeBasis.ActualWithinEnvelope));
        await world.VisitAsync(SettlingSteps.Period(6).Start, 60);
        var closed = await world.CloseAsync(database, 6);
        await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(3), 60);
        var run = await world.CloseAsync(database, 7);

        await using var db = database.Open();
        var original = await db.StatementLines.Where(l => l.RunId == closed).OrderBy(l => l.Number).ToListAsync();
        var corrections = await db.StatementLines.Where(l => l.RunId == run && l.CorrectsRunId == closed).OrderBy(l => l.Number).ToListAsync();
        corrections.Select(l => (l.Kind, l.AmountPence, l.HeldChangePence, l.CorrectsLineId)).ShouldBe(
            [("Time", 32_50, 0, original[0].Id), ("Held", -1_95, 1_95, original[1].Id)], ignoreOrder: true);
        (await db.SettlementRuns.SingleAsync(r => r.Id == closed)).TotalPence.ShouldBe(32_50 - 1_95);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Settling_then_correcting_equals_correcting_then_settling(DatabaseKind kind)
    {
        var late = await TotalsAsync(kind, visitIsLate: true);
        var inTime = await TotalsAsync(kind, visitIsLate: false);

        late.ShouldBe(inTime);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Without_late_facts_there_are_no_corrections(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        for (var period = 4; period <= 8; period++)
        {
            await world.CloseAsync(database, period);
        }

        await using var db = database.Open();
        (await db.StatementLines.CountAsync(l => l.CorrectsRunId != null)).ShouldBe(0);
        await world.HoldsAsync(database);
    }

    /// <summary>Paid, held and banked after period 8, with one visit of period 6 known at once or only after period 7.</summary>
    private static async Task<(long Paid, long Held, int Banked)> TotalsAsync(DatabaseKind kind, bool visitIsLate)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(TimeBasis.ActualWithinEnvelope));
        for (var week = 0; week < 12; week++)
        {
            await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(week * 7), 400 + week);
        }

        async Task Extra() => await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(2), 217);
        if (!visitIsLate)
        {
            await Extra();
        }

        await world.CloseAsync(database, 6);
        await world.VerifyAsync(database, await world.ReadingAsync(new NodaTime.LocalDate(2026, 9, 29), 6), new NodaTime.LocalDate(2026, 10, 6));
        await world.CloseAsync(database, 7);
        if (visitIsLate)
        {
            await Extra();
        }

        await world.CloseAsync(database, 8);
        await world.HoldsAsync(database);
        await using var db = database.Open();
        return (
            await db.LedgerEntries.Where(e => e.Account == LedgerAccount.ProviderPayable).SumAsync(e => e.AmountPence),
            await db.LedgerEntries.Where(e => e.Account == LedgerAccount.HeldForOutcomes).SumAsync(e => e.AmountPence),
            await db.TimeBankEntries.SumAsync(e => e.Minutes));
    }
}
