namespace Cylch.Web.Charts;

/// <summary>Draws a <see cref="ScaleChart"/>. Words that would meet on a phone stand in another row, with a thin line to their mark.</summary>
internal sealed class ScalePicture
{
    private const double NarrowPixels = 240, RowPixels = 24;

    private readonly ScaleChart _chart;
    private readonly Markup _page;
    private readonly IReadOnlyList<PlacedWord> _words;
    private readonly double _line;

    public ScalePicture(ScaleChart chart, Markup page)
    {
        (_chart, _page) = (chart, page);
        _words = Place();
        _line = 26 + RowPixels * Math.Max(1, RowsAbove);
    }

    private int RowsAbove => _words.Where(w => w.Row > 0).Select(w => w.Row).DefaultIfEmpty(0).Max();

    private int RowsBelow => -_words.Where(w => w.Row < 0).Select(w => w.Row).DefaultIfEmpty(0).Min();

    private double EndRow => _line + 34 + RowPixels * RowsBelow;

    public void Write()
    {
        _page.Open("div", ("class", "ch-plot ch-plot--scale"));
        ChartFigure.OpenPicture(_page, _chart, null, EndRow + 8);
        var y = Markup.Number(_line);
        _page.Shape("line", ("x1", "0"), ("x2", "100%"), ("y1", y), ("y2", y), ("stroke-width", "6"), ("stroke-linecap", "round"), ("class", "ch-track"));
        WriteWay(y);
        WriteTicks();
        foreach (var word in _words)
        {
            WriteWord(word);
        }
        foreach (var mark in _chart.Marks.OrderBy(m => m.Kind is ScaleMarkKind.Now or ScaleMarkKind.Start))
        {
            WriteMark(mark);
        }
        _page.Whole("text", _chart.LowestLabel, ("x", "-10"), ("y", Markup.Number(EndRow)), ("class", "ch-quiet"));
        _page.Whole("text", _chart.HighestLabel, ("x", "100%"), ("dx", "10"), ("y", Markup.Number(EndRow)), ("text-anchor", "end"), ("class", "ch-quiet"));
        _page.Close("svg").Close("div");
    }

    private double X(decimal value) => _chart.Highest == _chart.Lowest
        ? 50 : 100 * Math.Clamp((double)((value - _chart.Lowest) / (_chart.Highest - _chart.Lowest)), 0, 1);

    // From the start to now, or to the target where nothing has been read since.
    private void WriteWay(string y)
    {
        var start = First(ScaleMarkKind.Start);
        var (now, target) = (First(ScaleMarkKind.Now), First(ScaleMarkKind.Target));
        if (start is null || (now ?? target) is not { } end)
        {
            return;
        }
        WriteLine(start.Value, end.Value, y, "6", null);
        if (now is not null && target is not null)
        {
            WriteLine(now.Value, target.Value, y, "3", "2 5");
        }
    }

    private ScaleMark? First(ScaleMarkKind kind) => _chart.Marks.FirstOrDefault(m => m.Kind == kind);

    private void WriteLine(decimal from, decimal to, string y, string width, string? dashes) =>
        _page.Shape("line", ("x1", Markup.Percent(X(from))), ("x2", Markup.Percent(X(to))), ("y1", y), ("y2", y), ("stroke-width", width),
            ("stroke-dasharray", dashes), ("class", "ch-way"));

    private void WriteTicks()
    {
        foreach (var step in AxisSteps.Within(_chart.Lowest, _chart.Highest, 10))
        {
            var x = Markup.Percent(X(step));
            _page.Shape("line", ("x1", x), ("x2", x), ("y1", Markup.Number(_line - 6)), ("y2", Markup.Number(_line + 6)), ("class", "ch-tick"));
        }
    }

    private void WriteMark(ScaleMark mark)
    {
        _page.Open("svg", ("x", Markup.Percent(X(mark.Value))), ("y", Markup.Number(_line)), ("overflow", "visible"));
        switch (mark.Kind)
        {
            case ScaleMarkKind.Start:
                _page.Shape("circle", ("r", "9"), ("class", "ch-scale-start"));
                break;
            case ScaleMarkKind.Now:
                _page.Shape("circle", ("r", "10"), ("class", "ch-scale-now"));
                break;
            case ScaleMarkKind.Target:
                _page.Shape("path", ("d", "M0 -12L12 0L0 12L-12 0z"), ("class", "ch-scale-target"));
                break;
            case ScaleMarkKind.Other:
                _page.Shape("rect", ("x", "-8"), ("y", "-8"), ("width", "16"), ("height", "16"), ("class", "ch-square"));
                break;
            default:
                _page.Shape("line", ("y1", "-16"), ("y2", "16"), ("stroke-width", "2"), ("stroke-dasharray", "3 3"), ("class", "ch-ink"));
                break;
        }
        _page.Close("svg");
    }

    private void WriteWord(PlacedWord word)
    {
        var far = Math.Abs(word.Row) > 1;
        var y = word.Row > 0 ? _line - 22 - RowPixels * (word.Row - 1) : _line + 34 + RowPixels * (-word.Row - 1);
        var x = Markup.Percent(X(word.Mark.Value));
        if (far)
        {
            _page.Shape("line", ("x1", x), ("x2", x), ("y1", Markup.Number(_line)), ("y2", Markup.Number(word.Row > 0 ? y + 4 : y - 16)), ("class", "ch-leader"));
        }
        _page.Whole("text", word.Mark.Label, ("x", x), ("dx", Markup.Number(word.Shift)), ("y", Markup.Number(y)), ("text-anchor", "middle"),
            ("class", word.Mark.Kind == ScaleMarkKind.Line ? "ch-quiet" : "ch-strong"));
    }

    /// <summary>Each label in the first row with room for it: above, below, then further out.</summary>
    private List<PlacedWord> Place()
    {
        List<PlacedWord> placed = [];
        foreach (var mark in _chart.Marks.OrderBy(m => Importance(m.Kind)))
        {
            var width = Words.Pixels(mark.Label);
            var middle = X(mark.Value) / 100 * NarrowPixels;
            // Kept within the drawing, which has a margin of 20 pixels on each side.
            var shift = Math.Max(0, width / 2 - middle - 18) - Math.Max(0, middle + width / 2 - NarrowPixels - 18);
            var (from, to) = (middle + shift - width / 2, middle + shift + width / 2);
            int[] rows = [1, -1, 2, -2, 3, -3, 4, -4];
            var row = rows.FirstOrDefault(r => placed.TrueForAll(p => p.Row != r || to + 10 <= p.From || from >= p.To + 10), 5);
            placed.Add(new(mark, row, shift, from, to));
        }
        return placed;
    }

    private static int Importance(ScaleMarkKind kind) => kind switch
    {
        ScaleMarkKind.Now => 0,
        ScaleMarkKind.Start => 1,
        ScaleMarkKind.Target => 2,
        ScaleMarkKind.Other => 3,
        _ => 4,
    };

    private sealed record PlacedWord(ScaleMark Mark, int Row, double Shift, double From, double To);
}
