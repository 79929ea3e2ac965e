using System.Text.RegularExpressions;
using Cylch.Style.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Pages;

/// <summary>Addresses stand in classes ending in Links, and each leads to a page or a mapped route.</summary>
internal static partial class Links
{
    /// <param name="routes">Of the pages, and of what the program maps itself.</param>
    public static IEnumerable<Finding> Dead(SourceFile file, IReadOnlyCollection<string> routes)
    {
        if (file.Project != "Web" || !file.Name.EndsWith("Links.cs", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var (address, place) in Addresses(file).Where(a => !routes.Any(r => Leads(a.Address, r))))
        {
            yield return file.At(place, $"no page answers at {address}");
        }
    }

    /// <summary>Routes that the program maps without a page, as literals or by the name of a link.</summary>
    public static IEnumerable<string> Mapped(SourceFile file, IReadOnlyDictionary<string, string> links) =>
        from call in file.Project == "Web" ? file.Nodes<InvocationExpressionSyntax>() : []
        let name = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text ?? ""
        where name.StartsWith("Map", StringComparison.Ordinal) && call.ArgumentList.Arguments.Count > 0
        let first = call.ArgumentList.Arguments[0].Expression
        let route = first is LiteralExpressionSyntax { Token.Value: string text } ? text : links.GetValueOrDefault(first.ToString())
        where route is not null && route.StartsWith('/')
        select route;

    /// <summary>The constants of the classes of links: AccessLinks.SignOut to its address.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Constants(SourceFile file) =>
        from field in file.Name.EndsWith("Links.cs", StringComparison.Ordinal) ? file.Nodes<VariableDeclaratorSyntax>() : []
        where field.Initializer?.Value is LiteralExpressionSyntax { Token.Value: string }
        select KeyValuePair.Create(
            $"{file.Name[..^3]}.{field.Identifier.Text}", ((LiteralExpressionSyntax)field.Initializer!.Value).Token.ValueText);

    /// <summary>Of the addresses promised, those where a page is by now.</summary>
    public static IEnumerable<string> Kept(IEnumerable<string> promised, IReadOnlyCollection<string> routes) =>
        promised.Where(p => routes.Any(r => Leads(Filled().Replace(p, "{}"), r)));

    // Values filled in stand for the parts in braces; what follows a question mark is not part of the address.
    private static IEnumerable<(string Address, int Place)> Addresses(SourceFile file)
    {
        foreach (var literal in file.Nodes<LiteralExpressionSyntax>().Where(l => l.Token.Value is string text && text.StartsWith('/')))
        {
            yield return (literal.Token.ValueText, literal.SpanStart);
        }

        foreach (var text in file.Nodes<InterpolatedStringExpressionSyntax>())
        {
            var address = string.Concat(text.Contents.Select(c => c is InterpolatedStringTextSyntax t ? t.TextToken.ValueText : "{}"));
            if (address.StartsWith('/'))
            {
                yield return (address, text.SpanStart);
            }
        }
    }

    private static bool Leads(string address, string route)
    {
        var path = address.Split('?', '#')[0].Trim('/').Split('/');
        var parts = route.Trim('/').Split('/');
        var needed = parts.Count(p => !Optional().IsMatch(p));
        return path.Length <= parts.Length && path.Length >= needed && path.Zip(parts).All(pair =>
            pair.Second.StartsWith('{') || pair.First.Contains("{}", StringComparison.Ordinal)
            || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Filled();

    [GeneratedRegex(@"\?\}$|^\{\*")]
    private static partial Regex Optional();
}

public class LinksTests
{
    private const string Path = "src/Cylch.Web/Risk/RiskLinks.cs";

    // Named in the frame before their pages were there. Each goes from here on the day its page comes.
    private static readonly string[] Promised = [];

    [Fact]
    public void Every_link_leads_somewhere() =>
        House.ShouldHold(Repository.Source.SelectMany(f => Links.Dead(f, [.. Routes(), .. Promised])));

    [Fact]
    public void A_page_is_promised_only_until_it_is_there() => Links.Kept(Promised, Routes()).ShouldBeEmpty();

    [Fact]
    public void A_promise_that_was_kept_is_caught() =>
        Links.Kept(["/risk/entry/{id}", "/risk/gone/{id}"], ["/risk/entry/{riskId:long}"]).ShouldBe(["/risk/entry/{id}"]);

    [Theory]
    [InlineData("const string Register = \"/risk/gone\";", "no page answers at /risk/gone")]
    [InlineData("static string Entry(long id) => $\"/risk/gone/{id}\";", "no page answers at /risk/gone/{}")]
    public void A_link_to_nowhere_is_caught(string member, string naming) =>
        House.ShouldCatch(Links.Dead(new SourceFile(Path, $"static class RiskLinks\n{{\n{member}\n}}"), ["/risk/register"]), 3, naming);

    [Theory]
    [InlineData("\"/risk/register?show=all\"", "/risk/register")]
    [InlineData("$\"/risk/entry/{id}\"", "/risk/entry/{id:long}")]
    [InlineData("\"/problem\"", "/problem/{code:int?}")]
    public void A_link_to_a_page_is_allowed(string address, string route) =>
        House.ShouldHold(Links.Dead(new SourceFile(Path, $"static class RiskLinks {{ static string A(long id) => {address}; }}"), [route]));

    [Fact]
    public void Mapped_routes_are_known_by_name_and_by_literal()
    {
        var constants = Links.Constants(new SourceFile(Path, "static class RiskLinks { const string Export = \"/risk/export\"; }")).ToDictionary();
        var program = new SourceFile("src/Cylch.Web/Risk/A.cs", "class A { void B() { r.MapGet(RiskLinks.Export, C); r.MapPost(\"/risk/close\", C); } }");
        Links.Mapped(program, constants).ShouldBe(["/risk/export", "/risk/close"]);
    }

    private static List<string> Routes()
    {
        var constants = Repository.Source.SelectMany(Links.Constants).ToDictionary(StringComparer.Ordinal);
        return [.. Repository.Pages.Select(Map.RouteOf).OfType<string>(), .. Repository.Source.SelectMany(f => Links.Mapped(f, constants))];
    }
}
