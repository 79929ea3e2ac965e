namespace Cylch.Bench;

/// <summary>What one side does, in steps: only the second is timed.</summary>
/// <param name="BeforeAsync">Clears away what the run before left.</param>
/// <param name="RunAsync">The work itself.</param>
/// <param name="TotalsAsync">Adds up what the work came to.</param>
public sealed record Work(Func<Task> BeforeAsync, Func<Task> RunAsync, Func<Task<SortedDictionary<string, long>>> TotalsAsync)
{
    /// <summary>Milliseconds of CPU that other processes, such as a database server, have spent for this side so far.</summary>
    public Func<double> CpuElsewhere { get; init; } = () => 0;

    /// <summary>The most memory the side's own process has held so far.</summary>
    public Func<long> PeakKilobytes { get; init; } = Machine.PeakKilobytes;

    /// <summary>Work that waits for nobody and leaves nothing behind.</summary>
    public static Work Of<T>(Func<T> run, Func<T, SortedDictionary<string, long>> totals)
        where T : class
    {
        T? result = null;
        return new Work(
            () =>
            {
                result = null;
                return Task.CompletedTask;
            },
            () =>
            {
                result = run();
                return Task.CompletedTask;
            },
            () => Task.FromResult(totals(result!)));
    }
}
