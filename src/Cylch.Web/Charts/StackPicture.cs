namespace Cylch.Web.Charts;

/// <summary>Draws a <see cref="StackChart"/>. Parts few and wide enough carry their own words; otherwise the key does.</summary>
internal sealed class StackPicture
{
    private const double NarrowPixels = 270, WidePixels = 560;

    private readonly StackChart _chart;
    private readonly Markup _page;
    private readonly bool _wordsInside;

    public StackPicture(StackChart chart, Markup page)
    {
        (_chart, _page) = (chart, page);
        _wordsInside = chart.Parts.All(p => p.Fill is StackFill.Hatch or StackFill.Tint or StackFill.Dark
            && Words.Pixels(p.Label) + 24 < Share(p.Amount) / 100 * WidePixels);
    }

    private double BarTop => _wordsInside ? 1 : 25;

    private double BarHeight => _wordsInside ? 62 : 40;

    public void Write()
    {
        _page.Open("div", ("class", "ch-parts"));
        ChartFigure.OpenPicture(_page, _chart, null, BarTop + BarHeight + 1);
        StackFills.WriteAll(_page, _chart.Id, _chart.Parts.Select(p => p.Fill));
        if (_chart.Total == 0)
        {
            WriteEmpty();
        }
        var before = 0m;
        foreach (var part in _chart.Parts.Where(p => p.Amount > 0))
        {
            WritePart(part, Share(before));
            before += part.Amount;
        }
        _page.Shape("rect", ("x", "0"), ("y", Markup.Number(BarTop)), ("width", "100%"), ("height", Markup.Number(BarHeight)), ("rx", "3"),
            ("fill", "none"), ("class", "ch-edge"));
        _page.Close("svg");
        WriteKey();
        _page.Close("div");
    }

    private double Share(decimal amount) => _chart.Total == 0 ? 0 : 100 * (double)(amount / _chart.Total);

    private void WriteEmpty() =>
        _page.Whole("text", _chart.Texts.NothingYet, ("x", "12"), ("y", Markup.Number(BarTop + BarHeight / 2 + 6)), ("class", "ch-quiet"));

    private void WritePart(StackPart part, double from)
    {
        var width = Share(part.Amount);
        _page.Shape("rect", ("x", Markup.Percent(from)), ("y", Markup.Number(BarTop)), ("width", Markup.Percent(width)),
            ("height", Markup.Number(BarHeight)), ("fill", StackFills.Paint(_chart.Id, part.Fill)), ("class", StackFills.Style(part.Fill)));
        if (from > 0)
        {
            var x = Markup.Percent(from);
            _page.Shape("line", ("x1", x), ("x2", x), ("y1", Markup.Number(BarTop)), ("y2", Markup.Number(BarTop + BarHeight)),
                ("class", "ch-edge"));
        }
        if (_wordsInside)
        {
            WriteInside(part, from);
        }
        else if (Words.Pixels(part.AmountText) < width / 100 * WidePixels)
        {
            var fitsNarrow = Words.Pixels(part.AmountText) < width / 100 * NarrowPixels;
            _page.Whole("text", part.AmountText, ("x", Markup.Percent(from + width / 2)), ("y", "17"), ("text-anchor", "middle"),
                ("class", fitsNarrow ? "ch-strong" : "ch-strong ch-from-460"));
        }
    }

    private void WriteInside(StackPart part, double from)
    {
        var style = part.Fill switch { StackFill.Dark => " ch-on-dark", StackFill.Hatch => " ch-on-hatch", _ => "" };
        _page.Whole("text", part.AmountText, ("x", Markup.Percent(from)), ("dx", "12"), ("y", "28"), ("class", "ch-strong ch-large" + style));
        _page.Whole("text", part.Label, ("x", Markup.Percent(from)), ("dx", "12"), ("y", "49"), ("class", "ch-from-460" + style));
    }

    // Where the words stand in the bar the key is for phones, which have no room for them there.
    private void WriteKey()
    {
        _page.Open("ul", ("class", _wordsInside ? "ch-key ch-below-460" : "ch-key"));
        foreach (var part in _chart.Parts)
        {
            _page.Open("li");
            ChartFigure.OpenSwatch(_page, 20);
            _page.Shape("rect", ("x", "1"), ("y", "1"), ("width", "18"), ("height", "16"), ("rx", "2"),
                ("fill", StackFills.Paint(_chart.Id, part.Fill)), ("class", StackFills.Style(part.Fill)));
            _page.Shape("rect", ("x", "1"), ("y", "1"), ("width", "18"), ("height", "16"), ("rx", "2"), ("fill", "none"), ("class", "ch-edge"));
            _page.Close("svg").Text(part.Label + " ").Whole("b", part.AmountText).Close("li");
        }
        _page.Close("ul");
    }
}
