using System.Runtime.CompilerServices;

namespace Cylch.Records.Delivery;

/// <summary>Works out the next of a sequence while the one before is being used.</summary>
internal static class OneAhead
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = source.GetAsyncEnumerator(cancellationToken);
        var next = NextAsync();
        try
        {
            while (await next)
            {
                var current = reader.Current;
                next = NextAsync();
                yield return current;
            }
        }
        finally
        {
            // Whoever stops early does not wait for what the next one came to, but its reader cannot be let go of before.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // On a thread of its own, for much of it may be done before anything is waited for.
        Task<bool> NextAsync() => Task.Run(async () => await reader.MoveNextAsync(), CancellationToken.None);
    }
}
