namespace Cylch.Web.Charts;

/// <summary>A bar within a table cell: half way up the cell, its ends in percent of the width.</summary>
internal static class Bars
{
    public static void Write(Markup page, double from, double to, string? hatchId, string style)
    {
        if (to - from < 0.001)
        {
            // Nothing is still a place on the scale: a line, not a bar.
            var x = Markup.Percent(from);
            page.Open("svg", ("y", "50%"), ("width", "100%"), ("overflow", "visible"));
            page.Shape("line", ("x1", x), ("x2", x), ("y1", "-13"), ("y2", "13"), ("class", "ch-bar--nothing"));
            page.Close("svg");
            return;
        }
        page.Shape("rect", ("x", Markup.Percent(from)), ("y", "50%"), ("width", Markup.Percent(to - from)), ("height", "26"),
            ("transform", "translate(0,-13)"), ("fill", hatchId is null ? null : $"url(#{hatchId})"), ("class", style));
    }

    /// <summary>The stripes that say "taken off", also in grey and in print.</summary>
    public static void WriteHatch(Markup page, string id)
    {
        page.Open("defs").Open("pattern", ("id", id), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", "rotate(45)"));
        page.Shape("rect", ("width", "6"), ("height", "6"), ("class", "ch-paper"));
        page.Shape("rect", ("width", "3"), ("height", "6"), ("class", "ch-rust"));
        page.Close("pattern").Close("defs");
    }
}
