using System.Globalization;
using Cylch.Bench;
using Cylch.Bench.Pricing;
using Cylch.Bench.Served;
using Cylch.Bench.Taking;
using NodaTime;

// cylch bench [names] [--rounds 15] [--threads 2,1]
// A side is started by the program itself: side NAME THREADS PREPARED, and a rival driven from here: rival NAME THREADS PREPARED
IReadOnlyList<Benchmark> all = [VisitsCsv.P5, VisitsTaken.P6, .. MonthPriced.All, MonthExplained.P2, WalesYear.P15];

if (args is ["side" or "rival", var served, var count, var told])
{
    var benchmark = all.Single(benchmark => benchmark.Name == served);
    var work = args[0] == "side" ? benchmark.OurWork : benchmark.RivalWork!;
    await Side.ServeAsync(work(told, int.Parse(count, CultureInfo.InvariantCulture)));
    return 0;
}

if (args is ["bare", var recorded, var address])
{
    await BareServer.ServeAsync(recorded, address);
    return 0;
}

var rounds = Option("--rounds") is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : (int?)null;
var threads = Option("--threads")?.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
var names = args.TakeWhile(arg => !arg.StartsWith('-')).ToList();
var chosen = all.Where(benchmark => names.Count == 0 || names.Contains(benchmark.Name) || (benchmark.Group is { } group && names.Contains(group))).ToList();
var running = Measurement.All.Where(measurement => measurement.IsAsked(names)).ToList();
if (chosen.Count + running.Count == 0)
{
    var known = all.Select(benchmark => benchmark.Name).Concat(Measurement.All.Select(measurement => $"{measurement.Name} ({measurement.Alias})"));
    Console.Error.WriteLine($"There is no such measurement. There are: {string.Join(", ", known)}.");
    return 2;
}

var folder = BenchFolder.Find();
var comparisons = new List<Comparison>();
foreach (var benchmark in chosen)
{
    Console.WriteLine($"{benchmark.Name}: {benchmark.Title}");
    var prepared = await benchmark.PrepareAsync(folder);
    foreach (var limit in threads ?? benchmark.Threads)
    {
        var comparison = await Comparison.MeasureAsync(benchmark, folder, prepared, limit, rounds ?? benchmark.Rounds);
        comparisons.Add(comparison);
        Console.WriteLine(Report.Verdict(comparison));
    }
}

var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
Report.Write(folder, comparisons, today);
foreach (var measurement in running)
{
    Console.WriteLine($"{measurement.Name}: {measurement.Title}");
    Report.Write(folder, measurement, await measurement.RunAsync(folder, rounds), today);
}

return comparisons.TrueForAll(comparison => comparison.Disagreement() is null) ? 0 : 1;

string? Option(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
