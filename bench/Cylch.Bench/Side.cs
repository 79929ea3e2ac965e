using System.Diagnostics;
using System.Text.Json;

namespace Cylch.Bench;

/// <summary>What one run of one side came to.</summary>
/// <param name="Milliseconds">By the side's own clock, around the work alone.</param>
/// <param name="CpuMilliseconds">Of all threads of the side's process.</param>
/// <param name="PeakKilobytes">The most memory the side's process has held so far.</param>
/// <param name="Totals">Must be the same on both sides.</param>
public sealed record Run(double Milliseconds, double CpuMilliseconds, long PeakKilobytes, SortedDictionary<string, long> Totals);

/// <summary>
/// A process of its own that does the work once for each line it is sent, so that neither side's memory, threads or
/// warm caches help or hinder the other.
/// </summary>
public sealed class Side : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Process _process;

    private Side(string name, Process process) => (Name, _process) = (name, process);

    public string Name { get; }

    /// <param name="name">How the report names the side.</param>
    /// <param name="threads">The most processors it may use; the operating system sees to it.</param>
    /// <param name="folder">Where it starts.</param>
    /// <param name="command">The program and its arguments.</param>
    public static Side Start(string name, int threads, string folder, params string[] command)
    {
        var start = new ProcessStartInfo("taskset") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var part in (string[])["--cpu-list", $"0-{threads - 1}", .. command])
        {
            start.ArgumentList.Add(part);
        }

        return new Side(name, Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start."));
    }

    public async Task<Run> RunAsync()
    {
        await _process.StandardInput.WriteLineAsync("run");
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{Name} stopped without an answer.");
        return JsonSerializer.Deserialize<Run>(line, Web) ?? throw new InvalidOperationException($"{Name} answered: {line}");
    }

    /// <summary>The other end of the conversation: answers each line with a run, until there are no more.</summary>
    public static void Serve(Func<SortedDictionary<string, long>> work)
    {
        while (Console.ReadLine() == "run")
        {
            using var self = Process.GetCurrentProcess();
            var cpu = self.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var totals = work();
            var milliseconds = watch.Elapsed.TotalMilliseconds;
            self.Refresh();
            var run = new Run(milliseconds, (self.TotalProcessorTime - cpu).TotalMilliseconds, Machine.PeakKilobytes(), totals);
            Console.WriteLine(JsonSerializer.Serialize(run, Web));
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5_000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
