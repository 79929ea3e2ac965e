using System.Text.RegularExpressions;
using Cylch.Style.Tests.Words;

namespace Cylch.Style.Tests.Docs;

/// <summary>What the documents point to is there, and their Welsh is the glossary's.</summary>
internal static partial class Documents
{
    /// <param name="exists">Whether a path from the root is a file or a folder.</param>
    public static IEnumerable<Finding> Paths(SourceFile document, Func<string, bool> exists) =>
        document.Path.EndsWith(".md", StringComparison.Ordinal)
            ? from match in Pointed().Matches(document.Text)
              let path = match.Groups[1].Value
              where !exists(path)
              select document.At(match.Index, $"{path} is not there")
            : [];

    public static IEnumerable<Finding> Welsh(SourceFile document, IReadOnlyDictionary<string, string> glossary) =>
        from row in MarkdownTable.Rows(document, "English")
        let starred = row.Cells[1].EndsWith(" *", StringComparison.Ordinal)
        let welsh = row.Cells[1].TrimEnd(' ', '*')
        let known = glossary.GetValueOrDefault(row.Cells[0].ToLowerInvariant())
        where known is null ? !starred : known != welsh
        select new Finding(document.Path, row.Line, known is null
            ? $"{row.Cells[0]} is not in the glossary, so its Welsh needs its star"
            : $"the glossary says '{known}' for '{row.Cells[0]}', not '{welsh}'");

    [GeneratedRegex(@"`((?:src|docs|tests|data|bench)/[\w./-]+)`")]
    private static partial Regex Pointed();
}

public class DocumentsTests
{
    private const string Path = "docs/words.md";

    [Fact]
    public void Every_place_a_document_names_is_there() => House.ShouldHold(Repository.Files.SelectMany(f => Documents.Paths(f, Exists)));

    [Fact]
    public void The_words_are_the_glossarys() =>
        House.ShouldHold(Documents.Welsh(Repository.File(Path), BothLanguages.Glossary(Repository.File("docs/glossary-en-cy.csv"))));

    [Fact]
    public void A_place_that_is_not_there_is_caught() =>
        House.ShouldCatch(Documents.Paths(new SourceFile(Path, "See\n`docs/gone.md`."), _ => false), 2, "docs/gone.md is not there");

    [Theory]
    [InlineData("visit", "ymweld", "the glossary says 'ymweliad'")]
    [InlineData("envelope", "amlen", "needs its star")]
    public void Welsh_that_is_not_the_glossarys_is_caught(string english, string welsh, string naming)
    {
        var table = new SourceFile(Path, $"| English | Cymraeg |\n| --- | --- |\n| {english} | {welsh} |");
        House.ShouldCatch(Documents.Welsh(table, new Dictionary<string, string> { ["visit"] = "ymweliad" }), 3, naming);
    }

    private static bool Exists(string path)
    {
        var full = System.IO.Path.Combine(Repository.Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }
}
