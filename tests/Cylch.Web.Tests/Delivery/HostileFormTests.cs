using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Cylch.Records.Delivery;
using Cylch.Records.Tests.TestData;
using Cylch.Rules;
using Cylch.Web.Tests.TestData;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Delivery;

/// <summary>
/// The form for files, sent as no browser sends it: cut, doubled, nameless, with paths and nulls for names, from a seed.
/// Each failure names the seed that made it.
/// </summary>
public sealed class HostileFormTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Send = "/delivery/imports/send";
    private const string Boundary = "----boundary7MA4YWxkTrZu0gW";
    private const int Forms = 200;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private static readonly string[] Names =
    [
        "x.csv", "../../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\visits.csv", "a\0b.csv", "", ".", "..", "CON", "x.csv\"; name=\"provider",
        "ŵŷ😀.csv", "\u202Evsc.exe", "%00", "%2e%2e%2f", "<script>.csv", "x\r\nX-Made-Up: 1", new string('n', 300), new string('n', 40_000),
    ];

    private static readonly string[] Types =
    [
        "multipart/form-data; boundary=" + Boundary, "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=other",
        "multipart/form-data; boundary=" + new string('b', 300), "multipart/mixed; boundary=" + Boundary, "application/json", "text/csv",
        "application/x-www-form-urlencoded", "application/octet-stream",
    ];

    [Fact]
    public async Task No_form_however_made_is_a_fault_of_ours_and_none_is_half_kept()
    {
        var client = Client();
        var token = await TokenAsync(client);
        var answers = new Dictionary<HttpStatusCode, int>();
        for (var seed = 0; seed < Forms; seed++)
        {
            var (type, body) = Made(seed, token);
            using var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var patience = new CancellationTokenSource(Most);

            using var answer = await client.PostAsync(new Uri(Send, UriKind.Relative), content, patience.Token);

            answers[answer.StatusCode] = answers.GetValueOrDefault(answer.StatusCode) + 1;
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"seed {seed}");
            answer.Headers.Contains("X-Made-Up").ShouldBeFalse($"seed {seed}");
            if (answer.StatusCode != HttpStatusCode.Redirect)
            {
                var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                page.ShouldContain("<h1", Case.Sensitive, $"seed {seed}: {answer.StatusCode}");
            }
        }

        // Neither all waved through nor all turned away at the door.
        answers[HttpStatusCode.Redirect].ShouldBeGreaterThan(Forms / 20);
        answers[HttpStatusCode.BadRequest].ShouldBeGreaterThan(Forms / 4);
        await NothingIsHalfKeptAsync();
    }

    [Theory]
    [InlineData("../../../../etc/passwd", "passwd")]
    [InlineData("visits\0.csv", "visits\uFFFD.csv")]
    [InlineData("visits\u001B[31m.csv", "visits\uFFFD[31m.csv")]
    public async Task A_name_is_shown_without_its_path_and_its_control_characters(string sent, string kept)
    {
        var client = Client();
        var sheet = new VisitSheet().Visit(new LocalDate(2026, 8, 1), ("FileReference", $"N{sent.Length}"));
        var body = Encoding.UTF8.GetBytes(Field("__RequestVerificationToken", await TokenAsync(client)) + File("file", sent, sheet.Text()) + $"--{Boundary}--\r\n");
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", Types[0]);

        var answer = await client.PostAsync(new Uri(Send, UriKind.Relative), content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.WithDbAsync(db => db.VisitImports.OrderByDescending(i => i.Id).Select(i => i.FileName).FirstAsync())).ShouldBe(kept);
    }

    private static (string Type, byte[] Body) Made(int seed, string token)
    {
        var numbers = SeededNumbers.For(2026, "multipart-fuzz", seed);
        var text = new StringBuilder();
        if (!numbers.Chance(10))
        {
            text.Append(Field("__RequestVerificationToken", token));
        }

        text.Append(Field("form-key", numbers.Pick(["key", "key", "", "a\0b", new string('k', 5_000)])));
        for (var files = numbers.Pick([0, 1, 1, 1, 2, 3]); files > 0; files--)
        {
            var sheet = new VisitSheet().Visit(new LocalDate(2026, 5, 1).PlusDays(numbers.Below(90)), ("FileReference", $"S{seed}"));
            text.Append(File(numbers.Pick(["file", "file", "file", "other", ""]), numbers.Chance(40) ? "x.csv" : numbers.Pick(Names), numbers.Chance(70) ? sheet.Text() : "\0\u0001nothing"));
        }

        text.Append(numbers.Pick(["", "", "", Huge(), Field("provider", numbers.Pick(["1", "-1", "99999999999999999999", "x", "\0"])), Nested(), Many()]));
        text.Append(numbers.Chance(80) ? $"--{Boundary}--\r\n" : "");
        var body = Encoding.UTF8.GetBytes(text.ToString()).ToList();
        for (var changes = numbers.Pick([0, 0, 0, 0, 1, 3]); changes > 0; changes--)
        {
            Change(body, ref numbers);
        }

        return (numbers.Chance(85) ? Types[0] : numbers.Pick(Types), [.. body]);
    }

    private static void Change(List<byte> body, ref SeededNumbers numbers)
    {
        var at = numbers.Below(body.Count);
        switch (numbers.Below(4))
        {
            case 0:
                body.RemoveRange(at, body.Count - at);
                body.Add((byte)'-');
                break;
            case 1:
                body.RemoveRange(at, Math.Min(numbers.Between(1, 60), body.Count - at - 1));
                break;
            case 2:
                body[at] = (byte)numbers.Below(256);
                break;
            default:
                body.InsertRange(at, Encoding.UTF8.GetBytes(numbers.Pick(["\r\n", "--" + Boundary + "\r\n", "\0", "--" + Boundary + "--"])));
                break;
        }
    }

    private static string Field(string name, string value) => $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static string File(string field, string name, string text) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n{text}\r\n";

    private static string Huge() => $"--{Boundary}\r\nContent-Disposition: form-data; name=\"a\"\r\nX-Long: {new string('h', 60_000)}\r\n\r\nvalue\r\n";

    private static string Nested() => $"--{Boundary}\r\nContent-Type: multipart/mixed; boundary=inner\r\n\r\n--inner\r\n\r\nx\r\n--inner--\r\n";

    private static string Many() => string.Concat(Enumerable.Range(0, 1_500).Select(part => Field($"p{part}", "x")));

    private static async Task<string> TokenAsync(HttpClient client)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri(Send, UriKind.Relative)));
        return ((IHtmlInputElement)page.QuerySelector("form[enctype] input[name='__RequestVerificationToken']")!).Value;
    }

    private HttpClient Client()
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("cy"));
        client.DefaultRequestHeaders.Add("X-Known-Account", app.World.ProviderManagerId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return client;
    }

    // Every file kept is an import's and whole, every import has its file, and no visit was taken, for nobody said go on.
    private async Task NothingIsHalfKeptAsync()
    {
        var uploads = (VisitUploads)app.Services.GetService(typeof(VisitUploads))!;
        var imports = await app.WithDbAsync(db => db.VisitImports.AsNoTracking().ToListAsync());
        imports.ShouldNotBeEmpty();
        Directory.GetFiles(uploads.Folder).Order().ShouldBe(imports.Select(i => uploads.PathOf(i.FileHash)).Distinct().Order());
        imports.ShouldAllBe(i => new FileInfo(uploads.PathOf(i.FileHash)).Length == i.FileBytes);
        (await app.WithDbAsync(db => db.Visits.CountAsync(v => v.ImportId != null))).ShouldBe(0);
    }
}
