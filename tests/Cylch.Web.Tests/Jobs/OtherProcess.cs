using System.Diagnostics;
using System.Text;

namespace Cylch.Web.Tests.Jobs;

/// <summary>The program in a process of its own, so that it can be killed as nothing inside a process can be.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private OtherProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Everything it has said so far, for a test that fails.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public static OtherProcess Start(params IEnumerable<string> arguments)
    {
        // Debug tests run the debug program, release tests the release one.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var root = Root();
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_CONTENTROOT"] = Path.Combine(root, "src", "Cylch.Web") },
        };
        start.ArgumentList.Add(Path.Combine(root, "artifacts", "bin", "Cylch.Web", configuration, "Cylch.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new OtherProcess(Process.Start(start) ?? throw new InvalidOperationException("The program did not start."));
    }

    /// <summary>Ends it between two instructions: no handler runs and nothing is flushed (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
        }

        return folder.FullName;
    }
}
