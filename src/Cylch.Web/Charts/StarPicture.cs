namespace Cylch.Web.Charts;

/// <summary>
/// Draws a <see cref="StarChart"/> in pixels about the middle of whatever width there is, so that words keep their size.
/// </summary>
internal sealed class StarPicture(StarChart chart, Markup page)
{
    // The hub keeps a reading of nothing apart from its neighbours.
    private const double Hub = 14, Tip = 108, Middle = 158, Waist = 22;

    public void Write()
    {
        ChartFigure.OpenPicture(page, chart, "ch-star__draw", 2 * Middle);
        page.Open("svg", ("x", "50%"), ("y", Markup.Number(Middle)), ("overflow", "visible"));
        WriteRings();
        for (var i = 0; i < chart.Arms.Count; i++)
        {
            WriteAxis(i);
        }
        for (var i = 0; i < chart.Arms.Count; i++)
        {
            WritePoint(i);
        }
        for (var i = 0; i < chart.Arms.Count; i++)
        {
            WriteMarks(i);
            WriteLabel(i);
        }
        page.Close("svg").Close("svg");
        WriteKey();
        WriteNames();
    }

    private string From => "ch-from-" + NeedsPixels;

    private string Below => "ch-below-" + NeedsPixels;

    /// <summary>How wide the figure must be for names beside the points; where it is not, they carry numbers.</summary>
    private string NeedsPixels => Enumerable.Range(0, chart.Arms.Count).Select(HalfPixels).DefaultIfEmpty(0).Max() switch
    {
        <= 190 => "380",
        <= 230 => "460",
        <= 290 => "580",
        _ => "760",
    };

    private double HalfPixels(int i)
    {
        var x = At(Turn(i), Tip + 16).X;
        var words = Lines(i).Max(Words.Pixels);
        return Anchor(x) == "middle" ? Math.Abs(x) + words / 2 : Math.Abs(x) + words;
    }

    private IReadOnlyList<string> Lines(int i) => Words.InTwoLines($"{chart.Texts.Number(i + 1)} {chart.Arms[i].Label}", 16);

    private static string Anchor(double x) => Math.Abs(x) < 30 ? "middle" : x > 0 ? "start" : "end";

    // Clockwise from the top.
    private double Turn(int i) => 2 * Math.PI * i / chart.Arms.Count;

    private static double Radius(StarArm arm, decimal value) =>
        Hub + (Tip - Hub) * (arm.Best == arm.Worst ? 0 : Math.Clamp((double)((value - arm.Worst) / (arm.Best - arm.Worst)), 0, 1));

    private static (double X, double Y) At(double turn, double radius) => (radius * Math.Sin(turn), -radius * Math.Cos(turn));

    private void WriteRings()
    {
        for (var ring = 1; ring <= 5; ring++)
        {
            page.Shape("circle", ("r", Markup.Number(Hub + (Tip - Hub) * ring / 5)), ("fill", "none"),
                ("class", ring == 5 ? "ch-grid-line ch-grid-line--edge" : "ch-grid-line"));
        }
    }

    private void WriteAxis(int i)
    {
        var (x, y) = At(Turn(i), Tip);
        page.Shape("line", ("x1", "0"), ("y1", "0"), ("x2", Markup.Number(x)), ("y2", Markup.Number(y)), ("class", "ch-grid-line ch-grid-line--edge"));
    }

    private void WritePoint(int i)
    {
        var arm = chart.Arms[i];
        if (arm.Reach is not { } reach)
        {
            return;
        }
        var (turn, radius) = (Turn(i), Radius(arm, reach));
        var half = Math.Min(Math.PI / 5, Math.PI / Math.Max(chart.Arms.Count, 1));
        var waist = Math.Min(Waist, radius * 0.6);
        var corners = new[] { At(turn - half, waist), At(turn, radius), At(turn + half, waist) };
        var path = "M0 0" + string.Concat(corners.Select(c => $"L{Markup.Number(c.X)} {Markup.Number(c.Y)}")) + "z";
        page.Shape("path", ("d", path), ("stroke-linejoin", "round"), ("stroke-dasharray", arm.Now is null ? "5 4" : null),
            ("class", arm.Now is null ? "ch-ray ch-ray--unknown" : "ch-ray"));
    }

    private void WriteMarks(int i)
    {
        var (arm, turn) = (chart.Arms[i], Turn(i));
        if (arm.Target is { } target)
        {
            WriteTarget(turn, Radius(arm, target));
        }
        if (arm.Start is { } start)
        {
            // Where nothing has moved, the start shows as a ring about the dot.
            WriteDot(turn, Radius(arm, start), start == arm.Now ? 9.5 : 5.5, "ch-ring");
        }
        if (arm.Now is { } now)
        {
            WriteDot(turn, Radius(arm, now), 6.5, "ch-dot");
        }
    }

    private void WriteDot(double turn, double radius, double size, string style)
    {
        var (x, y) = At(turn, radius);
        page.Shape("circle", ("cx", Markup.Number(x)), ("cy", Markup.Number(y)), ("r", Markup.Number(size)), ("class", style));
    }

    private void WriteTarget(double turn, double radius)
    {
        var (x, y) = At(turn, radius);
        var (dx, dy) = (15 * Math.Cos(turn), 15 * Math.Sin(turn));
        foreach (var style in new[] { "ch-bar-halo", "ch-bar-target" })
        {
            page.Shape("line", ("x1", Markup.Number(x - dx)), ("y1", Markup.Number(y - dy)), ("x2", Markup.Number(x + dx)),
                ("y2", Markup.Number(y + dy)), ("stroke", "currentColor"), ("class", style));
        }
    }

    private void WriteLabel(int i)
    {
        var turn = Turn(i);
        var (x, y) = At(turn, Tip + 16);
        var anchor = Anchor(x);
        var lines = Lines(i);
        // Words above the star grow upwards, words below it downwards.
        var first = y < -30 ? y + 6 - (lines.Count - 1) * Words.LinePixels : y > 30 ? y + 8 : y + 6 - (lines.Count - 1) * Words.LinePixels / 2;
        page.Open("text", ("x", Markup.Number(x)), ("y", Markup.Number(first)), ("text-anchor", anchor), ("class", "ch-strong " + From));
        for (var line = 0; line < lines.Count; line++)
        {
            page.Whole("tspan", lines[line], ("x", Markup.Number(x)), ("dy", line == 0 ? null : Markup.Number(Words.LinePixels)));
        }
        page.Close("text");
        var (nearX, nearY) = At(turn, Tip + 14);
        page.Whole("text", chart.Texts.Number(i + 1), ("x", Markup.Number(nearX)), ("y", Markup.Number(nearY + 6)), ("text-anchor", "middle"),
            ("class", "ch-strong " + Below));
    }

    private void WriteKey()
    {
        page.Open("ul", ("class", "ch-key ch-key--middle"), ("aria-hidden", "true"));
        WriteSwatch(chart.Texts.Start, 18, () => page.Shape("circle", ("cx", "9"), ("cy", "9"), ("r", "5.5"), ("class", "ch-ring")));
        WriteSwatch(chart.Texts.Now, 18, () => page.Shape("circle", ("cx", "9"), ("cy", "9"), ("r", "6.5"), ("class", "ch-dot")));
        WriteSwatch(chart.Texts.Target, 24, () => page.Shape("line", ("x1", "0"), ("x2", "24"), ("y1", "9"), ("y2", "9"), ("class", "ch-bar-target")));
        if (chart.Arms.Any(a => a.Now is null))
        {
            WriteSwatch(chart.Texts.NotAskedLately, 24, () => page.Shape("path", ("d", "M2 9L12 2L22 9L12 16z"), ("stroke-dasharray", "4 3"),
                ("class", "ch-ray ch-ray--unknown")));
        }
        page.Close("ul");
    }

    private void WriteSwatch(string words, int widthPixels, Action draw)
    {
        page.Open("li");
        ChartFigure.OpenSwatch(page, widthPixels);
        draw();
        page.Close("svg").Text(words).Close("li");
    }

    // On a phone the points carry numbers only, and this list says what they are.
    private void WriteNames()
    {
        page.Open("ol", ("class", "ch-names " + Below));
        foreach (var arm in chart.Arms)
        {
            page.Whole("li", arm.Label);
        }
        page.Close("ol");
    }
}
