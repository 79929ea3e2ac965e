namespace Cylch.Web.Charts;

/// <summary>The textures of a <see cref="StackChart"/>, each defined once in its picture.</summary>
internal static class StackFills
{
    public static string? Paint(string id, StackFill fill) => IsTexture(fill) ? $"url(#{PatternId(id, fill)})" : null;

    public static string? Style(StackFill fill) => fill switch
    {
        StackFill.Solid => "ch-fern",
        StackFill.Dark => "ch-slate",
        StackFill.Tint => "ch-tint",
        _ => null,
    };

    public static void WriteAll(Markup page, string id, IEnumerable<StackFill> fills)
    {
        page.Open("defs");
        foreach (var fill in fills.Where(IsTexture).Distinct())
        {
            WriteOne(page, PatternId(id, fill), fill);
        }
        page.Close("defs");
    }

    private static bool IsTexture(StackFill fill) => fill is StackFill.Stripes or StackFill.Dots or StackFill.Zigzag or StackFill.Hatch;

    private static string PatternId(string id, StackFill fill) => $"{id}-" + fill switch
    {
        StackFill.Stripes => "stripes",
        StackFill.Dots => "dots",
        StackFill.Zigzag => "zigzag",
        _ => "hatch",
    };

    private static void WriteOne(Markup page, string patternId, StackFill fill)
    {
        var size = fill switch { StackFill.Stripes => "8", StackFill.Dots => "10", _ => "12" };
        page.Open("pattern", ("id", patternId), ("width", size), ("height", size), ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", fill == StackFill.Hatch ? "rotate(45)" : null));
        page.Shape("rect", ("width", size), ("height", size), ("class", fill == StackFill.Zigzag ? "ch-slate" : "ch-paper"));
        switch (fill)
        {
            case StackFill.Stripes:
                page.Shape("rect", ("width", "8"), ("height", "4"), ("class", "ch-fern"));
                break;
            case StackFill.Dots:
                page.Shape("circle", ("cx", "5"), ("cy", "5"), ("r", "2.4"), ("class", "ch-rust"));
                break;
            case StackFill.Zigzag:
                page.Shape("path", ("d", "M-3 1.5L3 7.5L9 1.5L15 7.5"), ("fill", "none"), ("class", "ch-zigzag"));
                break;
            default:
                page.Shape("rect", ("width", "3"), ("height", "12"), ("class", "ch-hatching"));
                break;
        }
        page.Close("pattern");
    }
}
