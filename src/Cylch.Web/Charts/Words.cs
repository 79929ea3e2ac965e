namespace Cylch.Web.Charts;

/// <summary>How much room words take at 16 pixels. An SVG text does not wrap or make way, so the drawing must know beforehand.</summary>
internal static class Words
{
    public const double LinePixels = 20;

    /// <summary>Rather too much than too little: the typeface averages 8.3 pixels a letter, and a fallback may be wider.</summary>
    public static double Pixels(string text) => text.Length * 8.7;

    /// <summary>Two lines at most, parted at the space nearest the middle when the text is longer than it should be.</summary>
    public static IReadOnlyList<string> InTwoLines(string text, int lettersOnOneLine)
    {
        if (text.Length <= lettersOnOneLine || !text.Contains(' ', StringComparison.Ordinal))
        {
            return [text];
        }
        var middle = text.Length / 2;
        var cut = Enumerable.Range(0, text.Length).Where(i => text[i] == ' ').MinBy(i => Math.Abs(i - middle));
        return [text[..cut], text[(cut + 1)..]];
    }

    /// <summary>Moves labels as little as can be (least squares) so that no two are nearer than the gap; the order is kept.</summary>
    /// <param name="wanted">Where each label would stand, from low to high.</param>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> wanted, double gap, double lowest, double highest)
    {
        // Taking the gaps out leaves "never decreasing", which pooling neighbours solves exactly.
        List<(double Sum, int Count)> pools = [];
        for (var i = 0; i < wanted.Count; i++)
        {
            pools.Add((wanted[i] - i * gap, 1));
            while (pools.Count > 1 && Mean(pools[^2]) > Mean(pools[^1]))
            {
                var last = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pools[^1] = (pools[^1].Sum + last.Sum, pools[^1].Count + last.Count);
            }
        }
        var top = Math.Max(lowest, highest - Math.Max(0, wanted.Count - 1) * gap);
        return [.. pools.SelectMany(p => Enumerable.Repeat(Math.Clamp(Mean(p), lowest, top), p.Count)).Select((at, i) => at + i * gap)];
    }

    private static double Mean((double Sum, int Count) pool) => pool.Sum / pool.Count;
}
