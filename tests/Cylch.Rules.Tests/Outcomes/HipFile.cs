using System.IO.Compression;
using Cylch.Rules.Outcomes;

namespace Cylch.Rules.Tests.Outcomes;

/// <summary>The real file that comes with the project: 41,280 anonymised people.</summary>
internal static class HipFile
{
    private static readonly Lazy<IReadOnlyList<string[]>> Cut = new(Read);

    /// <summary>The headings, then every row, cut at its commas: there is no quote in the file.</summary>
    public static IReadOnlyList<string[]> Lines => Cut.Value;

    public static string[] Headings => Lines[0];

    /// <summary>A row with good values in every column, and some of them changed.</summary>
    public static string[] Row(params (string Column, string Value)[] changed)
    {
        string[] row = [.. Lines[1]];
        foreach (var (column, value) in changed)
        {
            row[Array.IndexOf(Headings, column)] = value;
        }

        return row;
    }

    public static ReadingsRowReader Reader() =>
        new(ReadingsProfile.HipReplacement, ReadingsProfile.HipReplacement.Places(Headings).Value, Headings.Length);

    private static IReadOnlyList<string[]> Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
        }

        using var file = File.OpenRead(Path.Combine(folder.FullName, "data", "proms", "nhs_proms_hip_2018_19.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var lines = new List<string[]>();
        while (text.ReadLine() is { } line)
        {
            lines.Add(line.Split(','));
        }

        return lines;
    }
}
