using System.Text.RegularExpressions;

namespace Cylch.Style.Tests.Words;

/// <summary>Every entry stands in both languages, takes the same facts in each, and uses the glossary's word where there is one.</summary>
internal static partial class BothLanguages
{
    // What is written alike in English and in Welsh: names, letters, units and a few borrowed words.
    private static readonly HashSet<string> AlikeInBoth = new(StringComparer.OrdinalIgnoreCase)
    {
        "Cylch", "Cymraeg", "English", "CSV", "JSON", "PDF", "OK", "GIG", "Model 1", "Model 2", "Model 3", "Contract", "Staff", "Nia", "Mair Ellis",
        "Problem", "Radio", "Banc", "%", "AA", "QR",
    };

    public static IEnumerable<Finding> Alike(Entry entry)
    {
        var letters = Placeholder().Replace(entry.English, "").Trim(' ', '.', ':', ',', '(', ')');
        if (entry.English == entry.Welsh && letters.Any(char.IsLetter) && letters.Length > 1 && !AlikeInBoth.Contains(letters))
        {
            yield return entry.Finding($"English and Welsh are both '{entry.English}'");
        }
    }

    public static IEnumerable<Finding> Facts(Entry entry)
    {
        var english = Placeholder().Matches(entry.English).Select(m => m.Groups[1].Value).Order().Distinct().ToList();
        var welsh = Placeholder().Matches(entry.Welsh).Select(m => m.Groups[1].Value).Order().Distinct().ToList();
        if (!english.SequenceEqual(welsh))
        {
            yield return entry.Finding($"English takes {{{string.Join(", ", english)}}} and Welsh {{{string.Join(", ", welsh)}}}");
        }
    }

    public static IEnumerable<Finding> Names(Entry entry)
    {
        var file = entry.File.Name[..^".json".Length];
        if (!KeyForm().IsMatch(entry.Key))
        {
            yield return entry.Finding("a key is feature.thing in small letters, parts joined by hyphens");
        }
        else if (!Vocabulary.Features.Contains(file) && file is not ("Shared" or "Layout" or "Charts" or "Govuk" or "Fairness" or "Field" or "Thread" or "Work"))
        {
            yield return entry.Finding($"{file} is not a feature");
        }
        else if (Vocabulary.Features.Any(f => f != file && string.Equals(OwnerOf(entry.Key), f, StringComparison.OrdinalIgnoreCase)))
        {
            yield return entry.Finding($"belongs in the file of its feature, not in {file}");
        }
    }

    /// <summary>Another word is allowed where the translator's note names the glossary's, as for a verb that is a noun in law.</summary>
    /// <param name="glossary">English term, lower case, to its Welsh.</param>
    public static IEnumerable<Finding> AgainstGlossary(Entry entry, IReadOnlyDictionary<string, string> glossary)
    {
        if (glossary.TryGetValue(entry.English.TrimEnd('.', ':').ToLowerInvariant(), out var welsh)
            && !string.Equals(entry.Welsh.TrimEnd('.', ':'), welsh, StringComparison.OrdinalIgnoreCase)
            && entry.Note?.Contains(welsh, StringComparison.OrdinalIgnoreCase) != true)
        {
            yield return entry.Finding($"the glossary says '{welsh}' for '{entry.English}', not '{entry.Welsh}'");
        }
    }

    public static IReadOnlyDictionary<string, string> Glossary(SourceFile csv) =>
        csv.Lines.Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.Split(','))
            .ToDictionary(cells => cells[0].ToLowerInvariant(), cells => cells[1], StringComparer.Ordinal);

    // A refusal belongs to the feature that says no.
    private static string OwnerOf(string key) => key.Split('.') is ["refusal", var feature, ..] ? feature : key.Split('.')[0];

    [GeneratedRegex(@"\{(\d+)(?:[:,][^}]*)?\}")]
    private static partial Regex Placeholder();

    // The last part may be the name of an enumeration's value, as the code writes it.
    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.([a-z0-9]+(-[a-z0-9]+)*|[A-Z][A-Za-z0-9]*)(\.(none|one|two|other))?$")]
    private static partial Regex KeyForm();
}

public class BothLanguagesTests
{
    private const string GlossaryPath = "docs/glossary-en-cy.csv";

    [Fact]
    public void Every_entry_has_both_languages() => House.ShouldHold(WordingFiles.All.SelectMany(WordingFiles.Malformed));

    [Fact]
    public void A_key_stands_in_one_file_only() => House.ShouldHold(
        Entries().GroupBy(e => e.Key).Where(g => g.Count() > 1).Select(g => g.Last().Finding($"also stands in {g.First().File.Path}")));

    [Fact]
    public void Welsh_is_not_English_again() => House.ShouldHold(Entries().SelectMany(BothLanguages.Alike));

    [Fact]
    public void Both_languages_take_the_same_facts() => House.ShouldHold(Entries().SelectMany(BothLanguages.Facts));

    [Fact]
    public void Keys_are_named_after_their_feature() => House.ShouldHold(Entries().SelectMany(BothLanguages.Names));

    [Fact]
    public void The_glossarys_words_are_used()
    {
        var glossary = BothLanguages.Glossary(Repository.File(GlossaryPath));
        glossary.Count.ShouldBeGreaterThan(150);
        House.ShouldHold(Entries().SelectMany(e => BothLanguages.AgainstGlossary(e, glossary)));
    }

    [Theory]
    [InlineData("[\"Only English\"]")]
    [InlineData("[\"English\", \" \"]")]
    [InlineData("\"English\"")]
    public void An_entry_without_both_languages_is_caught(string value) => House.ShouldCatch(
        WordingFiles.Malformed(new SourceFile(WordingFiles.Folder + "Risk.json", $"{{\n\"risk.title\": {value}\n}}")), 2, "risk.title");

    [Fact]
    public void Welsh_that_is_English_again_is_caught() =>
        House.ShouldCatch(BothLanguages.Alike(Planted("risk.title", "Risks", "Risks")), 2, "both 'Risks'");

    [Fact]
    public void A_fact_missing_from_the_Welsh_is_caught() =>
        House.ShouldCatch(BothLanguages.Facts(Planted("risk.due", "Due on {0} by {1}", "Erbyn {1:N0}")), 2, "English takes {0, 1} and Welsh {1}");

    [Theory]
    [InlineData("risk", "a key is feature.thing")]
    [InlineData("risk.Due_On", "a key is feature.thing")]
    [InlineData("settlement.total", "belongs in the file of its feature")]
    [InlineData("refusal.settlement.rate-missing", "belongs in the file of its feature")]
    public void A_key_in_the_wrong_form_or_place_is_caught(string key, string naming) =>
        House.ShouldCatch(BothLanguages.Names(Planted(key, "Due", "Erbyn")), 2, naming);

    [Fact]
    public void A_word_other_than_the_glossarys_is_caught()
    {
        var glossary = BothLanguages.Glossary(new SourceFile(GlossaryPath, "# Licence\nenglish,welsh\nwell-being,llesiant"));
        House.ShouldCatch(BothLanguages.AgainstGlossary(Planted("risk.area", "Well-being", "Lles"), glossary), 2, "the glossary says 'llesiant'");
        House.ShouldHold(BothLanguages.AgainstGlossary(Planted("risk.area", "Well-being", "Llesiant"), glossary));
    }

    private static IEnumerable<Entry> Entries() => WordingFiles.All.SelectMany(WordingFiles.Entries);

    private static Entry Planted(string key, string english, string welsh) =>
        WordingFiles.Entries(new SourceFile(WordingFiles.Folder + "Risk.json", $"{{\n\"{key}\": [\"{english}\", \"{welsh}\"]\n}}")).Single();
}
