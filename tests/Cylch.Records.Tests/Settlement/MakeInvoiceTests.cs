using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Cylch.Records.Settlement;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Records.Tests.Settlement;

public sealed class MakeInvoiceTests
{
    private static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_closed_run_has_one_invoice_kept_byte_for_byte_that_names_nobody(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await DetailsAsync(world, database);
        var run = await world.CloseAsync(database, 7);

        var made = await MakeAsync(world, database, run, "k");
        made.Refusal.ShouldBeNull();
        (await MakeAsync(world, database, run, "k")).Value.ShouldBe(made.Value);
        (await MakeAsync(world, database, run, "other")).Refusal!.Code.ShouldBe("settlement.invoice-made-before");

        await using var db = database.Open();
        var invoice = await db.RunInvoices.SingleAsync();
        invoice.ContentHash.ShouldBe(SHA256.HashData(invoice.Content));
        (invoice.Number, invoice.TypeCode, invoice.TotalPence).ShouldBe(("C-014/2026/7", "389", (await db.SettlementRuns.SingleAsync()).TotalPence));
        invoice.DueOn.ShouldBe(SettlingSteps.Period(7).End.PlusDays(35));
        var text = Encoding.UTF8.GetString(invoice.Content);
        text.ShouldContain("Gofal Tŷ Gwyn Cyf");
        foreach (var secret in new[] { "Mair", "Ellis", "M1", "shop", "siop", "PK-2207" })
        {
            text.ShouldNotContain(secret);
        }

        await Should.ThrowAsync<Exception>(() => db.RunInvoices.ExecuteUpdateAsync(s => s.SetProperty(i => i.Number, "X")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_missing_is_refused_by_name(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        var prepared = (await world.PrepareAsync(database, 7)).Value;
        (await MakeAsync(world, database, prepared, "a")).Refusal!.Code.ShouldBe("settlement.invoice-not-approved");
        await world.ApproveAsync(database, prepared);
        var refusal = (await MakeAsync(world, database, prepared, "b")).Refusal!;
        (refusal.Code, refusal.Facts[0]).ShouldBe(("settlement.invoice-details-missing", "Tŷ Gwyn Home Care"));

        await DetailsAsync(world, database, vatNumber: null);
        (await MakeAsync(world, database, prepared, "c")).Refusal!.Code.ShouldBe("settlement.invoice-without-tax-number");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_payment_file_pays_exactly_the_invoices_by_their_numbers(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database);
        await DetailsAsync(world, database);
        foreach (var number in new[] { 7, 8 })
        {
            await MakeAsync(world, database, await world.CloseAsync(database, number), "k" + number);
        }

        await using var db = database.Open();
        var day = new LocalDate(2026, 12, 1);
        (await new MakePaymentFile(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, day), new MakePaymentFileInput(world.AuthorityId, day.PlusDays(3)), "test", default)).Refusal.ShouldBeNull();

        var file = await db.PaymentFiles.SingleAsync();
        var row = Encoding.UTF8.GetString(file.Content).Split("\r\n")[1];
        var invoices = await db.RunInvoices.OrderBy(i => i.Id).ToListAsync();
        row.ShouldContain(string.Join(' ', invoices.Select(i => i.Number)));
        var payable = invoices.Sum(i => decimal.Parse(
            XDocument.Parse(Encoding.UTF8.GetString(i.Content)).Descendants(Cbc + "PayableAmount").Single().Value, System.Globalization.CultureInfo.InvariantCulture));
        (payable * 100).ShouldBe(file.TotalPence);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_whole_statement_settles_again_to_the_same_from_the_facts_kept_with_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var world = await CareWorld.CreateAsync(database, TermsForTests.Hold(Rules.Contracts.TimeBasis.ActualWithinEnvelope));
        await world.VisitAsync(SettlingSteps.Period(7).Start, 300);
        await world.CloseAsync(database, 7);
        await world.VisitAsync(SettlingSteps.Period(7).Start.PlusDays(1), 120);
        var run = await world.CloseAsync(database, 8);

        await using var db = database.Open();
        var recompute = new RecomputeRun(db, new Recorder(db));
        (await recompute.RunAsync(CareWorld.By(world.Auditor, new LocalDate(2026, 12, 2)), new RecomputeRunInput(run), "test", default)).Refusal.ShouldBeNull();
        (await db.StatementLines.CountAsync(l => l.RunId == run && l.CorrectsRunId != null)).ShouldBeGreaterThan(0);
        (await db.ChangeEvents.CountAsync(e => e.Action == nameof(RecomputeRun) && e.SubjectId == run)).ShouldBe(1);

        var kept = await db.RunFacts.SingleAsync(f => f.RunId == run);
        RunFactsText.Write(RunFactsText.Read(kept)).ContentHash.ShouldBe(kept.ContentHash);
        Should.Throw<InvalidDataException>(() => RunFactsText.Read(new RunFacts { Content = kept.Content, ContentHash = new byte[32] }));
        var lines = await db.StatementLines.AsNoTracking().Where(l => l.RunId == run).ToListAsync();
        var again = (await new StatementAgain(db).OfAsync(await db.SettlementRuns.SingleAsync(r => r.Id == run), default))!;
        again.Differing(lines).ShouldBeEmpty();
        again.Differing(lines.Skip(1)).ShouldBe([1]);
    }

    private static async Task DetailsAsync(CareWorld world, TestDatabase database, string? vatNumber = "GB123456789")
    {
        await using var db = database.Open();
        var save = new SaveInvoiceDetails(db, new Recorder(db));
        var from = new LocalDate(2026, 4, 1);
        (await save.RunAsync(CareWorld.By(world.ProviderManager, from), new SaveInvoiceDetailsInput(
            world.ProviderId, from, "Gofal Tŷ Gwyn Cyf", "01234567", "1 Stryd Fawr", "Bangor", "LL57 1AA", vatNumber, null,
            "VATEX-EU-132-1G", "VAT Act 1994, Schedule 9, Group 7"), "test", default)).Refusal.ShouldBeNull();
        (await save.RunAsync(CareWorld.By(world.FinanceOfficer, from), new SaveInvoiceDetailsInput(
            world.AuthorityId, from, "Test County Council", null, "County Hall", "Caernarfon", "LL55 1SH", null, null, null, null), "test", default)).Refusal.ShouldBeNull();
        (await save.RunAsync(CareWorld.By(world.FinanceOfficer, from), new SaveInvoiceDetailsInput(
            world.AuthorityId, from, "Test County Council", null, "County Hall", "Caernarfon", "LL55 1SH", null, null, null, null), "test", default))
            .Refusal!.Code.ShouldBe("settlement.invoice-details-not-later");
    }

    private static async Task<Decision<long>> MakeAsync(CareWorld world, TestDatabase database, long run, string key)
    {
        await using var db = database.Open();
        return await new MakeInvoice(db, new Recorder(db)).RunAsync(
            CareWorld.By(world.FinanceOfficer, new LocalDate(2026, 12, 1), key), new MakeInvoiceInput(run), "test", default);
    }
}
