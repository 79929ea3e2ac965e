using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Cylch.Bench.Served;

/// <summary>What came of asking for pages as fast as they come.</summary>
/// <param name="Pages">Whole pages: status 200 and as long as they should be.</param>
/// <param name="Wrong">Anything else that came back.</param>
/// <param name="MedianMilliseconds">Half of the answers were there by then.</param>
/// <param name="NinetyNinthMilliseconds">99 of 100 answers were there by then.</param>
public sealed record Load(long Pages, long Wrong, double Seconds, double MedianMilliseconds, double NinetyNinthMilliseconds)
{
    public double PagesPerSecond => Pages / Seconds;

    /// <summary>The middle one of several rounds.</summary>
    public static double Median(IEnumerable<Load> rounds, Func<Load, double> of)
    {
        var sorted = rounds.Select(of).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

/// <summary>
/// The load: wrk, which costs far less processor time than the servers it asks, on connections that each ask for the next page
/// once they have the last. It ends by itself.
/// </summary>
public static class Wrk
{
    private const string Script = """
        local at, thread = 0, nil
        wrong = 0
        function setup(it) thread = it end
        function request()
          at = at % #paths + 1
          return wrk.format("GET", paths[at])
        end
        function response(status, headers, body)
          if status ~= 200 or #body < least or #body > most then wrong = wrong + 1 end
        end
        function done(summary, latency, requests)
          local bad = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
          io.write(string.format('RESULT {"requests":%d,"wrong":%d,"microseconds":%d,"p50":%d,"p99":%d}\n',
            summary.requests, thread:get("wrong") + bad, summary.duration, latency:percentile(50), latency:percentile(99)))
        end
        """;

    /// <param name="pages">Asked for in turn; one that is longer or shorter than all of them by a fiftieth is wrong.</param>
    public static async Task<Load> RunAsync(
        BenchFolder folder, Uri address, IReadOnlyList<RecordedPage> pages, string cookie, int connections, int seconds)
    {
        var script = Path.Combine(folder.Path, "pages.lua");
        await File.WriteAllTextAsync(script, Head(pages) + Script);
        var start = new ProcessStartInfo("wrk", [
            "-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "10s", "-s", script,
            "-H", "Cookie: " + cookie, "-H", "Accept-Encoding: " + SignedIn.Encodings, address.ToString()])
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Start(start);
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var result = said.Split('\n').SingleOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk did not say what came of it: " + said);
        var counts = JsonSerializer.Deserialize<Dictionary<string, long>>(result["RESULT ".Length..])!;
        return new Load(
            counts["requests"] - counts["wrong"], counts["wrong"], counts["microseconds"] / 1e6, counts["p50"] / 1e3, counts["p99"] / 1e3);
    }

    private static string Head(IReadOnlyList<RecordedPage> pages)
    {
        var paths = string.Join(", ", pages.Select(page => '"' + page.Path + '"'));
        var (least, most) = (pages.Min(page => page.Body.Length) * 49 / 50, pages.Max(page => page.Body.Length) * 51 / 50);
        return string.Create(CultureInfo.InvariantCulture, $"paths = {{ {paths} }}\nleast, most = {least}, {most}\n");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("wrk makes the load and was not found. To measure: sudo apt-get install wrk");
        }
    }
}
