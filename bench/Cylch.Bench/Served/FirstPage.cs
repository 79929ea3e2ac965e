using System.Globalization;
using System.Text;

namespace Cylch.Bench.Served;

/// <summary>P14: from starting the program to its first page, with an empty data folder and with a full one, and the memory it holds.</summary>
public static class FirstPage
{
    private const int UsualRounds = 3;
    private const int PagesOpened = 200;

    public static readonly Measurement P14 = new(
        "p14",
        "from starting the program to the whole of its first page; the memory it holds",
        "first load at most 15 s, later start at most 5 s, resident at most 200 MiB with the demonstration authority",
        RunAsync)
    {
        Alias = "start",
    };

    private static async Task<string> RunAsync(BenchFolder folder, int? rounds)
    {
        var text = new StringBuilder();
        text.AppendLine("| Start | Seconds to first page | Resident MiB then | Resident MiB after 200 pages | Peak MiB |");
        text.AppendLine("| --- | --- | --- | --- | --- |");
        var (first, later) = (new List<Start>(), new List<Start>());
        for (var round = 0; round < (rounds ?? UsualRounds); round++)
        {
            var data = Path.Combine(folder.Path, "first-start");
            if (Directory.Exists(data))
            {
                Directory.Delete(data, recursive: true);
            }

            first.Add(await StartAsync(folder, data));
            text.AppendLine(first[^1].Row("first, loading the demonstration"));
            later.Add(await StartAsync(folder, data));
            text.AppendLine(later[^1].Row("later"));
            Console.WriteLine($"  round {round + 1}: {first[^1].Seconds:0.0} s and {later[^1].Seconds:0.0} s");
        }

        var (most, mostAfter) = (first.Concat(later).Max(start => start.Resident), first.Concat(later).Max(start => start.ResidentAfter));
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"- First load, the middle of {first.Count}: {Middle(first):0.0} s ({Said(Middle(first) <= 15)}).");
        text.AppendLine(CultureInfo.InvariantCulture, $"- Later start, the middle of {later.Count}: {Middle(later):0.0} s ({Said(Middle(later) <= 5)}).");
        text.AppendLine(CultureInfo.InvariantCulture, $"- Resident with the demonstration authority, the most at the first page: {most} MiB ({Said(most <= 200)}); after {PagesOpened} pages: {mostAfter} MiB ({Said(mostAfter <= 200)}); peak while loading: {first.Max(start => start.Peak)} MiB.");
        return text.ToString();
    }

    private static async Task<Start> StartAsync(BenchFolder folder, string data)
    {
        await using var program = await RunningProgram.CylchAsync(folder, data);
        var resident = program.ResidentMebibytes();
        using var visitor = await SignedIn.AsAsync(program.Address, "Elin Prys");
        var people = await visitor.LinkedAsync("/assessment/people", "/assessment/people/");
        string[] some = ["/", "/assessment/people", "/find?q=mair", "/analyse", "/do", "/review", .. people.Take(30).Select(person => $"/assessment/people/{person}"), "/thread/outcomes/1", "/outcomes/1"];
        for (var opened = 0; opened < PagesOpened; opened++)
        {
            await visitor.TextAsync(some[opened % some.Length]);
        }

        return new Start(program.ToFirstPage.TotalSeconds, resident, program.ResidentMebibytes(), program.PeakMebibytes());
    }

    private static double Middle(List<Start> starts) => starts.Select(start => start.Seconds).Order().ElementAt(starts.Count / 2);

    private static string Said(bool isReached) => isReached ? "reached" : "not reached";

    private sealed record Start(double Seconds, long Resident, long ResidentAfter, long Peak)
    {
        public string Row(string kind) => string.Create(CultureInfo.InvariantCulture, $"| {kind} | {Seconds:0.0} | {Resident} | {ResidentAfter} | {Peak} |");
    }
}
