namespace Cylch.Style.Tests;

/// <summary>What is checked in, read once: every text file but those made by a build, a restore or another project.</summary>
public static class Repository
{
    private static readonly string[] NotOurs = [".git", "artifacts", "node_modules", ".cylch", "bin", "obj", ".vs", ".idea"];

    private static readonly string[] Text =
        [".cs", ".cshtml", ".csproj", ".props", ".slnx", ".scss", ".js", ".json", ".md", ".sh", ".sql", ".txt", ".csv", ".yml", ".svg"];

    private static readonly string[] Kept = ["src", "tests", "docs", "data"];

    public static string Root { get; } = FindRoot();

    private static readonly Lazy<IReadOnlyList<SourceFile>> AllFiles = new(() => [.. Read(new DirectoryInfo(Root))]);

    public static IReadOnlyList<SourceFile> Files => AllFiles.Value;

    public static IEnumerable<SourceFile> Code => Files.Where(f => f.IsCode);

    public static IEnumerable<SourceFile> Source => Code.Where(f => f.IsSource);

    public static IEnumerable<SourceFile> Pages => Files.Where(f => f.IsPage);

    public static SourceFile File(string path) =>
        Files.FirstOrDefault(f => f.Path == path) ?? throw new FileNotFoundException($"{path} is part of the house and is missing.");

    /// <summary>Folders under the four that are kept, as paths from the root.</summary>
    public static IEnumerable<string> Folders() =>
        Kept.Select(top => new DirectoryInfo(Path.Combine(Root, top)))
            .Where(top => top.Exists)
            .SelectMany(Below)
            .Select(RelativePath);

    /// <summary>Whether nothing at all is kept in a folder, at any depth.</summary>
    public static bool IsEmpty(string folder) =>
        !Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories).Any();

    private static IEnumerable<DirectoryInfo> Below(DirectoryInfo folder) =>
        folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(d => Below(d).Prepend(d));

    private static IEnumerable<SourceFile> Read(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(IsText).Select(f => new SourceFile(RelativePath(f), System.IO.File.ReadAllText(f.FullName)))
            .Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(Read));

    private static bool IsText(FileInfo file) =>
        file.Length < 4_000_000 && (Text.Contains(file.Extension) || file.Name is "cylch" or "run" or "LICENSE" or "NOTICE");

    private static string RelativePath(FileSystemInfo item) => Path.GetRelativePath(Root, item.FullName).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Cylch.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Cylch.slnx is not above the test program.");
    }
}
