using System.Text;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class PaymentHoldsTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_run_on_hold_is_in_no_payment_file_until_it_is_released(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var (five, six) = (await world.CloseAsync(database, 5), await world.CloseAsync(database, 6));
        var hold = (await world.HoldAsync(database, five)).Value;

        (await world.HoldAsync(database, five)).Refusal!.Code.ShouldBe("settlement.held-before");
        await world.PayAsync(database);
        (await database.PaymentOfAsync(five)).PaidPence.ShouldBe(0);
        (await database.PaymentOfAsync(six)).PaidPence.ShouldBe(855_40);
        (await world.PayAsync(database)).Refusal!.Code.ShouldBe("settlement.nothing-to-pay");
        (await world.ReleaseAsync(database, hold)).Refusal.ShouldBeNull();
        (await world.ReleaseAsync(database, hold)).Refusal!.Code.ShouldBe("settlement.released-before");
        await world.PayAsync(database);

        (await database.PaymentOfAsync(five)).PaidPence.ShouldBe(855_40);
        await using var db = database.Open();
        (await db.ChangeEvents.Where(e => e.SubjectKind == "hold").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync())
            .ShouldBe([nameof(HoldPayment), nameof(ReleaseHold)]);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Everything_to_a_provider_can_wait(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 5);
        await world.CloseAsync(database, 6);
        var hold = (await world.HoldAsync(database, null)).Value;

        (await world.PayAsync(database)).Refusal!.Code.ShouldBe("settlement.nothing-to-pay");
        await world.ReleaseAsync(database, hold);
        (await world.PayAsync(database)).Refusal.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_line_on_hold_is_paid_in_a_later_file_and_the_rest_at_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var before = await world.CloseAsync(database, 6);
        await world.VerifyAsync(database, await world.ReadingAsync(new NodaTime.LocalDate(2026, 9, 29), 6), new NodaTime.LocalDate(2026, 10, 6));
        var run = await world.CloseAsync(database, 7);
        var line = (await database.LinesOfAsync(run)).First(l => l is { AmountPence: > 0, VerificationId: not null });
        var total = (await database.PaymentOfAsync(run)).TotalPence;
        var query = (await world.AskAsync(database, line.Id, RunSteps.PayDay)).Value;
        var hold = (await world.HoldAsync(database, run, line.Id, query: query)).Value;

        (await world.PayAsync(database)).Refusal.ShouldBeNull();
        (await database.PaymentOfAsync(run)).PaidPence.ShouldBe(total - line.AmountPence);
        (await world.HoldAsync(database, run, (await database.LinesOfAsync(run))[0].Id)).Refusal!.Code.ShouldBe("settlement.hold-paid-already");
        (await world.PayAsync(database)).Refusal!.Code.ShouldBe("settlement.nothing-to-pay");
        await world.ReleaseAsync(database, hold);
        await world.PayAsync(database, RunSteps.PayDay.PlusDays(1));
        (await database.PaymentOfAsync(run)).PaidPence.ShouldBe(total);
        (await world.HoldAsync(database, run, line.Id)).Refusal!.Code.ShouldBe("settlement.hold-paid-already");
        total += (await database.PaymentOfAsync(before)).TotalPence;
        await using var db = database.Open();
        (await db.PaymentFiles.SumAsync(f => f.TotalPence)).ShouldBe(total);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Holding_and_paying_at_one_moment_never_pays_what_is_on_hold(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = await world.CloseAsync(database, 6);

        var both = await Task.WhenAll(Task.Run(() => world.HoldAsync(database, run)), Task.Run(() => world.PayAsync(database)));

        both.Count(d => !d.IsRefused).ShouldBe(1);
        var payment = await database.PaymentOfAsync(run);
        payment.IsHeld.ShouldBe(payment.PaidPence == 0);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_payment_the_bank_gives_back_is_paid_again_and_never_twice(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = await world.CloseAsync(database, 6);
        var file = (await world.PayAsync(database)).Value;
        var back = RunSteps.PayDay.PlusDays(9);

        async Task<string?> Returned(NodaTime.LocalDate on)
        {
            await using var db = database.Open();
            return (await new RecordPaymentReturn(db, new Recorder(db)).RunAsync(
                CareWorld.By(world.FinanceOfficer, back), new RecordPaymentReturnInput(file, world.ProviderId, on, "Account closed"), "test", default)).Refusal?.Code;
        }

        (await Returned(RunSteps.PayDay)).ShouldBe("settlement.returned-day");
        (await Returned(back)).ShouldBeNull();
        (await Returned(back)).ShouldBe("settlement.returned-before");
        (await database.PaymentOfAsync(run)).PaidPence.ShouldBe(0);
        (await world.PayAsync(database, back)).Refusal.ShouldBeNull();
        (await world.PayAsync(database, back)).Refusal!.Code.ShouldBe("settlement.nothing-to-pay");

        (await database.PaymentOfAsync(run)).PaidPence.ShouldBe(855_40);
        await using var after = database.Open();
        var files = await after.PaymentFiles.OrderBy(f => f.Id).ToListAsync();
        files.Count.ShouldBe(2);
        Encoding.UTF8.GetString(files[1].Content).ShouldContain("C-014/2026/6");
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_database_itself_keeps_parts_returns_and_holds_as_they_were(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var run = await world.CloseAsync(database, 6);
        var hold = (await world.HoldAsync(database, run)).Value;
        await world.ReleaseAsync(database, hold);
        await world.PayAsync(database);
        foreach (var attempt in new[]
        {
            "UPDATE payment_parts SET amount_pence = 1", "DELETE FROM payment_parts", "UPDATE payment_holds SET words = 'x'", "DELETE FROM payment_holds",
            "UPDATE payment_holds SET released_at = NULL", "UPDATE settlement_runs SET payment_file_id = NULL",
        })
        {
            await using var db = database.Open();
            await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(attempt), attempt);
        }
    }
}
