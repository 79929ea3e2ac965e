using System.Security.Cryptography;
using System.Text;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class MakePaymentFileTests
{
    private static readonly LocalDate Today = new(2026, 10, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Approved_runs_go_into_one_file_once_and_the_file_is_kept_byte_for_byte(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 5);
        await world.CloseAsync(database, 6);

        var file = await MakeAsync(world, database);
        var again = await MakeAsync(world, database);

        again.Refusal!.Code.ShouldBe("settlement.nothing-to-pay");
        await using var db = database.Open();
        var made = await db.PaymentFiles.SingleAsync(f => f.Id == file.Value);
        made.ContentHash.ShouldBe(SHA256.HashData(made.Content));
        Encoding.UTF8.GetString(made.Content).ShouldBe(
            "file,pay_on,provider_reference,provider,statements,amount\r\n"
            + "\"PAY-20261001-1\",2026-10-09,\"P1\",\"Tŷ Gwyn Home Care\",\"C-014/2026/5 C-014/2026/6\",1710.80\r\n");
        (await db.SettlementRuns.CountAsync(r => r.PaymentFileId == made.Id)).ShouldBe(2);
        await world.HoldsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Files_made_at_the_same_moment_pay_each_run_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await world.CloseAsync(database, 6);

        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => MakeAsync(world, database))));

        made.Count(m => !m.IsRefused).ShouldBe(1);
        await using var db = database.Open();
        (await db.PaymentFiles.CountAsync()).ShouldBe(1);
    }

    private static async Task<Decision<long>> MakeAsync(CareWorld world, TestDatabase database)
    {
        await using var db = database.Open();
        return await new MakePaymentFile(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, Today), new MakePaymentFileInput(world.AuthorityId, new LocalDate(2026, 10, 9)), "test", default);
    }
}
