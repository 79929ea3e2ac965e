using System.Diagnostics;

namespace Cylch.Records.Tests.Settlement;

/// <summary>
/// Kills its own process (SIGKILL, by the system, between two instructions) once every settlement in it waits at its mark or has nothing more to do.
/// </summary>
/// <param name="settlements">How many there are.</param>
/// <param name="microseconds">How long they go on from their marks before it; 0 when they are killed where they wait.</param>
internal sealed class Kill(int settlements, int microseconds)
{
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing = settlements;
    private int _waiting;

    public async Task WaitAsync()
    {
        Interlocked.Increment(ref _waiting);
        Arrive();
        await _goOn.Task;
    }

    /// <summary>A settlement that ended before its mark came.</summary>
    public void Arrive()
    {
        if (Interlocked.Decrement(ref _missing) == 0 && _waiting > 0)
        {
            new System.Threading.Thread(Run) { IsBackground = true, Priority = ThreadPriority.Highest }.Start();
        }
    }

    private void Run()
    {
        if (microseconds > 0)
        {
            var waited = Stopwatch.StartNew();
            _goOn.SetResult();
            while (waited.Elapsed < TimeSpan.FromMicroseconds(microseconds))
            {
                System.Threading.Thread.SpinWait(20);
            }
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
