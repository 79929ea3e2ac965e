using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace Cylch.Journeys.Tests;

/// <summary>
/// The program as people run it: a process of its own with the demonstration authority on a fresh data folder, and one
/// browser. Started once for all journeys.
/// </summary>
public sealed class RunningCylch : IAsyncLifetime
{
    private const string Ready = "Cylch is ready: ";
    private readonly string _data = Path.Combine(Path.GetTempPath(), "cylch-journeys-" + Guid.NewGuid().ToString("N"));
    private Process? _program;
    private IPlaywright? _playwright;

    public string Address { get; private set; } = "";

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Where Chromium is, from the front door's setting or the usual places; null when there is none.</summary>
    public static string? Chromium { get; } =
        new[] { Environment.GetEnvironmentVariable("CYLCH_TEST_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
            {
                folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
            }

            return folder.FullName;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Chromium is null)
        {
            return;
        }

        await StartProgramAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A visitor with a window of their own: language, width, and whether scripts run.</summary>
    public async Task<Visitor> VisitAsync(string language = "en", int width = 1280, bool withScript = true)
    {
        Assert.SkipWhen(Chromium is null, "No Chromium on this machine: install the package chromium, or set CYLCH_TEST_CHROMIUM.");
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = withScript,
        });
        await context.AddCookiesAsync([new Cookie { Name = "cylch-language", Value = language, Url = Address }]);
        return new Visitor(await context.NewPageAsync(), language, width, withScript);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_program is { HasExited: false })
        {
            _program.Kill(entireProcessTree: true);
            await _program.WaitForExitAsync();
        }

        _program?.Dispose();
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    private async Task StartProgramAsync()
    {
        // Debug tests run the debug program, release tests the release one.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(Root, "artifacts", "bin", "Cylch.Web", configuration, "Cylch.Web.dll"), "--data", _data, "--urls", "http://127.0.0.1:0" },
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_CONTENTROOT"] = Path.Combine(Root, "src", "Cylch.Web") },
        };
        _program = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var said = new List<string>();
        while (await _program.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                Address = line[Ready.Length..];

                // The pipe is read to its end so that the program never waits to be heard.
                _ = _program.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("The program ended before it was ready:" + Environment.NewLine + string.Join(Environment.NewLine, said));
    }
}

[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<RunningCylch>
{
    public const string Name = "Journeys";
}
