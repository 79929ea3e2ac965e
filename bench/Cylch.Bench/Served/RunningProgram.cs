using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cylch.Bench.Served;

/// <summary>A program that serves pages on an address of its own, and what the system says of its process.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    // The kernel counts in hundredths of a second.
    private const double MillisecondsPerTick = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private RunningProgram(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>From starting the process to the whole of the first page.</summary>
    public TimeSpan ToFirstPage { get; private init; }

    /// <summary>The program as built for release, with the demonstration authority in a data folder.</summary>
    public static Task<RunningProgram> CylchAsync(BenchFolder folder, string data)
    {
        var address = FreeAddress();
        var program = Path.Combine(folder.Root, "artifacts", "bin", "Cylch.Web", "release", "Cylch.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--data", data, "--urls", address.ToString().TrimEnd('/')]);
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.Combine(folder.Root, "src", "Cylch.Web");
        return StartAsync(start, address, new Uri(address, SignedIn.Page));
    }

    /// <summary>The bare server with recorded pages.</summary>
    public static Task<RunningProgram> BareAsync(string recorded)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("dotnet", [typeof(RunningProgram).Assembly.Location, "bare", recorded, address.ToString()]);
        return StartAsync(start, address, new Uri(address, BareServer.Ready));
    }

    /// <summary>Milliseconds of processor time so far.</summary>
    public double CpuMilliseconds()
    {
        var text = File.ReadAllText($"/proc/{_process.Id}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) * MillisecondsPerTick;
    }

    public long ResidentMebibytes() => Status("VmRSS");

    public long PeakMebibytes() => Status("VmHWM");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // As somebody ends it with Ctrl+C.
            using var interrupt = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await interrupt.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private static async Task<RunningProgram> StartAsync(ProcessStartInfo start, Uri address, Uri first)
    {
        start.RedirectStandardOutput = true;
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        while (watch.Elapsed < Patience && !process.HasExited)
        {
            try
            {
                using var page = await client.GetAsync(first);
                await page.Content.ReadAsByteArrayAsync();
                if (page.StatusCode == HttpStatusCode.OK)
                {
                    return new RunningProgram(process, address) { ToFirstPage = watch.Elapsed };
                }
            }
            catch (HttpRequestException)
            {
                // Not there yet.
                await Task.Delay(10);
            }
        }

        process.Kill();
        throw new InvalidOperationException($"No first page of {first} in {Patience.TotalMinutes} minutes.");
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }

    private long Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").Single(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        return (long)Number(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
