using Microsoft.Playwright;
using Xunit;

namespace Cylch.Journeys.Tests;

/// <summary>One browser for all journeys; each visitor has a window of their own in it.</summary>
public sealed class OneChromium : IAsyncDisposable
{
    private const int PatienceMilliseconds = 15_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where Chromium is, from the front door's setting or the usual places; null when there is none.</summary>
    public static string? Program { get; } =
        new[] { Environment.GetEnvironmentVariable("CYLCH_TEST_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    public static void NeedsChromium() =>
        Assert.SkipWhen(Program is null, "No Chromium on this machine: install the package chromium, or set CYLCH_TEST_CHROMIUM.");

    public async Task StartAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
    }

    /// <summary>A visitor to a running program with a window of their own: language, width, and whether scripts run.</summary>
    public async Task<Visitor> VisitAsync(string address, string language, int width, bool withScript = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            Locale = language == "cy" ? "cy-GB" : "en-GB",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = withScript,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        await context.AddCookiesAsync([new Cookie { Name = "cylch-language", Value = language, Url = address }]);
        return new Visitor(await context.NewPageAsync(), address, language, width, withScript);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
