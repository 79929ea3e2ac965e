namespace Cylch.Records.Delivery;

/// <summary>
/// What a large reading no longer needs is given back at once: before it begins, what it took to find out what is known; after it has
/// ended, what it held. A month of Wales leaves some fifty megabytes, and left alone the next reading would take its own beside them.
/// </summary>
internal static class LargeReading
{
    private const long Large = 16 << 20;

    /// <param name="bytes">The size of the file. After a small one it would cost others more than it gives back.</param>
    public static void LetGo(long bytes)
    {
        if (bytes >= Large)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
