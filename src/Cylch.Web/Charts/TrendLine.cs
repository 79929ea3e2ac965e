namespace Cylch.Web.Charts;

/// <summary>The line between two readings of one voice. Straight pieces, since only lines take percentages.</summary>
internal static class TrendLine
{
    public static void Write(
        Markup page, TrendVoice voice, (string X, string Y) from, (string X, string Y) to, double edge, double inner, double thin)
    {
        if (voice == TrendVoice.Person)
        {
            // Gold alone is too pale on white: a darker edge carries the contrast.
            Piece(page, from, to, edge, null, "ch-gold-edge");
            Piece(page, from, to, inner, null, "ch-gold");
            return;
        }
        Piece(page, from, to, voice == TrendVoice.Worker ? thin : thin + 1, voice == TrendVoice.Worker ? "7 5" : null,
            voice == TrendVoice.Worker ? "ch-ink" : "ch-counted");
    }

    private static void Piece(
        Markup page, (string X, string Y) from, (string X, string Y) to, double width, string? dashes, string style) =>
        page.Shape("line", ("x1", from.X), ("y1", from.Y), ("x2", to.X), ("y2", to.Y), ("stroke", "currentColor"),
            ("stroke-width", Markup.Number(width)), ("stroke-linecap", dashes is null ? "round" : null), ("stroke-dasharray", dashes),
            ("class", style));
}
