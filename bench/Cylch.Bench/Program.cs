using System.Globalization;
using Cylch.Bench;
using NodaTime;

// cylch bench [names] [--rounds 15] [--threads 2,1]
// A side is started by the program itself: side NAME THREADS PREPARED
IReadOnlyList<Benchmark> all = [VisitsCsv.P5];

if (args is ["side", var side, var count, var file])
{
    var work = all.Single(benchmark => benchmark.Name == side).OurWork;
    Side.Serve(() => work(file, int.Parse(count, CultureInfo.InvariantCulture)));
    return 0;
}

var rounds = int.Parse(Option("--rounds") ?? "15", CultureInfo.InvariantCulture);
var threads = (Option("--threads") ?? "2,1").Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
var names = args.TakeWhile(arg => !arg.StartsWith('-')).ToList();
var chosen = all.Where(benchmark => names.Count == 0 || names.Contains(benchmark.Name)).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"There is no such measurement. There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

var folder = BenchFolder.Find();
var comparisons = new List<Comparison>();
foreach (var benchmark in chosen)
{
    Console.WriteLine($"{benchmark.Name}: {benchmark.Title}");
    var prepared = await benchmark.PrepareAsync(folder);
    foreach (var limit in threads)
    {
        var comparison = await Comparison.MeasureAsync(benchmark, folder, prepared, limit, rounds);
        comparisons.Add(comparison);
        Console.WriteLine(Report.Verdict(comparison));
    }
}

Report.Write(folder, comparisons, SystemClock.Instance.GetCurrentInstant().InUtc().Date);
return comparisons.TrueForAll(comparison => comparison.Disagreement() is null) ? 0 : 1;

string? Option(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
