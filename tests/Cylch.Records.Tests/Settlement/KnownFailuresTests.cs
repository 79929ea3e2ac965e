using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>What went wrong in systems of others, and does not here.</summary>
public sealed class KnownFailuresTests
{
    // Elsewhere: a second approval froze what came after it.
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Approving_twice_does_not_stop_the_next_period_or_its_corrections(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(TimeBasis.ActualWithinEnvelope));
        await world.VisitAsync(SettlingSteps.Period(6).Start, 60);
        var run = await world.CloseAsync(database, 6);
        (await world.ApproveAsync(database, run)).Refusal!.Code.ShouldBe("settlement.already-closed");
        await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(3), 60);
        await world.VisitAsync(SettlingSteps.Period(7).Start, 60);

        var next = await world.CloseAsync(database, 7);

        (await database.LinesOfAsync(next)).Where(l => l.AmountPence > 0).Select(l => l.CorrectsRunId).ShouldBe([null, run], ignoreOrder: true);
        await world.HoldsAsync(database);
    }

    // Elsewhere: a run at the start of a month charged a line for everybody, though nothing had happened.
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_period_in_which_nothing_happened_charges_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(TimeBasis.ActualWithinEnvelope));

        var run = await world.CloseAsync(database, 6);

        (await database.LinesOfAsync(run)).ShouldAllBe(l => l.AmountPence == 0 && l.HeldChangePence == 0);
        await using var db = database.Open();
        (await db.LedgerEntries.CountAsync()).ShouldBe(0);
    }

    // Elsewhere: last month's figures changed with the day on which they were asked for.
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_period_comes_to_the_same_whenever_it_is_worked_out(DatabaseKind kind)
    {
        var told = new List<string>();
        foreach (var later in new[] { 1, 30, 400 })
        {
            await using var database = await TestDatabase.CreateAsync(kind);
            var world = await CareWorld.CreateAsync(database);
            await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 8, 25), 6), new LocalDate(2026, 9, 1));
            var run = (await world.PrepareAsync(database, 6, on: SettlingSteps.Period(6).End.PlusDays(later))).Value;
            told.Add(string.Join('\n', (await database.LinesOfAsync(run)).Select(l => $"{l.Kind} {l.AmountPence} {l.HeldChangePence} {l.Inputs}")));
        }

        told.Distinct().ShouldHaveSingleItem();
    }

    // Elsewhere: working a period out again took a discount off what it had been taken off before.
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Working_a_period_out_again_takes_nothing_off_twice(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var first = (await world.PrepareAsync(database, 6)).Value;
        var second = (await world.PrepareAsync(database, 6)).Value;
        var third = await world.CloseAsync(database, 6);
        var next = await world.CloseAsync(database, 7);

        async Task<List<(string, long, long)>> Told(long run) => (await database.LinesOfAsync(run)).ConvertAll(l => (l.Kind, l.AmountPence, l.HeldChangePence));
        (await Told(second)).ShouldBe(await Told(first));
        (await Told(third)).ShouldBe(await Told(first));
        (await database.LinesOfAsync(next)).ShouldAllBe(l => l.CorrectsRunId == null);
        await world.HoldsAsync(database);
    }

    // A visit that arrives after closing is a correction, however late it comes, and it is one only once.
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_visit_that_comes_two_periods_late_is_corrected_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(TimeBasis.ActualWithinEnvelope));
        await world.VisitAsync(SettlingSteps.Period(5).Start, 60);
        var closed = await world.CloseAsync(database, 5);
        await world.CloseAsync(database, 6);
        await world.VisitAsync(SettlingSteps.Period(5).Start.PlusDays(1), 60);
        var seven = await world.CloseAsync(database, 7);
        var eight = await world.CloseAsync(database, 8);

        (await database.LinesOfAsync(seven)).Count(l => l.CorrectsRunId == closed).ShouldBe(2);
        (await database.LinesOfAsync(eight)).ShouldAllBe(l => l.CorrectsRunId == null);
        await world.HoldsAsync(database);
    }
}
