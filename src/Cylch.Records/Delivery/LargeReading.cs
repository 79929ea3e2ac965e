namespace Cylch.Records.Delivery;

/// <summary>
/// What a large reading held is given back as soon as it ends. A month of Wales leaves some eighty megabytes that nothing else will soon
/// need, and left alone the next reading would take its own beside them.
/// </summary>
internal static class LargeReading
{
    private const long Large = 100_000;

    public static void LetGo(long rows)
    {
        if (rows >= Large)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
