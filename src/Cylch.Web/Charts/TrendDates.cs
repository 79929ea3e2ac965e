namespace Cylch.Web.Charts;

/// <summary>
/// Which dates under an axis have room for their words: the ends first, then what fits between, and more as the drawing grows wider.
/// </summary>
internal static class TrendDates
{
    // How wide the drawing is at least, words beside it taken off, in a figure of each width.
    private static readonly (double DrawingPixels, string? Style)[] Widths = [(170, null), (300, "ch-from-460"), (560, "ch-from-760")];

    /// <returns>Each date that has room, with the class that hides it in a figure too narrow for it.</returns>
    public static IReadOnlyList<(TrendReading Date, string? Style)> ThatFit(
        IReadOnlyList<TrendReading> dates, TrendFrame frame, Func<TrendReading, string> words)
    {
        List<(TrendReading Date, string? Style)> chosen = [];
        foreach (var (width, style) in Widths)
        {
            foreach (var date in EndsFirst(dates).Where(d => !chosen.Exists(c => c.Date == d)))
            {
                var (from, to) = Extent(date, frame, width, words);
                if (chosen.TrueForAll(c => Clear(Extent(c.Date, frame, width, words), from, to)))
                {
                    chosen.Add((date, style));
                }
            }
        }
        return chosen;
    }

    private static IEnumerable<TrendReading> EndsFirst(IReadOnlyList<TrendReading> dates) =>
        dates.Count < 3 ? dates : [dates[0], dates[^1], .. dates.Skip(1).SkipLast(1)];

    public static string Anchor(double percent) => percent switch { <= 4 => "start", >= 96 => "end", _ => "middle" };

    private static bool Clear((double From, double To) other, double from, double to) => to + 10 <= other.From || from >= other.To + 10;

    private static (double From, double To) Extent(
        TrendReading date, TrendFrame frame, double widthPixels, Func<TrendReading, string> words)
    {
        var (x, width) = (frame.X(date.On) / 100 * widthPixels, Words.Pixels(words(date)));
        return Anchor(frame.X(date.On)) switch
        {
            "start" => (x, x + width),
            "end" => (x - width, x),
            _ => (x - width / 2, x + width / 2),
        };
    }
}
