using System.Diagnostics;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Journeys.Tests;

/// <summary>
/// The program as people run it: a process of its own, with the demonstration authority on a data folder of its own. It may be
/// cut off and started again on the same folder, on a later day of the demonstration.
/// </summary>
public sealed class CylchProgram : IAsyncDisposable
{
    private const string Ready = "Cylch is ready: ";
    private readonly string _data = Path.Combine(Path.GetTempPath(), "cylch-journeys-" + Guid.NewGuid().ToString("N"));
    private Process? _process;

    /// <summary>A program whose data folder begins as this one's is now. This one has been cut off; its folder stays as it is.</summary>
    public CylchProgram Copied()
    {
        if (_process is not null)
        {
            throw new InvalidOperationException("A folder is copied when nobody writes to it.");
        }

        var copy = new CylchProgram();
        foreach (var file in Directory.EnumerateFiles(_data, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy._data, Path.GetRelativePath(_data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
            {
                folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
            }

            return folder.FullName;
        }
    }

    public string Address { get; private set; } = "";

    /// <param name="today">The day it is in the demonstration; null for the demonstration's own day.</param>
    public async Task StartAsync(LocalDate? today = null)
    {
        _process = Process.Start(Start(today)) ?? throw new InvalidOperationException("The program did not start.");
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                Address = line[Ready.Length..];

                // The pipe is read to its end so that the program never waits to be heard.
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("The program ended before it was ready:" + Environment.NewLine + string.Join(Environment.NewLine, said));
    }

    /// <summary>Cuts the program off where it stands, as a power cut would.</summary>
    public async Task CutOffAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await CutOffAsync();
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    private ProcessStartInfo Start(LocalDate? today)
    {
        // Debug tests run the debug program, release tests the release one.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(Root, "artifacts", "bin", "Cylch.Web", configuration, "Cylch.Web.dll"), "--data", _data, "--urls", "http://127.0.0.1:0" },
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_CONTENTROOT"] = Path.Combine(Root, "src", "Cylch.Web") },
        };
        if (today is { } day)
        {
            start.ArgumentList.Add("--today");
            start.ArgumentList.Add(LocalDatePattern.Iso.Format(day));
        }

        return start;
    }
}
