namespace Cylch.Bench;

/// <summary>Something measured against a rival that does the same work and must come to the same totals.</summary>
/// <param name="Name">As in quality goals and on the command line, such as <c>p5</c>.</param>
/// <param name="Title">What is done.</param>
/// <param name="Goal">What the ratio should reach, in words.</param>
/// <param name="LeastRatio">The rival's time over ours that reaches the goal.</param>
/// <param name="PrepareAsync">Makes what both sides read; gives back its path.</param>
/// <param name="OurWork">Does the work once on what was prepared, with so many threads, and gives back its totals.</param>
/// <param name="Rival">Starts the other side.</param>
public sealed record Benchmark(
    string Name,
    string Title,
    string Goal,
    decimal LeastRatio,
    Func<BenchFolder, Task<string>> PrepareAsync,
    Func<string, int, SortedDictionary<string, long>> OurWork,
    Func<BenchFolder, string, int, Task<Side>> Rival);

/// <summary>Where measuring keeps what it makes; nothing in it is part of the project.</summary>
/// <param name="Root">The repository.</param>
public sealed record BenchFolder(string Root)
{
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(Root, "artifacts", "bench")).FullName;

    /// <summary>The repository that the running program was built from.</summary>
    public static BenchFolder Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Cylch.slnx")))
            {
                return new BenchFolder(folder.FullName);
            }
        }

        throw new InvalidOperationException("The measurements run from inside the repository they were built in.");
    }
}
