using System.Globalization;

namespace Cylch.Bench;

/// <summary>CPU time of processes by <c>/proc</c>, those that have ended included once their parent has noticed.</summary>
public static class ProcessTimes
{
    private const int Parent = 1;
    private const int User = 11;
    private const int EndedChildrenSystem = 14;

    // The kernel counts in hundredths of a second.
    private const double MillisecondsPerTick = 10;

    public static bool IsHere(int process) => File.Exists($"/proc/{process}/stat");

    public static int ParentOf(int process) => (int)Fields(process)[Parent];

    /// <summary>Milliseconds of a process, its children that run and its children that have ended.</summary>
    public static double OfFamily(int process) => Of(process) + Children(process).Sum(Of);

    /// <summary>Milliseconds of this process's children that have ended.</summary>
    public static double OfEndedChildren() => Fields(Environment.ProcessId)[(User + 2)..(EndedChildrenSystem + 1)].Sum() * MillisecondsPerTick;

    private static double Of(int process) => Fields(process)[User..(EndedChildrenSystem + 1)].Sum() * MillisecondsPerTick;

    private static IEnumerable<int> Children(int process) =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && Fields(id)[Parent] == process);

    // The name of the program stands in brackets and may hold spaces: what follows it begins with the state, which is field 0 here.
    private static long[] Fields(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return [0, .. text[(text.LastIndexOf(')') + 4)..].Split(' ').Take(EndedChildrenSystem).Select(f => long.Parse(f, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            // It has ended since.
            return new long[EndedChildrenSystem + 1];
        }
    }
}
