namespace Cylch.Bench;

/// <summary>All runs of both sides of a benchmark at one number of threads.</summary>
/// <param name="Benchmark">What was measured.</param>
/// <param name="Threads">The most threads, and processors, each side might use.</param>
/// <param name="RivalName">Who the other side was.</param>
/// <param name="Ours">Our runs, in order.</param>
/// <param name="Theirs">The rival's runs, in order.</param>
/// <param name="BusyBefore">How many processors others were using in the two seconds before each pair.</param>
public sealed record Comparison(
    Benchmark Benchmark, int Threads, string RivalName, IReadOnlyList<Run> Ours, IReadOnlyList<Run> Theirs, IReadOnlyList<double> BusyBefore)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>How many of the pairs began while nobody else was at work.</summary>
    public int QuietPairs => BusyBefore.Count(busy => busy <= Machine.QuietProcessors);

    /// <summary>
    /// Others were at work before more than a quarter of the pairs: the side with more threads then loses more, and a ratio of times says little.
    /// </summary>
    public bool WasBusy => QuietPairs * 4 < BusyBefore.Count * 3;

    /// <summary>The most memory our side held.</summary>
    public long PeakMebibytes => Ours.Max(run => run.PeakKilobytes) / 1024;

    /// <summary>The rival's median time over ours: how many times as fast we are.</summary>
    public double MedianRatio => Median(Theirs, run => run.Milliseconds) / Median(Ours, run => run.Milliseconds);

    /// <summary>The rival's best time over ours.</summary>
    public double LeastRatio => Theirs.Min(run => run.Milliseconds) / Ours.Min(run => run.Milliseconds);

    /// <summary>Names a total that differs between any two runs; null when all agree, and only then does a ratio count.</summary>
    public string? Disagreement()
    {
        var first = Ours[0].Totals;
        foreach (var run in Ours.Concat(Theirs))
        {
            foreach (var (name, total) in first)
            {
                if (!run.Totals.TryGetValue(name, out var other) || other != total)
                {
                    return $"{name}: {total} against {(run.Totals.ContainsKey(name) ? other : "nothing")}";
                }
            }

            if (run.Totals.Count != first.Count)
            {
                return $"{first.Count} totals against {run.Totals.Count}";
            }
        }

        return null;
    }

    /// <summary>Runs both sides in turn, ours first, after one run each that is not counted.</summary>
    public static async Task<Comparison> MeasureAsync(Benchmark benchmark, BenchFolder folder, string prepared, int threads, int rounds)
    {
        using var ours = Side.StartSelf("Cylch", "side", benchmark.Name, threads, folder.Root, prepared);
        using var theirs = await benchmark.Rival(folder, prepared, threads);
        var (our, their, busy) = (new List<Run>(), new List<Run>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            busy.Add(await Machine.BusyAsync(Look));
            our.Add(await ours.RunAsync());
            their.Add(await theirs.RunAsync());
            Console.WriteLine(
                $"  {(round == 0 ? "warm-up" : $"round {round}")}: {our[^1].Milliseconds:N0} ms, {theirs.Name} {their[^1].Milliseconds:N0} ms, "
                + $"others on {busy[^1]:0.00} processors before");
        }

        return new Comparison(benchmark, threads, theirs.Name, our[1..], their[1..], busy[1..]);
    }

    public static double Median(IEnumerable<Run> runs, Func<Run, double> of)
    {
        var sorted = runs.Select(of).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
