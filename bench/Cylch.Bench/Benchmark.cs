namespace Cylch.Bench;

/// <summary>Something measured against a rival that does the same work and must come to the same totals.</summary>
/// <param name="Name">As in quality goals and on the command line, such as <c>p5</c>.</param>
/// <param name="Title">What is done.</param>
/// <param name="Goal">What the ratio should reach, in words.</param>
/// <param name="LeastRatio">The rival's time over ours that reaches the goal.</param>
/// <param name="PrepareAsync">Makes what both sides read; gives back what each is told of it.</param>
/// <param name="OurWork">Our side, on what was prepared and with so many threads.</param>
/// <param name="Rival">Starts the other side.</param>
public sealed record Benchmark(
    string Name,
    string Title,
    string Goal,
    decimal LeastRatio,
    Func<BenchFolder, Task<string>> PrepareAsync,
    Func<string, int, Work> OurWork,
    Func<BenchFolder, string, int, Task<Side>> Rival)
{
    /// <summary>The rival's work, where it is driven from a process of this program: <c>rival NAME THREADS PREPARED</c>.</summary>
    public Func<string, int, Work>? RivalWork { get; init; }

    /// <summary>Another name on the command line, for this and others that belong together.</summary>
    public string? Group { get; init; }

    /// <summary>How many processors to measure with, unless the command line says.</summary>
    public IReadOnlyList<int> Threads { get; init; } = [2, 1];

    /// <summary>How many pairs of runs, unless the command line says.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>The most memory our side may hold, where that is part of the goal.</summary>
    public long? MostMebibytes { get; init; }

    /// <summary>The longest our median run may take, where that is part of the goal.</summary>
    public double? MostMilliseconds { get; init; }

    /// <summary>What a reader should know of how it was measured; null when the table says all.</summary>
    public string? Note { get; init; }
}

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
