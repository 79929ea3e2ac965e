using System.Text.RegularExpressions;

namespace Cylch.Style.Tests.Docs;

/// <summary>The project speaks of itself alone: not of the machines, places and tools it happened to be made with.</summary>
internal static partial class Itself
{
    // Written in pieces, so that this file passes the rule it holds.
    private static readonly string[] Foreign =
    [
        @"(?<![\w.])/wo" + @"rk/", @"(?<![\w.])/fa" + @"rm/", @"/ho" + @"me/\w+/", @"/ro" + @"ot/", @"C:\\Us" + @"ers", @"/tmp/ba" + @"sh",
        @"\bwork" + @"trees?\b", @"\.\./sha" + @"red\b", @"\bproto" + @"types?\b", @"\bfoun" + @"ders?\b", @"(?<!user[- ])\bag" + @"ents?\b(?!-)",
        @"\bsystem pro" + @"mpts?\b", @"\bpro" + @"mpt eng", @"\b(this|previous|next|last|today's|earlier) ses" + @"sion\b", @"\bcoding ses" + @"sions?\b",
        @"\bL" + @"LMs?\b", @"\blanguage mo" + @"dels?\b", @"\bCla" + @"ude\b", @"\bAnth" + @"ropic\b", @"\bG" + @"PT\b", @"\bCo" + @"pilot\b",
        @"\bOpen" + @"AI\b", @"\bAI[- ](gene" + @"rated|writ" + @"ten)", @"\bwork" + @"place tools?\b", @"api\.nu" + @"get\.org", @"registry\.npm" + @"js\.org",
        @"\bthe bri" + @"ef\b", @"\bsub-?ag" + @"ent",
    ];

    private static readonly Regex Any = new(string.Join('|', Foreign), RegexOptions.IgnoreCase | RegexOptions.Compiled | RegexOptions.CultureInvariant);

    public static IEnumerable<Finding> Check(SourceFile file)
    {
        if (file.Path.EndsWith(".lock.json", StringComparison.Ordinal) || file.Path.Contains("/wwwroot/", StringComparison.Ordinal)
            || file.Path.EndsWith(".csv", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var match in Any.Matches(file.Text).Cast<Match>())
        {
            yield return file.At(match.Index, $"'{match.Value}' is not of this project");
        }
    }
}

public class ItselfTests
{
    [Fact]
    public void The_project_speaks_of_itself_alone() => House.ShouldHold(Repository.Files.SelectMany(Itself.Check));

    [Theory]
    [InlineData("see /wo" + "rk/notes")]
    [InlineData("as in the proto" + "type")]
    [InlineData("the ag" + "ent wrote this")]
    [InlineData("left for the next ses" + "sion")]
    [InlineData("copied from ../sha" + "red/data")]
    public void A_word_from_elsewhere_is_caught(string text) =>
        House.ShouldCatch(Itself.Check(new SourceFile("docs/a.md", "# A\n" + text)), 2, "is not of this project");

    [Theory]
    [InlineData("the User-Agent header")]
    [InlineData("a session ends after twenty minutes")]
    [InlineData("prompting Mair to take her tablets")]
    [InlineData("shared/data")]
    public void Words_of_the_field_and_of_the_web_are_allowed(string text) => House.ShouldHold(Itself.Check(new SourceFile("docs/a.md", text)));
}
