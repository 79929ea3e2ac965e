using System.Diagnostics;
using System.Text.Json;

namespace Cylch.Bench;

/// <summary>What one run of one side came to.</summary>
/// <param name="Milliseconds">By the side's own clock, around the work alone.</param>
/// <param name="CpuMilliseconds">Of all threads of the side's process, and of servers for what they did for it.</param>
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

    /// <summary>Starts this very program as a side.</summary>
    /// <param name="name">How the report names the side.</param>
    /// <param name="role"><c>side</c> or <c>rival</c>.</param>
    /// <param name="benchmark">Its name.</param>
    /// <param name="threads">The most processors it may use.</param>
    /// <param name="folder">Where it starts.</param>
    /// <param name="prepared">What was prepared.</param>
    public static Side StartSelf(string name, string role, string benchmark, int threads, string folder, string prepared) =>
        Start(name, threads, folder, "dotnet", typeof(Side).Assembly.Location, role, benchmark, $"{threads}", prepared);

    public async Task<Run> RunAsync()
    {
        await _process.StandardInput.WriteLineAsync("run");
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{Name} stopped without an answer.");
        return JsonSerializer.Deserialize<Run>(line, Web) ?? throw new InvalidOperationException($"{Name} answered: {line}");
    }

    /// <summary>The other end of the conversation: answers each line with a run, until there are no more.</summary>
    public static async Task ServeAsync(Work work)
    {
        while (await Console.In.ReadLineAsync() == "run")
        {
            await work.BeforeAsync();
            GC.Collect();
            using var self = Process.GetCurrentProcess();
            var cpu = self.TotalProcessorTime.TotalMilliseconds + work.CpuElsewhere();
            var watch = Stopwatch.StartNew();
            await work.RunAsync();
            var milliseconds = watch.Elapsed.TotalMilliseconds;
            self.Refresh();
            cpu = self.TotalProcessorTime.TotalMilliseconds + work.CpuElsewhere() - cpu;
            var run = new Run(milliseconds, cpu, work.PeakKilobytes(), await work.TotalsAsync());
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
