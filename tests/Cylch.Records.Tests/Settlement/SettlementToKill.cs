using System.Diagnostics;
using System.Globalization;
using Cylch.Records.Schema;
using Cylch.Records.Tests.TestData;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Tests.Settlement;

/// <param name="Number">Which of the marks, from 0.</param>
internal sealed record KillAim(TestDatabase Database, KillAt At, int Number);

/// <summary>How a settlement that was to be killed ended.</summary>
/// <param name="Step">The step it was in.</param>
/// <param name="Place">
/// Where in the step: <c>before</c>, <c>inside</c> a transaction, <c>commit</c> (asked for, no answer yet), <c>after</c>; or <c>finished</c>, when it
/// had nothing more to do.
/// </param>
internal sealed record KilledAt(string Step, string Place);

/// <summary>Settlements in a process of their own, each with its own records, so that they can be killed as nothing inside a process can be.</summary>
internal static class SettlementToKill
{
    public const string Asked = "--settle-until-killed";

    private const string Finished = "\nfinished ";
    private const int ArgumentsEach = 4;

    /// <summary>The process itself: which databases, microseconds after the marks, and for each settlement its connection, file of marks, mark and number.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var settlements = args.Skip(3).Chunk(ArgumentsEach).ToList();
        var kill = new Kill(settlements.Count, Number(args[2]));
        await Task.WhenAll(settlements.Select(settlement => Task.Run(() => SettleAsync(args[1] == nameof(DatabaseKind.Sqlite), settlement, kill))));
        return 0;
    }

    /// <summary>Starts them and waits until they were killed, or had nothing more to do.</summary>
    public static async Task<IReadOnlyList<KilledAt>> StartAsync(DatabaseKind kind, IReadOnlyList<KillAim> aims, int microseconds)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, Environment = { ["DOTNET_TieredPGO"] = "0" } };
        var folder = Directory.CreateTempSubdirectory("cylch-kill-").FullName;
        string Marks(int at) => Path.Combine(folder, at.ToString(CultureInfo.InvariantCulture));
        string[] arguments =
        [
            typeof(SettlementToKill).Assembly.Location, Asked, kind.ToString(), microseconds.ToString(CultureInfo.InvariantCulture),
            .. aims.SelectMany((aim, at) => new[]
            {
                aim.Database.Database.ConnectionString, Marks(at), aim.At.ToString(), aim.Number.ToString(CultureInfo.InvariantCulture),
            }),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The settlements did not start.");
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        const int Sigkill = 128 + 9;
        if (process.ExitCode is not 0 and not Sigkill)
        {
            throw new InvalidOperationException($"The settlements ended by themselves with {process.ExitCode}: {said}");
        }

        var places = aims.Select((_, at) => Place(File.ReadAllText(Marks(at)))).ToList();
        Directory.Delete(folder, recursive: true);
        return places;
    }

    private static async Task SettleAsync(bool isSqlite, string[] settlement, Kill kill)
    {
        using var marks = new Marks(settlement[1], Enum.Parse<KillAt>(settlement[2]), Number(settlement[3]), kill);
        var options = new DbContextOptionsBuilder<CylchDb>();
        new Database(isSqlite, settlement[0]).Configure(options);
        options.AddInterceptors(marks, marks.Transactions);
        try
        {
            await new SettlementSteps(() => new CylchDb(options.Options), marks.Begin).RunAsync();
        }
        catch (Exception broken)
        {
            // The others wait for a kill that would never come.
            await Console.Error.WriteLineAsync(broken.ToString());
            Environment.Exit(1);
        }

        marks.Begin("finished");
        kill.Arrive();
    }

    private static KilledAt Place(string told)
    {
        var last = told.Split('\n')[^1];
        var (step, seen) = (last.Split(' ')[0], last.Split(' ')[^1]);
        var opened = seen.LastIndexOf('[');
        var ended = Math.Max(seen.LastIndexOf(']'), seen.LastIndexOf('}'));
        var place = told.EndsWith(Finished, StringComparison.Ordinal) ? "finished"
            : opened > ended ? seen.EndsWith('!') ? "commit" : "inside"
            : ended >= 0 ? "after" : "before";
        return new KilledAt(step, place);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
