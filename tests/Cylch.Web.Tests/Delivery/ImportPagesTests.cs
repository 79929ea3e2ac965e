using System.Globalization;
using System.Net;
using System.Text;
using Cylch.Records.Tests.TestData;
using Cylch.Web.Tests.TestData;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Delivery;

public sealed class ImportPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Send = "/delivery/imports/send";
    private static int _days;

    [Theory]
    [InlineData("en", "What would become of every row", "Go on: take these visits", "Finished", "What became of every row", "We know nobody with the reference P-9999")]
    [InlineData("cy", "Beth a ddeuai o bob rhes", "Ewch ymlaen: cymerwch", "Wedi gorffen", "Beth a ddaeth o bob rhes", "Nid ydym yn adnabod neb â'r cyfeirnod P-9999")]
    public async Task A_file_is_sent_seen_confirmed_taken_and_reconciled(string language, string toCome, string goOn, string ended, string became, string why)
    {
        var manager = app.As(app.World.ProviderManagerId, language);
        var sheet = Sheet(3, language).Visit(VisitSheet.Day, ("ServiceUserRef", "P-9999"), ("FileReference", language));
        var address = await SentAsync(manager, sheet);

        var preview = await manager.OpenAsync(address);
        preview.Main.ShouldContain(toCome);
        preview.Main.ShouldContain(why);
        Reconciliation(preview).ShouldBe([3, 0, 1, 4]);

        var confirmed = await manager.SendAsync(preview, address, Nothing, form: "#confirm");
        confirmed.Status.ShouldBe(HttpStatusCode.Redirect, confirmed.Main);
        preview.Main.ShouldContain(goOn);
        var result = await EndedAsync(manager, address);
        result.Main.ShouldContain(ended);
        result.Main.ShouldContain(became);
        Reconciliation(result).ShouldBe([3, 0, 1, 4]);
        result.Document.QuerySelector("#refused-rows")!.TextContent.ShouldContain(why);
        result.Main.ShouldContain("C-001");
        foreach (var name in new[] { "Mair", "Ellis", "Olwen", "Bevan" })
        {
            result.Main.ShouldNotContain(name);
        }

        (await manager.OpenAsync("/delivery/imports")).Main.ShouldContain("visits-" + language);
    }

    [Fact]
    public async Task The_page_reloads_by_itself_only_while_something_happens_and_not_when_asked_to_keep_still()
    {
        var manager = app.As(app.World.ProviderManagerId);
        var address = await SentAsync(manager, Sheet(2, "still"));
        (await manager.FetchAsync(address)).Headers.Contains("Refresh").ShouldBeFalse();
        await app.WithDbAsync(db => db.VisitImports.Where(i => i.Id == Id(address))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ConfirmedAt, SmallWorld.Now).SetProperty(i => i.CancelAskedAt, SmallWorld.Now)
                .SetProperty(i => i.FinishedAt, SmallWorld.Now)));
        (await manager.FetchAsync(address)).Headers.Contains("Refresh").ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_file_again_shows_the_earlier_import()
    {
        var manager = app.As(app.World.ProviderManagerId);
        var sheet = Sheet(2, "again");
        var first = await SentAsync(manager, sheet);

        (await SentAsync(manager, sheet)).ShouldBe(first);

        (await manager.OpenAsync(first)).Main.ShouldContain("You sent this very file before");
    }

    [Fact]
    public async Task Put_aside_a_file_takes_nothing_and_can_be_gone_on_with()
    {
        var manager = app.As(app.World.ProviderManagerId);
        var address = await SentAsync(manager, Sheet(2, "aside"));

        (await manager.SendAsync(address, Nothing, form: "#cancel")).Status.ShouldBe(HttpStatusCode.Redirect);

        var aside = await manager.OpenAsync(address);
        aside.Main.ShouldContain("Stopped");
        (await app.WithDbAsync(db => db.Visits.CountAsync(v => v.ImportId == Id(address)))).ShouldBe(0);
        await manager.SendAsync(aside, address, Nothing, form: "#confirm");
        Reconciliation(await EndedAsync(manager, address)).ShouldBe([2, 0, 0, 2]);
    }

    [Theory]
    [InlineData("en", "PK\u0003\u0004", "The file is an Excel workbook or a zip archive")]
    [InlineData("cy", "PK\u0003\u0004", "Llyfr gwaith Excel neu archif zip yw'r ffeil")]
    [InlineData("en", "", "The file is empty")]
    [InlineData("en", "%PDF-", "The file is not a CSV file")]
    [InlineData("cy", "Enw,Oed", "Ni wyddom beth yw diben y golofn")]
    public async Task A_file_that_is_no_visit_file_is_refused_at_the_form_in_words(string language, string text, string words)
    {
        var seen = await app.As(app.World.ProviderManagerId, language).SendFileAsync(Send, "x.csv", Encoding.UTF8.GetBytes(text));

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.ShouldHaveSingleItem().ShouldContain(words);
    }

    [Theory]
    [InlineData("en", "Choose the file to send.")]
    [InlineData("cy", "Dewiswch y ffeil i'w hanfon.")]
    public async Task Without_a_file_the_form_asks_for_one(string language, string words)
    {
        var seen = await app.As(app.World.ProviderManagerId, language).SendAsync(Send, Nothing);

        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Errors.ShouldBe([words]);
    }

    [Fact]
    public async Task The_correction_file_gives_rows_back_with_reasons_and_runs_nothing()
    {
        var manager = app.As(app.World.ProviderManagerId);
        var address = await SentAsync(manager, Sheet(1, "correct")
            .Visit(VisitSheet.Day, ("ServiceUserDetails", "=HYPERLINK(0)"), ("VisitDate", "31/02/2026")).Line("\"never closed"));
        await manager.SendAsync(address, Nothing, form: "#confirm");
        await EndedAsync(manager, address);

        var file = await manager.FetchAsync(address + "/correction");

        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n");
        lines.Length.ShouldBe(3);
        lines[0].ShouldContain("Why (English)\",\"Pam (Cymraeg)\",FileReference,");
        lines[1].ShouldContain("31/02/2026");
        lines[1].ShouldContain("which a spreadsheet could run");
        lines[1].ShouldContain("a gallai taenlen ei redeg");
        lines[1].ShouldContain("\"'=HYPERLINK(0)\"");
        lines[1].ShouldNotContain(",=HYPERLINK");
        lines[2].ShouldContain("never closed");
    }

    [Fact]
    public async Task The_template_and_the_example_can_be_sent_as_they_are_and_take_nothing()
    {
        var manager = app.As(app.World.ProviderManagerId);
        var template = await (await manager.FetchAsync(Send + "?handler=Template")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        (await manager.SendFileAsync(Send, "t.csv", template)).Errors.ShouldBe(["The file has headings but no visits."]);

        var sample = await (await manager.FetchAsync(Send + "?handler=Sample")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var seen = await manager.SendFileAsync(Send, "s.csv", sample);
        Reconciliation(await manager.OpenAsync(seen.Location!.OriginalString)).ShouldBe([0, 0, 6, 6]);
    }

    [Fact]
    public async Task Whoever_may_see_files_finds_the_way_from_their_own_work()
    {
        (await app.As(app.World.ProviderManagerId).OpenAsync("/")).Document.QuerySelector("a[href='/delivery/imports']").ShouldNotBeNull();
        (await app.As(app.World.CareManagerId).OpenAsync("/")).Document.QuerySelector("a[href='/delivery/imports']").ShouldBeNull();
    }

    [Fact]
    public async Task Another_provider_sees_nothing_of_it()
    {
        var address = await SentAsync(app.As(app.World.ProviderManagerId), Sheet(2, "closed"));
        var other = app.As(app.World.OtherProviderManagerId);

        (await other.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.OpenAsync(address + "/correction")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.OpenAsync("/delivery/imports")).Main.ShouldContain("No file of visits has been sent yet");
        (await app.As(app.World.CareManagerId).OpenAsync("/delivery/imports")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>();

    // Each test has days of its own, since they share one provider.
    private static VisitSheet Sheet(int days, string name)
    {
        var sheet = new VisitSheet();
        for (var day = 0; day < days; day++)
        {
            sheet.Visit(new NodaTime.LocalDate(2026, 5, 1).PlusDays(Interlocked.Increment(ref _days)), ("FileReference", name), ("ServiceUserDetails", "As sent"));
        }

        return sheet;
    }

    private static long Id(string address) => long.Parse(address.Split('/')[^1], CultureInfo.InvariantCulture);

    private static IReadOnlyList<int> Reconciliation(Seen seen) =>
        [.. seen.Document.QuerySelectorAll("#reconciliation td").Select(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture))];

    private static async Task<string> SentAsync(Browser browser, VisitSheet sheet)
    {
        var name = sheet.Text().Split("\r\n")[1].Split(',')[0];
        var seen = await browser.SendFileAsync(Send, $"visits-{name}.csv", Encoding.UTF8.GetBytes(sheet.Text()));
        seen.Status.ShouldBe(HttpStatusCode.Redirect, seen.Main);
        return seen.Location!.OriginalString;
    }

    private static async Task<Seen> EndedAsync(Browser browser, string address)
    {
        for (var look = 0; look < 200; look++)
        {
            var seen = await browser.OpenAsync(address);
            seen.Status.ShouldBe(HttpStatusCode.OK);
            if (seen.Document.QuerySelector("progress") is null)
            {
                return seen;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{address} never ended.");
    }
}
