using System.Text.Json;

namespace Cylch.Style.Tests.Words;

/// <summary>One entry of a wording file: its key, both languages, the translator's note, and where it stands.</summary>
internal sealed record Entry(string Key, string English, string Welsh, string? Note, SourceFile File, int Line)
{
    public Finding Finding(string what) => new(File.Path, Line, $"{Key}: {what}");
}

internal static class WordingFiles
{
    public const string Folder = "src/Cylch.Web/Wording/";

    public static IEnumerable<SourceFile> All => Repository.Files.Where(IsWording);

    public static bool IsWording(SourceFile file) =>
        file.Path.StartsWith(Folder, StringComparison.Ordinal) && file.Path.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>The entries that are well formed. Those that are not are findings of their own.</summary>
    public static IEnumerable<Entry> Entries(SourceFile file)
    {
        using var document = JsonDocument.Parse(file.Text);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (IsWellFormed(property.Value))
            {
                var texts = property.Value.EnumerateArray().Select(t => t.GetString()!).ToList();
                yield return new Entry(property.Name, texts[0], texts[1], texts.ElementAtOrDefault(2), file, LineOf(file, property.Name));
            }
        }
    }

    public static IEnumerable<Finding> Malformed(SourceFile file)
    {
        using var document = JsonDocument.Parse(file.Text);
        var seen = new HashSet<string>();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (!IsWellFormed(property.Value))
            {
                yield return new Finding(file.Path, LineOf(file, property.Name), $"{property.Name} is not [English, Cymraeg] with at most one note");
            }

            if (!seen.Add(property.Name))
            {
                yield return new Finding(file.Path, LineOf(file, property.Name), $"{property.Name} stands twice");
            }
        }
    }

    private static bool IsWellFormed(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is 2 or 3
        && value.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(t.GetString()));

    private static int LineOf(SourceFile file, string key) =>
        file.Text.AsSpan(0, Math.Max(0, file.Text.IndexOf($"\"{key}\"", StringComparison.Ordinal))).Count('\n') + 1;
}
