using System.Globalization;
using System.Text;

namespace Cylch.Bench.Served;

/// <summary>P9: the program's own pages, signed in, authorised and written down, beside a bare server of the same bytes.</summary>
public static class PagesUnderLoad
{
    private const int Seconds = 2;
    private const int WarmSeconds = 8;
    private const int UsualRounds = 5;
    private static readonly int[] Connections = [16, 64];
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static readonly Measurement P9 = new(
        "p9",
        "pages as people open them, signed in, authorised and each look at a record written down, beside a bare server of the same bytes",
        "1,000 pages a second or more; p50 at most 6 times and p99 at most 3 times that of the bare server",
        RunAsync)
    {
        Alias = "pages",
    };

    private static async Task<string> RunAsync(BenchFolder folder, int? rounds)
    {
        await using var ours = await RunningProgram.CylchAsync(folder, Path.Combine(folder.Path, "demonstration"));
        using var auditor = await SignedIn.AsAsync(ours.Address, "Owain Pugh");
        using var careManager = await SignedIn.AsAsync(ours.Address, "Elin Prys");
        var sets = await SetsAsync(auditor, careManager);
        await using var bare = await RunningProgram.BareAsync(await BareServer.WriteAsync(folder, [.. sets.SelectMany(set => set.Pages)]));
        var text = new StringBuilder();
        text.AppendLine("| Page | Connections | Server | Pages a second | p50 ms | p99 ms | CPU ms a page | Resident MiB | Wrong |");
        text.AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var verdicts = new List<string>();
        foreach (var set in sets)
        {
            Console.WriteLine($"  {set.Name}: {set.Pages.Count} addresses, {set.Pages.Average(p => p.Body.Length):N0} bytes on average");
            await Wrk.RunAsync(folder, ours.Address, set.Pages, set.Cookie, Connections[0], WarmSeconds);
            foreach (var connections in Connections)
            {
                var pair = await PairAsync(folder, ours, bare, set, connections, rounds ?? UsualRounds);
                text.AppendLine(pair.Row(set.Name, connections));
                verdicts.Add(pair.Verdict(set.Name, connections));
                Console.WriteLine("  " + verdicts[^1]);
            }
        }

        text.AppendLine().AppendLine("Load by wrk on the same processors. Bytes as sent, compressed, " + string.Join("; ", sets.Select(set =>
            string.Create(CultureInfo.InvariantCulture, $"{set.Name}: {set.Pages.Count} addresses of {set.Pages.Average(p => p.Body.Length):N0}"))) + ".");
        text.AppendLine();
        verdicts.ForEach(verdict => text.AppendLine("- " + verdict));
        return text.ToString();
    }

    private static async Task<Pair> PairAsync(
        BenchFolder folder, RunningProgram ours, RunningProgram bare, PageSet set, int connections, int rounds)
    {
        var pair = new Pair(new Loaded(ours), new Loaded(bare));
        for (var round = 0; round < rounds; round++)
        {
            pair.BusyBefore.Add(await Machine.BusyAsync(Look));
            foreach (var side in (Loaded[])[pair.Ours, pair.Bare])
            {
                var cpu = side.Program.CpuMilliseconds();
                side.Loads.Add(await Wrk.RunAsync(folder, side.Program.Address, set.Pages, set.Cookie, connections, Seconds));
                side.CpuMilliseconds += side.Program.CpuMilliseconds() - cpu;
            }
        }

        return pair;
    }

    /// <summary>Many addresses of each kind, so that no one page is measured again and again; each is looked at before it counts.</summary>
    private static async Task<IReadOnlyList<PageSet>> SetsAsync(SignedIn auditor, SignedIn careManager)
    {
        var lists = Enumerable.Range(1, 12).Select(number => $"/assessment/people?p={number}").ToList();
        var people = new List<long>();
        foreach (var list in lists.Take(4))
        {
            people.AddRange(await auditor.LinkedAsync(list, "/assessment/people/"));
        }

        return
        [
            await SetAsync("List of 50 people", auditor, lists, "govuk-pagination"),
            await SetAsync("Statement with explanation", auditor, Enumerable.Range(64, 30).Select(run => $"/settlement/runs/{run}"), "st-line", least: 40_000),
            await SetAsync("Person's record", auditor, people.Select(person => $"/assessment/people/{person}"), "id=\"outcomes\""),
            await SetAsync("Thread of an outcome", auditor, Enumerable.Range(1, 200).Select(outcome => $"/thread/outcomes/{outcome}"), "id=\"back\""),
            await SetAsync("List of one's own people", careManager, ["/assessment/people"], "assessment/people/1"),
        ];
    }

    private static async Task<PageSet> SetAsync(string name, SignedIn visitor, IEnumerable<string> paths, string marker, int least = 0)
    {
        var pages = new List<RecordedPage>();
        foreach (var path in paths)
        {
            if (await visitor.RecordAsync(path) is not { } page || await visitor.TextAsync(path) is not { } text || text.Length < least)
            {
                continue;
            }

            pages.Add(text.Contains(marker, StringComparison.Ordinal)
                ? page
                : throw new InvalidOperationException($"{path} is not the page it should be: it lacks {marker}."));
        }

        return pages.Count == 0
            ? throw new InvalidOperationException($"There is no page for: {name}.")
            : new PageSet(name, visitor.Cookie, pages);
    }

    private sealed record PageSet(string Name, string Cookie, IReadOnlyList<RecordedPage> Pages);

    private sealed class Loaded(RunningProgram program)
    {
        public RunningProgram Program => program;

        public List<Load> Loads { get; } = [];

        public double CpuMilliseconds { get; set; }

        public double PagesPerSecond => Load.Median(Loads, load => load.PagesPerSecond);

        public double P50 => Load.Median(Loads, load => load.MedianMilliseconds);

        public double P99 => Load.Median(Loads, load => load.NinetyNinthMilliseconds);

        public long Wrong => Loads.Sum(load => load.Wrong);

        public string Cells => string.Create(
            CultureInfo.InvariantCulture,
            $"{PagesPerSecond:N0} | {P50:0.00} | {P99:0.00} | {CpuMilliseconds / Loads.Sum(load => load.Pages):0.000} | {program.ResidentMebibytes()} | {Wrong}");
    }

    private sealed record Pair(Loaded Ours, Loaded Bare)
    {
        /// <summary>How many processors others were using before each round.</summary>
        public List<double> BusyBefore { get; } = [];

        public string Row(string name, int connections) =>
            $"| {name} | {connections} | Cylch | {Ours.Cells} |{Environment.NewLine}| {name} | {connections} | Bare | {Bare.Cells} |";

        public string Verdict(string name, int connections)
        {
            var quiet = BusyBefore.Count(busy => busy <= Machine.QuietProcessors);
            var (p50, p99) = (Ours.P50 / Bare.P50, Ours.P99 / Bare.P99);
            return Ours.Wrong + Bare.Wrong > 0
                ? $"{name}, {connections} connections: {Ours.Wrong} and {Bare.Wrong} answers were not the page, so nothing counts."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}, {connections} connections: {Ours.PagesPerSecond:N0} pages a second ({Said(Ours.PagesPerSecond >= 1000)}); p50 {p50:0.0} times ({Said(p50 <= 6)}), p99 {p99:0.0} times the bare server's ({Said(p99 <= 3)}); {quiet} of {BusyBefore.Count} rounds begun in quiet.");
        }

        private static string Said(bool isReached) => isReached ? "reached" : "not reached";
    }
}
