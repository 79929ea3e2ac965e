using System.Diagnostics;

namespace Cylch.Bench.Rivals;

/// <summary>DuckDB through its own Node package, installed at the exact version of its lock file into the measuring folder.</summary>
public static class DuckDb
{
    /// <param name="folder">Where measuring keeps what it makes.</param>
    /// <param name="script">The name of a script in <c>bench/duckdb</c>, without its ending.</param>
    /// <param name="file">What it reads.</param>
    /// <param name="threads">How many threads DuckDB may use, on as many processors.</param>
    public static async Task<Side> StartAsync(BenchFolder folder, string script, string file, int threads)
    {
        var installed = await InstallAsync(folder);
        return Side.Start("DuckDB", threads, installed, "node", Path.Combine(installed, "side.mjs"), script, $"{threads}", file);
    }

    private static async Task<string> InstallAsync(BenchFolder folder)
    {
        var source = Path.Combine(folder.Root, "bench", "duckdb");
        var target = Directory.CreateDirectory(Path.Combine(folder.Path, "duckdb")).FullName;
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }

        if (!Directory.Exists(Path.Combine(target, "node_modules", "@duckdb", "node-api")))
        {
            Console.WriteLine("Installing DuckDB.");
            // Not "ci", which asks the lock file for the native part of every system, also of those the machine's source does not have.
            string[] install = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
            var start = new ProcessStartInfo("npm", install) { WorkingDirectory = target };
            using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm is needed for the rival and was not found.");
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException("DuckDB could not be installed; what npm said is above.");
            }
        }

        return target;
    }
}
