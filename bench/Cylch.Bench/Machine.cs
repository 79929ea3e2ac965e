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

    /// <summary>
    /// The most load there may be before a measurement that is to count: another measurement just ended leaves about its own threads behind.
    /// </summary>
    public const double QuietLoad = 2;

    /// <summary>How many processes wanted a processor in the last minute; 0 where the system does not say.</summary>
    public static double Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;

    /// <summary>The most memory this process has held.</summary>
    public static long PeakKilobytes() =>
        ValueOf("/proc/self/status", "VmHWM") is { } value
            ? long.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture)
            : Environment.WorkingSet >> 10;

    private static string? ValueOf(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
