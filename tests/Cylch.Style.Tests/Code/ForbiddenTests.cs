using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Code;

/// <summary>What the code may not say: unfinished notes, silenced warnings, swallowed errors, and clocks or dice from nowhere.</summary>
internal static partial class Forbidden
{
    // Each call with what to use instead. The clock has one home, where the program is put together.
    private static readonly (string Call, string Instead)[] Calls =
    [
        ("Thread.Sleep", "await what is being waited for"),
        ("DateTime.Now", "take NodaTime's IClock or a date as a parameter"),
        ("DateTime.UtcNow", "take NodaTime's IClock or a date as a parameter"),
        ("DateTime.Today", "take NodaTime's IClock or a date as a parameter"),
        ("DateTimeOffset.Now", "take NodaTime's IClock or a date as a parameter"),
        ("DateTimeOffset.UtcNow", "take NodaTime's IClock or a date as a parameter"),
        ("SystemClock.Instance", "the clock comes from where the program is put together"),
        ("TimeProvider.System", "the clock comes from where the program is put together"),
        ("Random.Shared", "take a seed and use SeededNumbers"),
    ];

    public static IEnumerable<Finding> Notes(SourceFile file)
    {
        var places = file.IsCode
            ? file.Unit.DescendantTrivia(descendIntoTrivia: true).Where(IsComment).Select(t => (t.SpanStart, t.ToFullString()))
            : file.Path.StartsWith("docs/", StringComparison.Ordinal) || HasNotes(file.Name) ? [(0, file.Text)] : [];
        return from place in places
               from Match match in Unfinished().Matches(place.Item2)
               select file.At(place.SpanStart + match.Index, $"{match.Value}: finish it, or open an issue");
    }

    public static IEnumerable<Finding> Silenced(SourceFile file)
    {
        if (!file.IsCode)
        {
            return [];
        }

        var directives = file.Unit.DescendantTrivia().Where(t =>
            t.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) || t.IsKind(SyntaxKind.NullableDirectiveTrivia));
        var attributes = file.Nodes<AttributeSyntax>().Where(a => a.Name.ToString().EndsWith("SuppressMessage", StringComparison.Ordinal));
        var empties = file.Nodes<CatchClauseSyntax>().Where(c => c.Block.Statements.Count == 0);
        return directives.Select(d => file.At(d.SpanStart, $"{d.ToString().Trim()}: mend what the warning says"))
            .Concat(attributes.Select(a => file.At(a, "a suppressed message: mend what the warning says")))
            .Concat(empties.Select(c => file.At(c, "an empty catch: an error nobody hears of")));
    }

    public static IEnumerable<Finding> ClocksAndDice(SourceFile file)
    {
        var composes = file.Path is "src/Cylch.Web/Program.cs" || file.Path.StartsWith("src/Cylch.Web/Startup/", StringComparison.Ordinal);
        foreach (var access in file.Nodes<MemberAccessExpressionSyntax>())
        {
            var name = access.ToString();
            var (call, instead) = Calls.FirstOrDefault(c => name == c.Call || name.EndsWith('.' + c.Call, StringComparison.Ordinal));
            var home = composes && call is "SystemClock.Instance" or "TimeProvider.System";
            var measuring = !file.IsSource && call == "SystemClock.Instance";
            if (call is not null && !(home && composes) && !measuring)
            {
                yield return file.At(access, $"{call}: {instead}");
            }
            else if (file.Project == "Rules" && name.EndsWith("Guid.NewGuid", StringComparison.Ordinal))
            {
                yield return file.At(access, "Guid.NewGuid: take identifiers as parameters");
            }
        }

        foreach (var made in file.Nodes<ObjectCreationExpressionSyntax>().Where(o => o.Type.ToString() is "Random" or "System.Random"))
        {
            yield return file.At(made, "new Random: take a seed and use SeededNumbers");
        }
    }

    private static bool HasNotes(string name) =>
        name is "cylch" || name.EndsWith(".cshtml", StringComparison.Ordinal) || name.EndsWith(".sh", StringComparison.Ordinal)
        || name.EndsWith(".scss", StringComparison.Ordinal) || name.EndsWith(".sql", StringComparison.Ordinal)
        || name.EndsWith(".md", StringComparison.Ordinal) || name.EndsWith("proj", StringComparison.Ordinal);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia);

    // Written in pieces, so that the rule does not find itself.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|X" + @"XX)\b")]
    private static partial Regex Unfinished();
}

public class ForbiddenTests
{
    private const string Somewhere = "src/Cylch.Records/Risk/RiskEntry.cs";

    [Fact]
    public void No_note_says_that_work_is_unfinished() => House.ShouldHold(Repository.Files.SelectMany(Forbidden.Notes));

    [Fact]
    public void No_warning_is_silenced_and_no_error_swallowed() => House.ShouldHold(Repository.Code.SelectMany(Forbidden.Silenced));

    [Fact]
    public void Clocks_and_dice_come_from_one_place() => House.ShouldHold(Repository.Code.SelectMany(Forbidden.ClocksAndDice));

    [Theory]
    [InlineData("TO" + "DO")]
    [InlineData("FIX" + "ME")]
    [InlineData("HA" + "CK")]
    public void An_unfinished_note_is_caught(string word)
    {
        House.ShouldCatch(Forbidden.Notes(new SourceFile(Somewhere, $"class A\n{{\n    // {word}: later\n}}")), 3, word);
        House.ShouldCatch(Forbidden.Notes(new SourceFile("src/Cylch.Web/Pages/A.cshtml", $"<p>\n@* {word} *@")), 2, word);
    }

    [Theory]
    [InlineData("#pragma warning disable CA1822", "#pragma")]
    [InlineData("#nullable disable", "#nullable")]
    [InlineData("class A { void B() { try { } catch (Exception) { /* never mind */ } } }", "an empty catch")]
    [InlineData("[SuppressMessage(\"a\", \"b\")] class A;", "suppressed")]
    public void A_silenced_warning_or_swallowed_error_is_caught(string code, string naming) =>
        House.ShouldCatch(Forbidden.Silenced(new SourceFile(Somewhere, "\n" + code)), 2, naming);

    [Theory]
    [InlineData("Thread.Sleep(5)", "Thread.Sleep")]
    [InlineData("System.DateTime.Now", "DateTime.Now")]
    [InlineData("DateTime.UtcNow.Date", "DateTime.UtcNow")]
    [InlineData("DateTimeOffset.UtcNow", "DateTimeOffset.UtcNow")]
    [InlineData("NodaTime.SystemClock.Instance.GetCurrentInstant()", "SystemClock.Instance")]
    [InlineData("new Random(4)", "new Random")]
    [InlineData("Random.Shared.Next()", "Random.Shared")]
    public void A_clock_or_dice_from_nowhere_is_caught(string expression, string naming) =>
        House.ShouldCatch(Forbidden.ClocksAndDice(new SourceFile(Somewhere, $"class A {{ object B = {expression}; }}")), 1, naming);

    [Fact]
    public void The_clock_is_allowed_where_the_program_is_put_together() => House.ShouldHold(
        Forbidden.ClocksAndDice(new SourceFile("src/Cylch.Web/Startup/Clock.cs", "class A { object B = SystemClock.Instance; }")));

    [Fact]
    public void An_identifier_from_nowhere_in_the_rules_is_caught() => House.ShouldCatch(
        Forbidden.ClocksAndDice(new SourceFile("src/Cylch.Rules/Risk/A.cs", "class A { object B = Guid.NewGuid(); }")), 1, "Guid.NewGuid");
}
