using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Cylch.Bench.Served;

/// <summary>P13: what a first visit to each page brings over the wire, and when the largest of it is painted, in headless Chromium.</summary>
public static class PagesOpened
{
    private const int MostBytes = 100 * 1024;
    private const int MostMilliseconds = 1_000;

    private const string Watch = """
        window.largest = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.largest = entry.startTime; })
          .observe({ type: "largest-contentful-paint", buffered: true });
        """;

    private static readonly (string Persona, string[] Paths)[] Visits =
    [
        ("Elin Prys", ["/", "/find?q=mair", "/analyse", "/assessment/people", "/assessment/people/1", "/assessment/people/1/what-matters",
            "/outcomes/1", "/thread/outcomes/1", "/thread/people/1", "/plans/1", "/plans/write/1", "/access/looks", "/access/mine"]),
        ("Mair Ellis", ["/", "/mine/1"]),
        ("Dafydd Penri", ["/plan", "/together", "/population", "/population/zones/1"]),
        ("Sioned Tudor", ["/brokerage", "/brokerage/packages/1"]),
        ("Sara Meredith", ["/contracts", "/contracts/1"]),
        ("Non Bowen", ["/", "/do", "/delivery/imports", "/delivery/imports/send"]),
        ("Tomos Bebb", ["/", "/settlement", "/settlement/runs/76", "/settlement/lines/1"]),
        ("Huw Bowen", ["/settlement/verify", "/review"]),
        ("Menna Roberts", ["/access/accounts"]),
    ];

    public static readonly Measurement P13 = new(
        "p13",
        "what a first visit to a page brings, everything it needs included, and its largest paint in headless Chromium",
        "at most 100 KB compressed, nothing from elsewhere, largest paint within 1 s, in both languages",
        RunAsync)
    {
        Alias = "opened",
    };

    private static async Task<string> RunAsync(BenchFolder folder, int? rounds)
    {
        await using var program = await RunningProgram.CylchAsync(folder, Path.Combine(folder.Path, "demonstration"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var opened = new List<Opened>();
        foreach (var (persona, paths) in Visits)
        {
            foreach (var language in (string[])["en", "cy"])
            {
                using var visitor = await SignedIn.AsAsync(program.Address, persona, language);
                foreach (var path in paths)
                {
                    // The first request of a page also translates its queries; whoever measures paint measures the second.
                    await visitor.TextAsync(path);
                    opened.Add(await OpenAsync(browser, program.Address, visitor, new Opened(persona, path, language)));
                }
            }
        }

        return Say(opened);
    }

    private static async Task<Opened> OpenAsync(IBrowser browser, Uri address, SignedIn visitor, Opened page)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        await context.AddCookiesAsync(visitor.Cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = address.ToString() }));
        await context.AddInitScriptAsync(Watch);
        var tab = await context.NewPageAsync();
        var elsewhere = new List<string>();
        tab.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };
        var wire = await context.NewCDPSessionAsync(tab);
        var bytes = 0.0;
        var requests = 0;
        wire.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await wire.SendAsync("Network.enable");
        var response = await tab.GotoAsync(new Uri(address, page.Path).ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var paint = await tab.EvaluateAsync<double>("window.largest");
        return page with { Status = response!.Status, Bytes = (long)bytes, Requests = requests, Paint = paint, Elsewhere = elsewhere };
    }

    private static string Say(List<Opened> opened)
    {
        var text = new StringBuilder();
        text.AppendLine("| Page | As | Language | Requests | KB | Largest paint ms |").AppendLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var page in opened.OrderByDescending(page => page.Bytes))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| `{page.Path}` | {page.Persona} | {page.Language} | {page.Requests} | {page.Bytes / 1024.0:0.0} | {page.Paint:0} |");
        }

        var (heaviest, slowest) = (opened.MaxBy(page => page.Bytes)!, opened.MaxBy(page => page.Paint)!);
        var notShown = opened.Where(page => page.Status != 200).Select(page => page.Path).ToList();
        var elsewhere = opened.SelectMany(page => page.Elsewhere).Distinct().ToList();
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"- Heaviest of {opened.Count}: `{heaviest.Path}` in {heaviest.Language}, {heaviest.Bytes / 1024.0:0.0} KB ({Said(heaviest.Bytes <= MostBytes)}).");
        text.AppendLine(CultureInfo.InvariantCulture, $"- Slowest: `{slowest.Path}` in {slowest.Language}, {slowest.Paint:0} ms ({Said(slowest.Paint <= MostMilliseconds)}).");
        text.AppendLine(CultureInfo.InvariantCulture, $"- From elsewhere: {(elsewhere.Count == 0 ? "nothing (reached)" : string.Join(", ", elsewhere))}.");
        if (notShown.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- Not shown, so not counted as reached: {string.Join(", ", notShown)}.");
        }

        Console.WriteLine($"  heaviest {heaviest.Path} {heaviest.Bytes / 1024.0:0.0} KB, slowest {slowest.Path} {slowest.Paint:0} ms");
        return text.ToString();
    }

    private static string Said(bool isReached) => isReached ? "reached" : "not reached";

    private static string Chromium() =>
        new[] { Environment.GetEnvironmentVariable("CYLCH_TEST_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path))
        ?? throw new InvalidOperationException("Chromium opens the pages and was not found. To measure: sudo apt-get install chromium");

    private sealed record Opened(string Persona, string Path, string Language)
    {
        public int Status { get; init; }
        public long Bytes { get; init; }
        public int Requests { get; init; }
        public double Paint { get; init; }
        public IReadOnlyList<string> Elsewhere { get; init; } = [];
    }
}
