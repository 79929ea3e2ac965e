using System.IO.Compression;
using System.Text;
using Cylch.Records.Cohorts;
using Cylch.Rules.Outcomes;

namespace Cylch.Records.Tests.TestData;

/// <summary>The first rows of the real file of hip replacements that comes with the project, and files made of them.</summary>
public static class HipRows
{
    private static readonly Lazy<string[]> First = new(Read);

    public static string Path { get; } = System.IO.Path.Combine(Root(), "data", "proms", "nhs_proms_hip_2018_19.csv.gz");

    /// <summary>The headings and that many rows.</summary>
    public static string[] Take(int rows) => First.Value[..(rows + 1)];

    public static byte[] Bytes(params IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");

    public static async Task<ReadingsFile> FileAsync(params IEnumerable<string> lines)
    {
        using var csv = new MemoryStream(Bytes(lines));
        return (await ReadingsFile.ReadAsync(csv, "slice.csv", ReadingsProfile.HipReplacement, CancellationToken.None)).Value;
    }

    private static string[] Read()
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(Path), CompressionMode.Decompress));
        return [.. Enumerable.Range(0, 501).Select(_ => text.ReadLine()!)];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Cylch.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
        }

        return folder.FullName;
    }
}
