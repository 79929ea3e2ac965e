using Cylch.Records.Access;
using Cylch.Records.Fairness;
using Cylch.Records.Outcomes;
using Cylch.Records.Tests.Demonstration;
using Cylch.Records.Tests.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Rules.Fairness;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Fairness;

public sealed class ReadFairnessTests(AuthorityOfTheDemonstration authority)
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Facts_are_those_known_on_the_day(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 9, 29), 6), new LocalDate(2026, 10, 6));
        await world.ReadingAsync(new LocalDate(2026, 10, 20), 4);
        await using var db = database.Open();

        (await FactsAsync(db, world, new LocalDate(2026, 10, 5))).Results.ShouldBeEmpty();
        var before = (await FactsAsync(db, world, new LocalDate(2026, 10, 19))).Results.Single();
        (before.Start, before.Target, before.Reading, before.Mark, before.ByPerson, before.FellBackOn).ShouldBe((2, 7, 6, new Share(1, 2), true, null));
        FairnessWatch.FromMark(before).ShouldBe(1);
        (await FactsAsync(db, world, new LocalDate(2026, 10, 20))).Results.Single().FellBackOn.ShouldBe(new LocalDate(2026, 10, 20));

        var facts = await FactsAsync(db, world, new LocalDate(2026, 10, 20));
        facts.Care.Single().ShouldBe(new CareTakenOn(world.ProviderId, "B", new LocalDate(2026, 3, 19), CareWorld.YearStart), "the package as it began");
        facts.Starts.Single().ShouldBe(new LockedStart(world.ProviderId, CareWorld.YearStart, 2, 2));
        facts.Targets.Single().Writer.ShouldBe(OutcomeWriter.Authority);
        (await new ReadFairness(db).FactsAsync(world.ProviderId, new LocalDate(2026, 10, 20), default)).Care.ShouldBeEmpty("another authority has none of it");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_first_answer_above_the_locked_start_counts_also_when_it_was_corrected(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.ReadingAsync(new LocalDate(2026, 3, 9), 5);
        await using var db = database.Open();

        (await FactsAsync(db, world, new LocalDate(2026, 10, 20))).Starts.Single().ShouldBe(new LockedStart(world.ProviderId, CareWorld.YearStart, 5, 2));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_demonstration_has_something_to_show_for_each_question(DatabaseKind kind)
    {
        await using var db = await authority.OpenAsync(kind);
        var organisations = await db.Organisations.ToDictionaryAsync(o => o.Id, o => o.Reference);
        var council = organisations.Single(o => o.Value == "DCC").Key;
        var findings = FairnessWatch.Of(await new ReadFairness(db).FactsAsync(council, new LocalDate(2026, 12, 2), default));

        string[] Outside(FairnessQuestion question) => [.. findings.Single(f => f.Question == question).Points
            .Where(p => p.Standing == PointStanding.Outside).Select(p => organisations[p.ProviderId])];
        Outside(FairnessQuestion.Complexity).ShouldBe(["CYN"]);
        Outside(FairnessQuestion.Thresholds).ShouldBe(["PON"]);
        Outside(FairnessQuestion.Baselines).ShouldBe(["GLA"]);
        Outside(FairnessQuestion.Confirmation).ShouldBe(["CRA"]);
        findings.Single(f => f.Question == FairnessQuestion.ReturnSoon).Standing.ShouldBe(FairnessStanding.TooFew);
        findings.Single(f => f.Question == FairnessQuestion.Targets).Standing.ShouldBe(FairnessStanding.NothingUnusual);

        // The clean one is compared and found where chance would put it.
        findings.Single(f => f.Question == FairnessQuestion.Thresholds).Points.Single(p => organisations[p.ProviderId] == "TYG").Standing.ShouldBe(PointStanding.Inside);
        (await db.FairnessConversations.CountAsync()).ShouldBe(3);
    }

    private static Task<FairnessFacts> FactsAsync(CylchDb db, CareWorld world, LocalDate asOn) => new ReadFairness(db).FactsAsync(world.AuthorityId, asOn, default);
}
