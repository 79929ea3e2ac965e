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

public sealed class TermsTriedTests
{
    private static readonly LocalDate NextYear = new(2027, 4, 5);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_terms_a_period_was_settled_by_come_to_what_was_booked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await WithReviewAsync(database);

        var tried = await TriedAsync(database, world);

        tried.Period.Number.ShouldBe(7);
        tried.AsSettled().Value.Total.Pence.ShouldBe(tried.BookedPence);
        tried.Under(tried.SettledBy).Value.Total.Pence.ShouldBe(tried.BookedPence);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Next_years_terms_are_tried_as_if_they_had_begun_then_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await WithReviewAsync(database);
        var terms = TermsForTests.Hold().Select(term => term switch
        {
            TimeAtRate time => time with { Rates = [new HourlyRate(RateBand.Day, NextYear, 33_00)], RatesUntil = NextYear.PlusDays(363) },
            HoldForOutcomes hold => hold with { Share = Share.Percent(10) },
            _ => term,
        });

        var draft = (await TriedAsync(database, world)).Under(new PaymentScheme(world.ContractId, 9, NextYear, [.. terms])).Value;

        // 28 hours at £33.00; a tenth of it held; 60 % of the £109.20 that stood held from two periods is released as it was.
        draft.Lines.Select(line => (line.Kind, line.Amount.Pence)).ShouldBe([(LineKind.Time, 924_00), (LineKind.Held, -92_40), (LineKind.Released, 65_52)]);
        await using var db = database.Open();
        (await db.SettlementRuns.CountAsync()).ShouldBe(3);
        (await db.ContractSchemes.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_cannot_be_done_without_is_named(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var fresh = await CareWorld.CreateAsync(database);
        await using (var db = database.Open())
        {
            (await TermsTried.ReadAsync(db, fresh.ContractId, false, CancellationToken.None)).Refusal!.Code.ShouldBe("contracts.no-closed-period");
        }

        await fresh.CloseAsync(database, 5);
        await fresh.CloseAsync(database, 6);
        var tried = await TriedAsync(database, fresh);

        var plan = new PaymentScheme(1, 9, NextYear, NamedSchemes.Of(NamedScheme.Wiltshire, NextYear, NextYear.PlusDays(363)));
        tried.Under(plan).Refusal!.Code.ShouldBe("settlement.plan-missing");
        var devon = new PaymentScheme(1, 9, NextYear, NamedSchemes.Of(NamedScheme.Devon, NextYear, NextYear.PlusDays(363)));
        tried.Unknown(devon).Select(need => (need.Need, need.TermNumber)).ShouldBe([(FigureNeed.Indicator, 2), (FigureNeed.Indicator, 3)]);
    }

    private static async Task<CareWorld> WithReviewAsync(TestDatabase database)
    {
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 5);
        await world.CloseAsync(database, 6);
        await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 9, 29), 6), new LocalDate(2026, 10, 6));
        await world.CloseAsync(database, 7);
        return world;
    }

    private static async Task<TermsTried> TriedAsync(TestDatabase database, CareWorld world)
    {
        await using var db = database.Open();
        return (await TermsTried.ReadAsync(db, world.ContractId, false, CancellationToken.None)).Value;
    }
}
