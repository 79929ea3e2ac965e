using System.Globalization;
using System.Runtime.InteropServices;

namespace Cylch.Bench;

/// <summary>What the figures were measured on.</summary>
public static class Machine
{
    public static string Describe()
    {
        var processor = ValueOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        return $"{processor}, {Environment.ProcessorCount} processors, {memory} GiB; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}";
    }

    /// <summary>The most processors that others may be using before a pair of runs that is to count.</summary>
    public const double QuietProcessors = 0.25;

    /// <summary>How many processors were at work over a stretch of time, on average; 0 where the system does not say.</summary>
    public static async Task<double> BusyAsync(TimeSpan stretch)
    {
        var before = Ticks();
        await Task.Delay(stretch);
        var after = Ticks();
        var all = after.All - before.All;
        return all == 0 ? 0 : Environment.ProcessorCount * (double)(after.Busy - before.Busy) / all;
    }

    /// <summary>The most memory this process has held.</summary>
    public static long PeakKilobytes() =>
        ValueOf("/proc/self/status", "VmHWM") is { } value
            ? long.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture)
            : Environment.WorkingSet >> 10;

    // User, nice, system, idle, waiting for disks, interrupts, soft interrupts, and taken by other machines of the same host.
    private static (long Busy, long All) Ticks()
    {
        if (!File.Exists("/proc/stat"))
        {
            return (0, 0);
        }

        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9]
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToList();
        return (ticks.Sum() - ticks[3] - ticks[4], ticks.Sum());
    }

    private static string? ValueOf(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
