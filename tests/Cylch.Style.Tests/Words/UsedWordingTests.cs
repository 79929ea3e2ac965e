using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Words;

/// <summary>
/// What is said exists, and what exists is said. Keys made from a code (a refusal, a step of a statement, a value of an
/// enumeration) are checked against the codes that the code names.
/// </summary>
internal static partial class UsedWording
{
    public const string Refusals = "refusal.";
    public const string Steps = "settlement.step.";

    /// <summary>A key, or the beginning of one, and where it is asked for.</summary>
    public sealed record Use(string Key, bool IsBeginning, Finding Place);

    public static IEnumerable<Finding> Missing(IEnumerable<Use> uses, IReadOnlyCollection<string> keys) =>
        from use in uses
        let known = use.IsBeginning ? keys.Any(k => k.StartsWith(use.Key, StringComparison.Ordinal)) : keys.Contains(use.Key)
        where !known
        select use.Place with { What = $"there is no wording for {use.Key}{(use.IsBeginning ? "…" : "")}" };

    /// <param name="literals">Every string in the source: a key may be handed on before it is said.</param>
    public static IEnumerable<Finding> Unused(IEnumerable<Entry> entries, IReadOnlyCollection<Use> uses, IReadOnlySet<string> literals)
    {
        var beginnings = uses.Where(u => u.IsBeginning).Select(u => u.Key).Distinct().ToList();
        var exact = uses.Where(u => !u.IsBeginning).Select(u => u.Key).ToHashSet();
        return from entry in entries
               let key = Plural().Replace(entry.Key, "")
               let said = entry.Key.StartsWith(Refusals, StringComparison.Ordinal) ? literals.Contains(entry.Key[Refusals.Length..])
                   : entry.Key.StartsWith(Steps, StringComparison.Ordinal) ? literals.Contains(entry.Key[Steps.Length..])
                   : exact.Contains(entry.Key) || exact.Contains(key + ".other") || Stems(key).Any(literals.Contains)
                       || beginnings.Any(b => entry.Key.StartsWith(b, StringComparison.Ordinal))
               where !said
               select entry.Finding("nothing says this");
    }

    // The key itself, and what it grows from: "problem.404" is handed on and said as "problem.404.title".
    private static IEnumerable<string> Stems(string key)
    {
        var parts = key.Split('.');
        return Enumerable.Range(2, parts.Length - 1).Select(count => string.Join('.', parts.Take(count)));
    }

    /// <summary>Keys asked for by name: W["a.b"], W.Count("a.b", n), W.Html("a.b"), W.Of("a.b", value), and those begun in a $-string.</summary>
    public static IEnumerable<Use> Asked(SourceFile file)
    {
        if (file.Project != "Web" || !(file.IsCode || file.IsPage))
        {
            yield break;
        }

        foreach (Match match in Ask().Matches(file.Text))
        {
            var (how, key) = (match.Groups["how"].Value, match.Groups["key"].Value);
            var place = file.At(match.Index, "");
            var begun = match.Groups["dollar"].Success && key.Contains('{', StringComparison.Ordinal);
            key = begun ? key[..key.IndexOf('{', StringComparison.Ordinal)] : key;
            begun |= match.Groups["plus"].Success;
            if (how.StartsWith(".Count", StringComparison.Ordinal) && !begun)
            {
                yield return new Use(key + ".one", false, place);
                yield return new Use(key + ".other", false, place);
            }
            else
            {
                yield return how.StartsWith(".Of", StringComparison.Ordinal) ? new Use(key + ".", true, place) : new Use(key, begun, place);
            }
        }
    }

    /// <summary>The codes of refusals, and of the steps of an explanation, as the rules and the actions name them.</summary>
    public static IEnumerable<Use> Coded(SourceFile file)
    {
        foreach (var literal in file.IsSource ? file.Nodes<LiteralExpressionSyntax>().Where(l => l.Token.Value is string) : [])
        {
            var text = literal.Token.ValueText;
            var made = literal.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: var maker } list } argument && list.Arguments[0] == argument
                ? maker : null;
            var refusal = made is ObjectCreationExpressionSyntax { Type: var type } && type.ToString().EndsWith("Refusal", StringComparison.Ordinal);
            var feature = Vocabulary.Features.Any(f => text.StartsWith(f.ToLowerInvariant() + ".", StringComparison.Ordinal));
            if (CodeForm().IsMatch(text) && (refusal || (feature && file.Project == "Rules")))
            {
                yield return new Use(Refusals + text, false, file.At(literal, ""));
            }
            else if (made is InvocationExpressionSyntax call && StepAdded().IsMatch(call.Expression.ToString())
                && file.Path.StartsWith("src/Cylch.Rules/Settlement/", StringComparison.Ordinal))
            {
                yield return new Use(Steps + text, false, file.At(literal, ""));
            }
        }
    }

    /// <summary>Every string in the source, and every quoted word of a page.</summary>
    public static IEnumerable<string> Literals(SourceFile file) =>
        file.IsCode ? file.Nodes<LiteralExpressionSyntax>().Where(l => l.Token.Value is string).Select(l => l.Token.ValueText)
        : file.IsPage ? Quoted().Matches(file.Text).Select(m => m.Groups[1].Value)
        : [];

    [GeneratedRegex("""\b(?:W|words|wording)(?<how>\[|\.(?:Count|Html|Of)(?:<\w+>)?\()\s*(?<dollar>\$)?"(?<key>[^"\\]+)"(?<plus>\s*\+)?""")]
    private static partial Regex Ask();

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"^_?steps\??\.(Add|Take|Note)$")]
    private static partial Regex StepAdded();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\.(none|one|two|other)$")]
    private static partial Regex Plural();
}

public class UsedWordingTests
{
    private const string Page = "src/Cylch.Web/Pages/Risk/Register.cshtml";

    [Fact]
    public void Everything_said_has_its_wording() => House.ShouldHold(UsedWording.Missing(Uses(), [.. Entries().Select(e => e.Key)]));

    [Fact]
    public void Every_wording_is_said() => House.ShouldHold(UsedWording.Unused(
        Entries(), [.. Uses()], Repository.Files.Where(f => f.IsSource).SelectMany(UsedWording.Literals).ToHashSet()));

    [Theory]
    [InlineData("@W[\"risk.title\"]", "risk.title")]
    [InlineData("@W[\"risk.title\", Model.Owner]", "risk.title")]
    [InlineData("@W.Html(\"risk.title\")", "risk.title")]
    [InlineData("@W[$\"risk.score.{Model.Score}\"]", "risk.score.…")]
    [InlineData("@W[\"risk.score.\" + Model.Score]", "risk.score.…")]
    [InlineData("@W.Of(\"risk.score\", Model.Score)", "risk.score.…")]
    public void A_key_without_wording_is_caught(string asked, string naming) =>
        House.ShouldCatch(UsedWording.Missing(UsedWording.Asked(new SourceFile(Page, "<h1>\n" + asked)), ["risk.other"]), 2, naming);

    [Fact]
    public void A_count_without_its_plural_is_caught() => House.ShouldCatch(
        UsedWording.Missing(UsedWording.Asked(new SourceFile(Page, "@W.Count(\"risk.open\", 3)")), ["risk.open.one"]), 1, "risk.open.other");

    [Theory]
    [InlineData("src/Cylch.Rules/Risk/Score.cs", "new Refusal(\"risk.score-missing\", owner)", "refusal.risk.score-missing")]
    [InlineData("src/Cylch.Records/Risk/Score.cs", "new Refusal(\"risk.score-missing\")", "refusal.risk.score-missing")]
    [InlineData("src/Cylch.Rules/Risk/Score.cs", "Outside(\"risk.score-outside\")", "refusal.risk.score-outside")]
    [InlineData("src/Cylch.Rules/Settlement/Time.cs", "steps.Add(\"time\", minutes)", "settlement.step.time")]
    public void A_code_without_wording_is_caught(string path, string made, string naming) => House.ShouldCatch(
        UsedWording.Missing(UsedWording.Coded(new SourceFile(path, $"class A\n{{\nobject B = {made};\n}}")), []), 3, naming);

    [Theory]
    [InlineData("risk.title")]
    [InlineData("risk.open.other")]
    [InlineData("refusal.risk.score-missing")]
    [InlineData("settlement.step.time")]
    public void Wording_that_nothing_says_is_caught(string key)
    {
        var entry = WordingFiles.Entries(new SourceFile(WordingFiles.Folder + "Risk.json", $"{{\n\"{key}\": [\"a\", \"b\"]\n}}")).Single();
        House.ShouldCatch(UsedWording.Unused([entry], [], new HashSet<string>()), 2, "nothing says this");
    }

    private static IEnumerable<Entry> Entries() => WordingFiles.All.SelectMany(WordingFiles.Entries);

    private static IEnumerable<UsedWording.Use> Uses() =>
        Repository.Files.SelectMany(UsedWording.Asked).Concat(Repository.Source.SelectMany(UsedWording.Coded));
}
