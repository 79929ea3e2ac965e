using System.Globalization;
using System.Text;
using Cylch.Bench.Served;
using NodaTime;

namespace Cylch.Bench;

/// <summary>Writes what was measured into <c>bench/results.md</c>, one section a benchmark; the others stay as they are.</summary>
public static class Report
{
    private const string Opening = """
        # What was measured

        Written by `./cylch bench`. Each section is one benchmark on one day on one machine; run it again to have yours. Both sides run in turn, each in
        a process of its own, on the same processors. A ratio counts only when every run of both sides came to the same totals, and is judged only
        when others left the processors alone in the two seconds before three quarters of the pairs. CPU includes servers; peak memory does not.

        """;

    public static void Write(BenchFolder folder, IReadOnlyList<Comparison> comparisons, LocalDate today)
    {
        var file = Path.Combine(folder.Root, "bench", "results.md");
        var sections = Sections(file);
        foreach (var group in comparisons.GroupBy(comparison => comparison.Benchmark))
        {
            sections[group.Key.Name] = Section(group.Key, [.. group], today);
        }

        File.WriteAllText(file, Opening + string.Concat(sections.Values.Select(section => "\n" + section)));
    }

    /// <summary>A section about the program as people run it.</summary>
    public static void Write(BenchFolder folder, Measurement measurement, string found, LocalDate today)
    {
        var file = Path.Combine(folder.Root, "bench", "results.md");
        var sections = Sections(file);
        sections[measurement.Name] = string.Create(
            CultureInfo.InvariantCulture,
            $"## {measurement.Name}: {measurement.Title}\n\nGoal: {measurement.Goal}. Measured {today:uuuu-MM-dd} on {Machine.Describe()}.\n\n{found}");
        File.WriteAllText(file, Opening + string.Concat(sections.Values.Select(section => "\n" + section)));
    }

    public static string Section(Benchmark benchmark, IReadOnlyList<Comparison> comparisons, LocalDate today)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"## {benchmark.Name}: {benchmark.Title}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Goal: {benchmark.Goal}. Measured {today:uuuu-MM-dd} on {Machine.Describe()}.").AppendLine();
        text.AppendLine("| Threads | Side | Runs | Median ms | Least ms | Median CPU ms | Peak MiB |");
        text.AppendLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var comparison in comparisons)
        {
            Row(text, comparison.Threads, "Cylch", comparison.Ours);
            Row(text, comparison.Threads, comparison.RivalName, comparison.Theirs);
        }

        text.AppendLine();
        if (benchmark.Note is { } note)
        {
            text.AppendLine(note).AppendLine();
        }

        foreach (var comparison in comparisons)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {Verdict(comparison)}");
        }

        var totals = comparisons[0].Ours[0].Totals.Select(total => string.Create(CultureInfo.InvariantCulture, $"{total.Key} {total.Value:N0}"));
        return text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Totals: {string.Join(", ", totals)}.").ToString();
    }

    public static string Verdict(Comparison comparison)
    {
        if (comparison.Disagreement() is { } difference)
        {
            return $"{comparison.Threads} thread(s): the sides disagree ({difference}), so no ratio counts.";
        }

        var cpu = Comparison.Median(comparison.Theirs, run => run.CpuMilliseconds) / Comparison.Median(comparison.Ours, run => run.CpuMilliseconds);
        var ratios = $"{comparison.MedianRatio:0.00} times as fast by medians, {comparison.LeastRatio:0.00} by minima, {cpu:0.00} by CPU time";
        return $"{comparison.Threads} thread(s), {comparison.QuietPairs} of {comparison.BusyBefore.Count} pairs begun in quiet: {ratios}: {Judged(comparison)}.";
    }

    private static string Judged(Comparison comparison)
    {
        if (comparison.WasBusy)
        {
            return "goal not judged, the machine was busy; only CPU time says much";
        }

        var isFast = comparison.MedianRatio >= (double)comparison.Benchmark.LeastRatio;
        var goal = $"goal {(isFast ? "reached" : "not reached")}";
        if (comparison.Benchmark.MostMilliseconds is { } longest)
        {
            var median = Comparison.Median(comparison.Ours, run => run.Milliseconds);
            goal += $"; {median:N0} ms of at most {longest:N0}, goal {(median <= longest ? "reached" : "not reached")}";
        }

        return comparison.Benchmark.MostMebibytes is not { } most
            ? goal
            : $"{goal}; {comparison.PeakMebibytes:N0} MiB at most, goal {(comparison.PeakMebibytes <= most ? "reached" : "not reached")}";
    }

    private static void Row(StringBuilder text, int threads, string side, IReadOnlyList<Run> runs)
    {
        var (median, cpu) = (Comparison.Median(runs, run => run.Milliseconds), Comparison.Median(runs, run => run.CpuMilliseconds));
        var (least, peak) = (runs.Min(run => run.Milliseconds), runs.Max(run => run.PeakKilobytes) / 1024);
        text.AppendLine(CultureInfo.InvariantCulture, $"| {threads} | {side} | {runs.Count} | {median:N0} | {least:N0} | {cpu:N0} | {peak:N0} |");
    }

    private static SortedDictionary<string, string> Sections(string file)
    {
        var sections = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(file))
        {
            foreach (var part in File.ReadAllText(file).Split("\n## ").Skip(1))
            {
                sections[part[..part.IndexOf(':', StringComparison.Ordinal)]] = "## " + part.TrimEnd('\n') + "\n";
            }
        }

        return sections;
    }
}
