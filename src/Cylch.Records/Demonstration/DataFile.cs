using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Records.Demonstration;

/// <summary>One line of a file of <c>data/demo</c>, by column name.</summary>
internal sealed class DataLine(IReadOnlyList<string> columns, IReadOnlyList<string> cells)
{
    /// <exception cref="ArgumentException">The file has no such column.</exception>
    public string this[string column]
    {
        get
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i] == column)
                {
                    return cells[i];
                }
            }

            throw new ArgumentException($"The file has no column {column}.", nameof(column));
        }
    }

    public string? Maybe(string column) => this[column] is { Length: > 0 } text ? text : null;

    public int Number(string column) => int.Parse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public int? MaybeNumber(string column) => Maybe(column) is null ? null : Number(column);

    public T Of<T>(string column) where T : struct, Enum => Enum.Parse<T>(this[column]);

    public LocalDate Date(string column) => LocalDatePattern.Iso.Parse(this[column]).GetValueOrThrow();
}

/// <summary>The files of <c>data/demo</c>, kept inside the program: one record a line, cells with a comma in quotes.</summary>
internal static class DataFile
{
    public static IReadOnlyList<DataLine> Read(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream($"Demonstration/{name}.csv")
            ?? throw new InvalidOperationException($"The demonstration file {name}.csv is not in the program.");
        using var reader = new StreamReader(stream);
        var columns = Cells(reader.ReadLine()!);
        var lines = new List<DataLine>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(new DataLine(columns, Cells(line)));
        }

        return lines;
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
