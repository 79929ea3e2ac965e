namespace Cylch.Web.Charts;

/// <summary>The mark of one reading: round for the person, square for the worker.</summary>
internal static class TrendPoint
{
    public static void Write(Markup page, TrendVoice voice, string x, string y, double radius)
    {
        if (voice == TrendVoice.Worker)
        {
            page.Open("svg", ("x", x), ("y", y), ("overflow", "visible"));
            WriteSquare(page, 0, radius - 1, "ch-square", null);
            page.Close("svg");
            return;
        }
        page.Shape("circle", ("cx", x), ("cy", y), ("r", Markup.Number(radius)),
            ("class", voice == TrendVoice.Person ? "ch-dot" : "ch-dot ch-dot--counted"));
    }

    /// <summary>The same mark dashed and empty.</summary>
    public static void WriteMissing(Markup page, TrendVoice voice, double x, double radius)
    {
        if (voice == TrendVoice.Worker)
        {
            WriteSquare(page, x, radius - 0.5, "ch-missing", "3 2.5");
            return;
        }
        page.Shape("circle", ("cx", Markup.Number(x)), ("cy", "0"), ("r", Markup.Number(radius)), ("stroke-dasharray", "3 2.5"),
            ("class", "ch-missing"));
    }

    private static void WriteSquare(Markup page, double x, double half, string style, string? dashes) =>
        page.Shape("rect", ("x", Markup.Number(x - half)), ("y", Markup.Number(-half)), ("width", Markup.Number(2 * half)),
            ("height", Markup.Number(2 * half)), ("stroke-dasharray", dashes), ("class", style));
}
