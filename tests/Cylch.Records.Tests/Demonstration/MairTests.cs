using Cylch.Records.Delivery;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Demonstration;

public sealed class MairTests(AuthorityOfTheDemonstration authority)
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Her_walk_to_the_shop_pays_98_pounds_28_of_the_163_pounds_80_held_and_says_why(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        var line = await db.StatementLines.AsNoTracking().SingleAsync(l => l.Kind == nameof(LineKind.Released)
            && db.People.Any(p => p.Id == l.PersonId && p.FamilyName == "Ellis" && p.GivenName == "Mair"));
        var run = await db.SettlementRuns.AsNoTracking().SingleAsync(r => r.Id == line.RunId);

        line.AmountPence.ShouldBe(98_28);
        run.PeriodNumber.ShouldBe(7);
        var terms = (await new LinesAgain(db).ReadAsync(run.ContractId, CancellationToken.None)).TermsOf(run, line);
        terms.Version.ShouldBe(3);
        line.TermNumber.ShouldBe(4);
        var facts = LineText.Read(line.Inputs).ShouldBeOfType<ReleaseLineInputs>();
        facts.Held.TotalPence.ShouldBe(163_80);
        facts.Facts.ShouldBe(new ReadingFacts(OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 6));
        Explain.Line(terms, line.TermNumber, LineKind.Released, facts).Amount.Pence.ShouldBe(98_28);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task There_were_twenty_four_Fridays(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        var fridays = await db.VisitNotes.Where(n => n.PackageId == 1).GroupBy(n => n.Progress)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);

        fridays[NoteProgress.AllTheWay].ShouldBe(11);
        fridays[NoteProgress.PartOfTheWay].ShouldBe(7);
        fridays[NoteProgress.NotThisTime].ShouldBe(6);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Her_hours_her_time_bank_and_who_came_agree_with_each_other(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);
        var endOfPeriod6 = new LocalDate(2026, 9, 20);
        var visits = await db.Visits.AsNoTracking().Where(v => v.PackageId == 1).ToListAsync();
        var bank = await db.TimeBankEntries.AsNoTracking().Where(e => e.PackageId == 1).ToListAsync();

        visits.Where(v => v.VisitOn <= endOfPeriod6).Sum(v => v.ActualMinutes).ShouldBe(163 * 60);
        bank.Where(e => e.EnteredOn <= endOfPeriod6).Sum(e => e.Minutes).ShouldBe(5 * 60);
        bank.Sum(e => e.Minutes).ShouldBe(3 * 60 + 15);
        visits.Where(v => v.VisitOn >= new LocalDate(2026, 11, 23) && v.VisitOn <= new LocalDate(2026, 11, 29)).Sum(v => v.ActualMinutes)
            .ShouldBe(6 * 60 + 30);
        var delyth = visits.Count(v => v.VisitOn <= endOfPeriod6 && v.CareWorkerRef.StartsWith("Delyth", StringComparison.Ordinal));
        (delyth * 100 / visits.Count(v => v.VisitOn <= endOfPeriod6)).ShouldBe(71);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Her_readings_and_her_care_workers_are_kept_apart_and_those_not_asked_for_are_there(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);

        (await Values(1, Voice.Person)).ShouldBe([2, 3, 4, 5, 6]);
        (await Values(1, Voice.CareWorker)).ShouldBe([4, 5, 7, 8]);
        (await Values(2, Voice.Person)).ShouldBe([6, 6, 6, 7, 6]);
        (await Values(4, Voice.Person)).ShouldBe([1, 1, 2, null, 4]);
        (await Values(5, Voice.Person)).ShouldBe([5, 5, null, null, null]);

        Task<List<int?>> Values(long outcome, Voice voice) => db.Readings.Where(r => r.OutcomeId == outcome && r.Voice == voice)
            .OrderBy(r => r.TakenOn).Select(r => r.Value).ToListAsync();
    }
}
