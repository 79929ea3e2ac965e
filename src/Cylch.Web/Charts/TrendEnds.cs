namespace Cylch.Web.Charts;

/// <summary>
/// The words at the right end of the lines, the bracket that says how far apart two voices are,
/// and the names of target and baseline where they cover nothing.
/// </summary>
internal sealed class TrendEnds
{
    private const double GapPixels = 21;

    private readonly TrendFrame _frame;
    private readonly List<EndWord> _words = [];
    private readonly List<(TrendMark Mark, double Y)> _inside = [];
    private readonly (double Upper, double Lower)? _bracket;

    public TrendEnds(TrendChart chart, TrendFrame frame)
    {
        _frame = frame;
        foreach (var series in chart.Series)
        {
            if (series.Latest is { Value: { } value })
            {
                var style = series.Voice == TrendVoice.Worker ? null : "ch-strong";
                _words.Add(new(frame.Y(value), series.ShortName ?? series.Name, chart.Texts.Number(value), style));
            }
        }
        if (DifferingVoices(chart) is var (first, second))
        {
            _bracket = (Math.Min(frame.Y(first), frame.Y(second)), Math.Max(frame.Y(first), frame.Y(second)));
            _words.Add(new((_bracket.Value.Upper + _bracket.Value.Lower) / 2, null, chart.Texts.ApartBy(first - second), "ch-quiet"));
        }
        foreach (var mark in chart.Marks)
        {
            PlaceMark(chart, mark);
        }
    }

    /// <summary>How much is kept free at the right, for a page and for a phone.</summary>
    public string Room => $"{Step(_words.Select(w => Words.Pixels(w.All)))} ch-plot--narrow-{Step(_words.Select(w => Words.Pixels(w.Short)))}";

    private double Shift => _bracket is null ? 14 : 24;

    public void Write(Markup page)
    {
        foreach (var (mark, y) in _inside)
        {
            page.Whole("text", mark.Label, ("x", "4"), ("y", Markup.Number(y)), ("class", "ch-mark-word"));
        }
        if (_bracket is var (upper, lower))
        {
            page.Open("svg", ("x", "100%"), ("y", "0"), ("overflow", "visible"));
            page.Shape("path", ("d", $"M11 {Markup.Number(upper)}H17V{Markup.Number(lower)}H11"), ("fill", "none"), ("class", "ch-bracket"));
            page.Close("svg");
        }
        var ordered = _words.OrderBy(w => w.Y).ToList();
        var places = Words.Spread([.. ordered.Select(w => w.Y)], GapPixels, _frame.Top - 4, _frame.Bottom);
        for (var i = 0; i < ordered.Count; i++)
        {
            WriteWord(page, ordered[i], places[i]);
        }
    }

    private void WriteWord(Markup page, EndWord word, double y)
    {
        page.Open("text", ("x", "100%"), ("dx", Markup.Number(Shift)), ("y", Markup.Number(y)), ("dy", "6"), ("class", word.Style));
        if (word.Name is { } name)
        {
            page.Whole("tspan", name + " ", ("class", "ch-from-460"));
        }
        page.Text(word.Value).Close("text");
    }

    private void PlaceMark(TrendChart chart, TrendMark mark)
    {
        var y = _frame.Y(mark.Value);
        var words = Words.Pixels(mark.Label);
        if (IsClear(chart, mark, words, y - 24, y - 3))
        {
            _inside.Add((mark, y - 8));
        }
        else if (y + 24 < _frame.Bottom && IsClear(chart, mark, words, y + 3, y + 24))
        {
            _inside.Add((mark, y + 19));
        }
        else
        {
            _words.Add(new(y, mark.Label, "", "ch-mark-word"));
        }
    }

    // Judged at the narrowest width, where a word covers most.
    private bool IsClear(TrendChart chart, TrendMark mark, double widthPixels, double top, double bottom)
    {
        var until = Math.Min(100, 100 * (widthPixels + 8) / TrendFrame.NarrowPixels);
        return top >= _frame.Top - 10
            && chart.Marks.Where(m => m != mark).All(m => _frame.Y(m.Value) < top || _frame.Y(m.Value) > bottom)
            && chart.Series.All(s => !Crosses(s, until, top - 6, bottom + 6));
    }

    private bool Crosses(TrendSeries series, double until, double top, double bottom)
    {
        var known = series.InOrder.Where(r => r.Value is not null).Select(r => (X: _frame.X(r.On), Y: _frame.Y(r.Value!.Value))).ToList();
        if (known.Exists(p => p.X <= until && p.Y >= top && p.Y <= bottom))
        {
            return true;
        }
        return known.Zip(known.Skip(1)).Any(pair => Enumerable.Range(0, 21)
            .Select(i => (X: Between(pair.First.X, pair.Second.X, i / 20.0), Y: Between(pair.First.Y, pair.Second.Y, i / 20.0)))
            .Any(p => p.X <= until && p.Y >= top && p.Y <= bottom));
    }

    private static double Between(double from, double to, double share) => from + (to - from) * share;

    // Only readings of the same day can be said to differ.
    private static (decimal First, decimal Second)? DifferingVoices(TrendChart chart)
    {
        if (chart.Series is not [var first, var second] || chart.Dates.Count == 0)
        {
            return null;
        }
        var last = chart.Dates[^1].On;
        return first.Latest is { Value: { } one } a && second.Latest is { Value: { } two } b && a.On == last && b.On == last && one != two
            ? (one, two)
            : null;
    }

    private string Step(IEnumerable<double> widths) => (widths.DefaultIfEmpty(0).Max() + Shift) switch
    {
        <= 44 => "xs", <= 84 => "s", <= 118 => "m", <= 150 => "l", <= 184 => "xl", _ => "xxl",
    };

    private sealed record EndWord(double Y, string? Name, string Value, string? Style)
    {
        public string All => $"{Name} {Value}".Trim();

        public string Short => Value;
    }
}
