using System.Globalization;

namespace Cylch.Rules.Tests.Statistics;

/// <summary>Answers computed by R, as <c>docs/worked-examples/statistics/reference.R</c> wrote them.</summary>
internal static class ReferenceFile
{
    public static IReadOnlyList<ReferenceRow> Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(), name + ".csv"));
        var heads = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => new ReferenceRow(heads.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second)))];
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
        }

        return Path.Combine(folder.FullName, "docs", "worked-examples", "statistics");
    }
}

internal sealed record ReferenceRow(IReadOnlyDictionary<string, string> Cells)
{
    public double Number(string head) => double.Parse(Cells[head], CultureInfo.InvariantCulture);

    public int Whole(string head) => (int)Number(head);

    public string Text(string head) => Cells[head];

    public override string ToString() => string.Join(", ", Cells.Values);
}
