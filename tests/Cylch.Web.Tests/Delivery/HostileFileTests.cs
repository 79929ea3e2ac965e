using System.Globalization;
using System.Net;
using System.Text;
using Cylch.Records.Delivery;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Web.Tests.TestData;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Delivery;

/// <summary>Files that are wrong in every way we know, from the form to the records and back in words.</summary>
public sealed class HostileFileTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Send = "/delivery/imports/send";
    private static readonly LocalDate Spring = new(2026, 3, 29);
    private static readonly LocalDate Autumn = new(2026, 10, 25);

    [Fact]
    public async Task On_the_nights_the_clocks_change_a_time_is_taken_when_it_is_one_moment_and_refused_in_words_when_not()
    {
        await ContractsBeganBeforeSpringAsync();
        var sheet = new VisitSheet()
            .Visit(Spring, At("01:30:00"))
            .Visit(Spring, At("00:45:00"))
            .Visit(Spring, At("02:15:00"))
            .Visit(Autumn, At("01:30:00"))
            .Visit(Autumn, At("01:30:00+01:00"))
            .Visit(Autumn, At("01:30:00+00:00"))
            .Visit(Autumn, At("03:10:00+01:00"));

        var import = await TakenAsync(sheet, "nights");

        // Fifteen minutes to one for half an hour ends at a quarter past two by the clock, and that is when the next begins.
        var starts = await app.WithDbAsync(db => db.Visits.Where(v => v.ImportId == import.Id).OrderBy(v => v.StartAt).Select(v => v.StartAt).ToListAsync());
        starts.ShouldBe(
        [
            Instant.FromUtc(2026, 3, 29, 0, 45), Instant.FromUtc(2026, 3, 29, 1, 15),
            Instant.FromUtc(2026, 10, 25, 0, 30), Instant.FromUtc(2026, 10, 25, 1, 30),
        ]);
        (await CodesAsync(import)).ShouldBe(
        [
            (2, "delivery.time-skipped"), (2, "delivery.time-skipped"), (5, "delivery.time-twice"), (5, "delivery.time-twice"),
            (8, "delivery.offset-wrong"), (8, "delivery.offset-wrong"),
        ]);
        await EveryRefusalIsSaidAsync(import);
    }

    [Fact]
    public async Task Every_row_that_cannot_be_a_visit_is_named_in_both_languages_and_the_others_are_taken()
    {
        var day = new LocalDate(2026, 6, 1);
        var sheet = new VisitSheet()
            .Visit(day)
            .Visit(day, ("ActualStartTime", "09:30:00"), ("CareWorkerRef", "W2"))
            .Visit(day, ("ServiceUserRef", "P-9999"), ("ActualStartTime", "12:00:00"))
            .Visit(new LocalDate(2026, 12, 3))
            .Visit(day.PlusDays(1), ("ServiceType", "HOME\0CARE"))
            .Visit(day.PlusDays(2), ("OutcomeNote", "one\rtwo"))
            .Line("\"never closed,a,b")
            .Visit(day.PlusDays(3), ("OurRef", "12\"3"))
            .Visit(day.PlusDays(4), ("OutcomeNote", "=cmd|' /C calc'!A0"))
            .Line(new string('x', 100_000))
            .Visit(day.PlusDays(5), ("OutcomeNote", "Bore da \u202Ecbt"))
            .Visit(day.PlusDays(6));

        var import = await TakenAsync(sheet, "wrong");

        (await CodesAsync(import)).ShouldBe(
        [
            (3, "delivery.person-overlap"), (4, "delivery.person-unknown"), (5, "delivery.date-outside"), (6, "delivery.nul-byte"), (7, "delivery.bare-return"),
            (8, "delivery.quote-unclosed"), (9, "delivery.quote-stray"), (10, "delivery.cell-formula"), (11, "delivery.record-too-long"),
        ]);
        (import.RowsRead, import.RowsAccepted, import.RowsRefused).ShouldBe((12, 3, 9));
        await EveryRefusalIsSaidAsync(import);
    }

    public static TheoryData<string, string> WholeFiles => new()
    {
        { "utf16-le", "delivery.file-utf16" },
        { "utf16-be", "delivery.file-utf16" },
        { "utf16-without-mark", "delivery.file-utf16" },
        { "latin1", "delivery.file-not-utf8" },
        { "old-line-ends", "delivery.file-bare-returns" },
        { "gzip", "delivery.file-not-csv" },
        { "zeros", "delivery.file-utf16" },
    };

    [Theory]
    [MemberData(nameof(WholeFiles))]
    public async Task A_file_that_cannot_be_read_at_all_is_refused_in_both_languages_and_nothing_is_kept(string kind, string code)
    {
        var (imports, files) = await KeptAsync();
        foreach (var (language, isWelsh) in new[] { ("en", false), ("cy", true) })
        {
            var seen = await app.As(app.World.ProviderManagerId, language).SendFileAsync(Send, "x.csv", Bytes(kind));

            seen.Status.ShouldBe(HttpStatusCode.BadRequest);
            seen.Errors.ShouldBe([Words(new Refusal(code), isWelsh)]);
        }

        (await KeptAsync()).ShouldBe((imports, files));
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        var sheet = new VisitSheet().Visit(new LocalDate(2026, 7, 1), ("FileReference", "mark"));

        var seen = await app.As(app.World.ProviderManagerId).SendFileAsync(Send, "x.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(sheet.Text())]);

        seen.Status.ShouldBe(HttpStatusCode.Redirect, seen.Main);
        var preview = await app.WithDbAsync(db => db.VisitImports.OrderByDescending(i => i.Id).Select(i => i.Preview).FirstAsync());
        VisitImportPreview.Read(preview).RowsToAccept.ShouldBe(1);
    }

    private static (string Heading, string Cell)[] At(string time) =>
        [("StartTimeClaimed", time), ("ActualStartTime", time), ("DurationClaimed", "00:30:00"), ("ActualDuration", "00:30:00")];

    private static byte[] Bytes(string kind)
    {
        var text = new VisitSheet().Days(2).Text();
        return kind switch
        {
            "utf16-le" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "utf16-be" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            "utf16-without-mark" => Encoding.Unicode.GetBytes(text),
            "latin1" => Encoding.Latin1.GetBytes("Tŷ,ê," + text),
            "old-line-ends" => Encoding.UTF8.GetBytes(text.Replace("\r\n", "\r", StringComparison.Ordinal)),
            "gzip" => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3],
            _ => new byte[5_000],
        };
    }

    private async Task<VisitImport> TakenAsync(VisitSheet sheet, string name)
    {
        var manager = app.As(app.World.ProviderManagerId);
        var seen = await manager.SendFileAsync(Send, $"{name}.csv", Encoding.UTF8.GetBytes(sheet.Text()));
        seen.Status.ShouldBe(HttpStatusCode.Redirect, seen.Main);
        var address = seen.Location!.OriginalString;
        await manager.SendAsync(address, new Dictionary<string, string>(), form: "#confirm");
        var id = long.Parse(address.Split('/')[^1], CultureInfo.InvariantCulture);
        for (var look = 0; look < 600; look++)
        {
            var import = await app.WithDbAsync(db => db.VisitImports.AsNoTracking().SingleAsync(i => i.Id == id));
            if (import.State == VisitImportState.Finished)
            {
                return import;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{address} never ended.");
    }

    private async Task<List<(long Line, string Code)>> CodesAsync(VisitImport import)
    {
        var refusals = await app.WithDbAsync(db => db.VisitImportRefusals.AsNoTracking().Where(r => r.ImportId == import.Id).OrderBy(r => r.Id).ToListAsync());
        return refusals.ConvertAll(r => (r.LineNumber, r.Code));
    }

    // On the import's page in the reader's language, and in the correction file in both.
    private async Task EveryRefusalIsSaidAsync(VisitImport import)
    {
        var refusals = await app.WithDbAsync(db => db.VisitImportRefusals.AsNoTracking().Where(r => r.ImportId == import.Id).ToListAsync());
        var address = "/delivery/imports/" + import.Id.ToString(CultureInfo.InvariantCulture);
        var file = await (await app.As(app.World.ProviderManagerId).FetchAsync(address + "/correction")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var (language, isWelsh) in new[] { ("en", false), ("cy", true) })
        {
            var page = (await app.As(app.World.ProviderManagerId, language).OpenAsync(address)).Document.QuerySelector("#refused-rows")!.TextContent;
            foreach (var words in refusals.Select(r => Words(KeptRefusal.Read(r.Code, r.Facts), isWelsh)))
            {
                page.ShouldContain(words);
                file.ShouldContain(words.Replace("\"", "\"\"", StringComparison.Ordinal));
            }
        }
    }

    private static string Words(Refusal refusal, bool isWelsh) =>
        new W(WordBook.Load(), isWelsh ? Language.Welsh : Language.English).Refusal(refusal);

    private async Task<(int Imports, int Files)> KeptAsync()
    {
        var uploads = (VisitUploads)app.Services.GetService(typeof(VisitUploads))!;
        var imports = await app.WithDbAsync(db => db.VisitImports.CountAsync());
        return (imports, Directory.Exists(uploads.Folder) ? Directory.GetFiles(uploads.Folder).Length : 0);
    }

    private Task<int> ContractsBeganBeforeSpringAsync() => app.WithDbAsync(async db =>
        await db.Contracts.ExecuteUpdateAsync(set => set.SetProperty(c => c.StartsOn, new LocalDate(2026, 3, 1)))
        + await db.CarePackages.ExecuteUpdateAsync(set => set.SetProperty(p => p.StartsOn, new LocalDate(2026, 3, 1))));
}
