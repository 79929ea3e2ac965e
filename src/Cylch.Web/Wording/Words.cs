using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Cylch.Rules;

namespace Cylch.Web.Wording;

/// <summary>One sentence or label in both languages, and why a translator should look at the Welsh, when they should.</summary>
public sealed record Phrase(string En, string Cy, string? Check);

/// <summary>All wording of the program, read once from the files beside this one: a file a feature, both languages side by side.</summary>
public sealed class WordBook
{
    private readonly FrozenDictionary<string, Phrase> _phrases;

    private WordBook(FrozenDictionary<string, Phrase> phrases) => _phrases = phrases;

    public IReadOnlyDictionary<string, Phrase> Phrases => _phrases;

    public static WordBook Load()
    {
        var phrases = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        var assembly = typeof(WordBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Wording/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var entries = JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)
                ?? throw new InvalidOperationException($"{name} holds no wording.");
            foreach (var (key, texts) in entries)
            {
                if (texts.Length is < 2 or > 3 || !phrases.TryAdd(key, new Phrase(texts[0], texts[1], texts.ElementAtOrDefault(2))))
                {
                    throw new InvalidOperationException($"{name}: {key} must stand once, with English, Welsh and at most one note.");
                }
            }
        }

        return new WordBook(phrases.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <exception cref="KeyNotFoundException">There is no such wording: a broken program, caught by the wording test.</exception>
    public string Say(string key, bool inWelsh, IFormatProvider culture, params ReadOnlySpan<object?> facts)
    {
        if (!_phrases.TryGetValue(key, out var phrase))
        {
            throw new KeyNotFoundException($"There is no wording for {key}.");
        }

        var text = inWelsh ? phrase.Cy : phrase.En;
        return facts.Length == 0 ? text : string.Format(culture, text, facts);
    }

    public bool Has(string key) => _phrases.ContainsKey(key);
}
