namespace Cylch.Style.Tests.Docs;

/// <summary>The rows of the tables in a document, with the line each stands on. Headings and rulers are left out.</summary>
internal static class MarkdownTable
{
    public sealed record Row(int Line, IReadOnlyList<string> Cells);

    /// <param name="document">A Markdown file.</param>
    /// <param name="firstHeading">The heading of the first column, which says which table is meant.</param>
    public static IReadOnlyList<Row> Rows(SourceFile document, string firstHeading)
    {
        var rows = new List<Row>();
        var within = false;
        foreach (var (line, number) in document.Lines.Select((line, index) => (line.Trim(), index + 1)))
        {
            var cells = line.StartsWith('|') ? Cells(line) : [];
            var ruler = cells.Count > 0 && cells.All(c => c.Length > 0 && c.All(letter => letter is '-' or ':'));
            within = cells.Count > 0 && (within || cells[0] == firstHeading);
            if (within && !ruler && cells[0] != firstHeading)
            {
                rows.Add(new Row(number, cells));
            }
        }

        return rows;
    }

    /// <summary>The text inside the first pair of backticks, or the whole cell where there are none.</summary>
    public static string Quoted(string cell) => cell.Split('`') is [_, var inside, ..] ? inside : cell;

    private static List<string> Cells(string line) => [.. line.Trim('|').Split('|').Select(c => c.Trim())];
}
