using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

/// <summary>A dispute ended against a result that was paid: it is taken back by correction, and the end is as if it had been known from the start.</summary>
public sealed class ReverseResultTests
{
    private static readonly LocalDate Read = new(2026, 9, 29);
    private static readonly LocalDate Verified = new(2026, 10, 6);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_paid_result_that_does_not_stand_is_taken_back_by_lines_that_name_what_they_correct(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 6);
        var wrong = (await world.VerifyAsync(database, await world.ReadingAsync(Read, 7), Verified)).Value;
        var closed = await world.CloseAsync(database, 7);
        var paid = (await database.LinesOfAsync(closed)).Single(l => l.VerificationId == wrong);
        paid.AmountPence.ShouldBePositive();
        await world.DisputedAsync(database, wrong, new LocalDate(2026, 10, 28));

        (await world.ReverseAsync(database, wrong, null, new LocalDate(2026, 11, 2))).Refusal.ShouldBeNull();
        var run = await world.CloseAsync(database, 8);

        var taken = (await database.LinesOfAsync(run)).Single(l => l.CorrectsLineId == paid.Id);
        (taken.CorrectsRunId, taken.AmountPence, taken.HeldChangePence, taken.VerificationId).ShouldBe((closed, -paid.AmountPence, -paid.HeldChangePence, wrong));
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Settling_and_then_taking_back_equals_having_known_it_from_the_start(DatabaseKind kind)
    {
        var after = await TotalsAsync(kind, afterSettling: true);
        var before = await TotalsAsync(kind, afterSettling: false);

        after.ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_result_is_taken_back_only_after_its_dispute_and_by_somebody_who_took_no_part(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var wrong = (await world.VerifyAsync(database, await world.ReadingAsync(Read, 7), Verified)).Value;
        var on = new LocalDate(2026, 11, 2);

        (await world.ReverseAsync(database, wrong, null, on)).Refusal!.Code.ShouldBe("settlement.no-resolved-dispute");
        await world.DisputedAsync(database, wrong, new LocalDate(2026, 10, 28));
        (await world.ReverseAsync(database, wrong, null, on, by: world.QualityOfficer)).Refusal!.Code.ShouldBe("settlement.reverser-took-part");
        (await world.ReverseAsync(database, wrong, null, on, by: world.TeamLeader)).Refusal!.Code.ShouldBe("settlement.reverser-took-part");
        (await world.ReverseAsync(database, wrong, wrong, on)).Refusal!.Code.ShouldBe("settlement.replacement-of-another");
        (await world.ReverseAsync(database, wrong, null, on)).Refusal.ShouldBeNull();
        (await world.ReverseAsync(database, wrong, null, on)).Refusal!.Code.ShouldBe("settlement.reversed-before");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_a_closed_period_decided_by_itself_stands_in_the_place_of_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 6);
        var wrong = (await world.VerifyAsync(database, await world.ReadingAsync(Read, 6), Verified)).Value;
        await world.CloseAsync(database, 7);
        var second = (await world.VerifyAsync(database, await world.ReadingAsync(new LocalDate(2026, 11, 3), 7), new LocalDate(2026, 11, 9))).Value;
        await world.CloseAsync(database, 8);
        await world.DisputedAsync(database, wrong, new LocalDate(2026, 11, 20));

        (await world.ReverseAsync(database, wrong, second, new LocalDate(2026, 11, 24))).Refusal!.Code.ShouldBe("settlement.replacement-decided");
    }

    // Verified 7, disputed, ended against it; what stands in its place says 4. Known before period 7 is settled, or only after.
    private static async Task<(long Paid, long Held)> TotalsAsync(DatabaseKind kind, bool afterSettling)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 6);
        var wrong = (await world.VerifyAsync(database, await world.ReadingAsync(Read, 7), Verified)).Value;

        async Task Reverse(LocalDate on)
        {
            await world.DisputedAsync(database, wrong, on);
            var right = (await world.VerifyAsync(database, await world.ReadingAsync(Read.PlusDays(1), 4), on.PlusDays(2))).Value;
            (await world.ReverseAsync(database, wrong, right, on.PlusDays(2))).Refusal.ShouldBeNull();
        }

        if (!afterSettling)
        {
            await Reverse(new LocalDate(2026, 10, 12));
        }

        await world.CloseAsync(database, 7);
        if (afterSettling)
        {
            await Reverse(new LocalDate(2026, 10, 28));
        }

        await world.CloseAsync(database, 8);
        await world.HoldsAsync(database);
        await using var db = database.Open();
        return (
            await db.LedgerEntries.Where(e => e.Account == LedgerAccount.ProviderPayable).SumAsync(e => e.AmountPence),
            await db.LedgerEntries.Where(e => e.Account == LedgerAccount.HeldForOutcomes).SumAsync(e => e.AmountPence));
    }
}
