using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Pages;

/// <summary>
/// Pages hold no style, script or handler of their own (the content policy forbids them), no written-out addresses
/// (a moved page would leave them behind), and no sentence that stands in one language only.
/// </summary>
internal static partial class Markup
{
    // The look, places in the page itself and ways out of the program are not pages.
    private static readonly string[] AllowedAddresses = ["#", "mailto:", "tel:", "/look/", "~/look/", "data:"];

    public static IEnumerable<Finding> Inline(SourceFile file)
    {
        foreach (var (text, offset) in Written(file))
        {
            foreach (Match match in OwnStyle().Matches(text))
            {
                yield return file.At(offset + match.Index, $"{match.Value.Trim()}: style, script and handlers live in files of their own");
            }
        }
    }

    public static IEnumerable<Finding> Addresses(SourceFile file)
    {
        foreach (var (text, offset) in Written(file))
        {
            foreach (var match in Address().Matches(text).Where(m => !AllowedAddresses.Any(m.Groups["to"].Value.StartsWith)))
            {
                yield return file.At(offset + match.Index, $"{match.Value}: link by page, not by address");
            }
        }

        foreach (var call in file.Project == "Web" ? file.Nodes<InvocationExpressionSyntax>() : [])
        {
            var name = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text ?? (call.Expression as IdentifierNameSyntax)?.Identifier.Text;
            if (name is "Redirect" or "LocalRedirect" && call.ArgumentList.Arguments.FirstOrDefault()?.Expression
                is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax)
            {
                yield return file.At(call, $"{call}: redirect by page, not by address");
            }
        }
    }

    /// <summary>Pages named in links and redirects, that are not there.</summary>
    /// <param name="pages">Names as links say them, such as /Settlement/Statement.</param>
    public static IEnumerable<Finding> DeadLinks(SourceFile file, IReadOnlyCollection<string> pages)
    {
        foreach (var match in PageNamed().Matches(file.Project == "Web" ? file.Text : "").Cast<Match>())
        {
            var named = match.Groups["page"].Value;
            var full = named.StartsWith('/') ? named : "/" + string.Join('/', Vocabulary.Within(file).Append(named));
            if (!named.Contains('@', StringComparison.Ordinal) && !pages.Contains(full))
            {
                yield return file.At(match.Index, $"there is no page {full}");
            }
        }
    }

    public static string? NameOfPage(SourceFile file) =>
        file.IsPage && file.Path.StartsWith("src/Cylch.Web/Pages/", StringComparison.Ordinal) && !file.Name.StartsWith('_')
            ? file.Path["src/Cylch.Web/Pages".Length..^".cshtml".Length] : null;

    /// <summary>Words between tags that come from no wording file.</summary>
    public static IEnumerable<Finding> Unworded(SourceFile file)
    {
        if (!file.IsPage)
        {
            yield break;
        }

        var text = Comment().Replace(file.Text, m => new string('\n', m.Value.Count(c => c == '\n')));
        foreach (var match in BetweenTags().Matches(text).Where(m => TwoWords().IsMatch(Entity().Replace(m.Groups["text"].Value, " ")) && m.Groups["text"].Value.Trim() != "Cylch"))
        {
            yield return new Finding(
                file.Path, text.AsSpan(0, match.Groups["text"].Index).Count('\n') + 1, $"'{match.Groups["text"].Value.Trim()}' stands in one language only");
        }
    }

    // A page is all markup; in code, markup is what its strings hold.
    private static IEnumerable<(string Text, int Offset)> Written(SourceFile file)
    {
        if (file.IsPage)
        {
            return [(file.Text, 0)];
        }

        var strings = file.Project == "Web" ? file.Nodes<LiteralExpressionSyntax>().Where(l => l.Token.Value is string) : [];
        var pieces = file.Project == "Web" ? file.Nodes<InterpolatedStringTextSyntax>() : [];
        return strings.Select(s => (" " + s.Token.ValueText, s.SpanStart)).Concat(pieces.Select(p => (" " + p.TextToken.ValueText, p.SpanStart)));
    }

    [GeneratedRegex("""\sstyle\s*=\s*["']|<style\b|<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+\s*=\s*["']|\bjavascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex OwnStyle();

    [GeneratedRegex("""\b(?:href|action|formaction|src)\s*=\s*"(?<to>(?:/|~/|https?:|\.\./)[^"]*)["]""")]
    private static partial Regex Address();

    [GeneratedRegex("""(?:\basp-page="|\b(?:RedirectToPage|PageLink|Url\.Page|Page)\(")(?<page>[A-Za-z/@][\w/@.]*)"(?!\s*\+)""")]
    private static partial Regex PageNamed();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|@\{.*?^\}|@functions\s*\{.*?^\}", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=[a-z""'/])>(?<text>[^<>@{}=;]*)</[a-z]", RegexOptions.Singleline)]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"\p{L}{2,}[^\p{L}]+\p{L}{2,}|^\s*\p{Lu}\p{Ll}{2,}\s*$")]
    private static partial Regex TwoWords();

    [GeneratedRegex(@"&\w+;")]
    private static partial Regex Entity();
}

public class MarkupTests
{
    private const string Page = "src/Cylch.Web/Pages/Risk/Register.cshtml";

    private static readonly IReadOnlyCollection<string> Pages = [.. Repository.Pages.Select(Markup.NameOfPage).OfType<string>()];

    [Fact]
    public void Pages_hold_no_style_or_script_of_their_own() => House.ShouldHold(Web().SelectMany(Markup.Inline));

    [Fact]
    public void Pages_link_by_page() => House.ShouldHold(Web().SelectMany(Markup.Addresses));

    [Fact]
    public void Every_page_that_is_linked_is_there() => House.ShouldHold(Web().SelectMany(f => Markup.DeadLinks(f, Pages)));

    [Fact]
    public void Every_sentence_of_a_page_is_wording() => House.ShouldHold(Web().SelectMany(Markup.Unworded));

    [Theory]
    [InlineData("<p class=\"a\" style=\"color: red\">", "style")]
    [InlineData("<style>p { }</style>", "<style")]
    [InlineData("<script>go()</script>", "<script>")]
    [InlineData("<button onclick=\"go()\">", "onclick")]
    [InlineData("<a href=\"javascript:go()\">", "javascript:")]
    public void Style_or_script_in_a_page_is_caught(string markup, string naming) =>
        House.ShouldCatch(Markup.Inline(new SourceFile(Page, "<main>\n" + markup)), 2, naming);

    [Fact]
    public void Style_in_a_picture_made_by_code_is_caught() => House.ShouldCatch(
        Markup.Inline(new SourceFile("src/Cylch.Web/Charts/Bar.cs", "class A { string B = \"<rect style='fill:red'>\"; }")), 1, "style");

    [Fact]
    public void A_script_from_a_file_is_allowed() =>
        House.ShouldHold(Markup.Inline(new SourceFile(Page, "<script type=\"module\" src=\"~/look/start.js\"></script>")));

    [Theory]
    [InlineData("<a href=\"/risk/register\">")]
    [InlineData("<form action=\"/risk\">")]
    [InlineData("<a href=\"~/risk/@Model.Id\">")]
    [InlineData("<img src=\"https://elsewhere.example/a.png\">")]
    public void A_written_out_address_is_caught(string markup) =>
        House.ShouldCatch(Markup.Addresses(new SourceFile(Page, markup)), 1, "link by page");

    [Fact]
    public void A_redirect_to_an_address_is_caught() => House.ShouldCatch(
        Markup.Addresses(new SourceFile(Page + ".cs", "class A { object B() => LocalRedirect(\"/risk\"); }")), 1, "redirect by page");

    [Theory]
    [InlineData(Page, "<a asp-page=\"Entry\">", "/Risk/Entry")]
    [InlineData(Page, "<a asp-page=\"/Risk/Entry\">", "/Risk/Entry")]
    [InlineData(Page + ".cs", "class A { object B() => RedirectToPage(\"/Risk/Entry\"); }", "/Risk/Entry")]
    public void A_link_to_no_page_is_caught(string path, string text, string naming)
    {
        House.ShouldCatch(Markup.DeadLinks(new SourceFile(path, text), ["/Risk/Register"]), 1, naming);
        House.ShouldHold(Markup.DeadLinks(new SourceFile(path, text), ["/Risk/Entry"]));
    }

    [Theory]
    [InlineData("<p>The risk is open.</p>", "The risk is open.")]
    [InlineData("<th>Owner</th>", "Owner")]
    public void A_sentence_in_one_language_is_caught(string markup, string naming) =>
        House.ShouldCatch(Markup.Unworded(new SourceFile(Page, "<main>\n" + markup)), 2, naming);

    [Theory]
    [InlineData("<p>@W[\"risk.open\"]</p>")]
    [InlineData("@{\n    List<string> names = new List<string>();\n}")]
    [InlineData("<b>×&nbsp;3</b>")]
    public void Wording_and_code_are_allowed(string markup) => House.ShouldHold(Markup.Unworded(new SourceFile(Page, markup)));

    private static IEnumerable<SourceFile> Web() => Repository.Files.Where(f => f.Project == "Web" && (f.IsCode || f.IsPage));
}
