using System.Globalization;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>A worked example as people read it: headings, and under them tables with named columns.</summary>
internal sealed class ExampleFile
{
    private readonly Dictionary<string, List<ExampleRow>> _tables = [];

    public ExampleFile(string path)
    {
        var heading = "";
        string[]? columns = null;
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                heading = line[3..].Trim();
                columns = null;
            }
            else if (line.StartsWith('|'))
            {
                var cells = line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();
                if (columns is null)
                {
                    columns = cells;
                    _tables.Add(heading, []);
                }
                else if (!cells[0].StartsWith("---", StringComparison.Ordinal))
                {
                    _tables[heading].Add(new ExampleRow(columns, cells));
                }
            }
        }
    }

    public static string Folder { get; } = Path.Combine(Root(), "docs", "worked-examples", "settlement");

    public IReadOnlyList<ExampleRow> this[string heading] => _tables.TryGetValue(heading, out var rows) ? rows : [];

    /// <summary>The top of the repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository was not found above the tests.");
        }

        return folder.FullName;
    }
}

/// <summary>One row of a table. A cell that a table does not have is empty.</summary>
internal sealed class ExampleRow(string[] columns, string[] cells)
{
    public string this[string column] => Array.IndexOf(columns, column) is >= 0 and var index && index < cells.Length ? cells[index] : "";

    public long Number(string column) => long.Parse(this[column], CultureInfo.InvariantCulture);

    /// <summary>Pence from £1,234.56 or −£0.50; an empty cell is nothing.</summary>
    public long Pence(string column) => PenceOf(this[column]);

    public static long PenceOf(string text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        var plain = text.Replace("£", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace('−', '-');
        return (long)(decimal.Parse(plain, CultureInfo.InvariantCulture) * 100);
    }
}
