using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>Known failures of others: figures of a past period that change with today's date, and lines for people to whom nothing happened.</summary>
public sealed class SameWhateverTheDayTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_period_prepared_today_or_months_later_has_the_same_lines(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(Rules.Contracts.TimeBasis.ActualWithinEnvelope));
        await world.VisitAsync(SettlingSteps.Period(6).Start.PlusDays(2), 60);
        var seen = new List<string>();
        foreach (var days in new[] { 1, 3, 40, 180 })
        {
            var run = (await world.PrepareAsync(database, 6, on: SettlingSteps.Period(6).End.PlusDays(days))).Value;
            await using var db = database.Open();
            var lines = await db.StatementLines.AsNoTracking().Where(l => l.RunId == run).OrderBy(l => l.Number).ToListAsync();
            seen.Add(string.Join('\n', lines.Select(l => $"{l.Number} {l.Kind} {l.AmountPence} {l.HeldChangePence} {l.Inputs}")));
        }

        seen.Distinct().ShouldHaveSingleItem().ShouldContain("Time");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_person_whose_care_has_ended_has_no_line_in_the_next_period(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await using (var db = database.Open())
        {
            (await db.CarePackages.SingleAsync(k => k.Id == world.PackageId)).EndsOn = SettlingSteps.Period(6).Start.PlusDays(-1);
            await db.SaveChangesAsync();
        }

        var run = (await world.PrepareAsync(database, 6)).Value;

        await using var after = database.Open();
        (await after.StatementLines.CountAsync(l => l.RunId == run)).ShouldBe(0);
        (await after.SettlementRuns.SingleAsync(r => r.Id == run)).TotalPence.ShouldBe(0);
    }
}
