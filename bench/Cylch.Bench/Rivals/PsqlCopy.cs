using System.Diagnostics;
using System.Globalization;
using Cylch.Bench.Taking;

namespace Cylch.Bench.Rivals;

/// <summary>psql's <c>\copy</c> from a CSV file of finished rows.</summary>
public static class PsqlCopy
{
    private const string Columns =
        "package_id, import_id, visit_on, start_at, planned_minutes, actual_minutes, care_workers, is_secondary, care_worker_ref, missed_reason, note, content_key";

    /// <summary>Writes the visits that the rival's database holds as a file of rows, in the order they were taken.</summary>
    public static Task ExportAsync(TakingFolder prepared) =>
        RunAsync($"\\copy (SELECT {Columns} FROM visits ORDER BY id) TO '{prepared.Rows}' WITH (FORMAT csv)");

    public static Work Work(TakingFolder prepared)
    {
        var peak = 0L;
        return new Work(
            () => Cluster.RunAsync(Cluster.Theirs, "TRUNCATE visits RESTART IDENTITY CASCADE; CHECKPOINT"),
            async () => peak = Math.Max(peak, await RunAsync($"\\copy visits ({Columns}) FROM '{prepared.Rows}' WITH (FORMAT csv)")),
            () => Cluster.TotalsAsync(Cluster.Theirs))
        {
            CpuElsewhere = () => Cluster.CpuMilliseconds() + ProcessTimes.OfEndedChildren(),
            PeakKilobytes = () => peak,
        };
    }

    // When it is done, psql's own shell reads the most memory that psql held.
    private static async Task<long> RunAsync(string command)
    {
        var to = Cluster.Connection(Cluster.Theirs);
        string[] arguments = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", command, "-c", "\\! grep VmHWM /proc/$PPID/status"];
        var start = new ProcessStartInfo("psql", arguments)
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["PGHOST"] = to.Host, ["PGPORT"] = $"{to.Port}", ["PGUSER"] = to.Username, ["PGPASSWORD"] = to.Password, ["PGDATABASE"] = to.Database,
            },
        };
        using var psql = Process.Start(start) ?? throw new InvalidOperationException("psql is needed for the rival and was not found.");
        var said = await psql.StandardOutput.ReadToEndAsync();
        await psql.WaitForExitAsync();
        return psql.ExitCode == 0
            ? long.Parse(said.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The rows could not be copied; what psql said is above.");
    }
}
