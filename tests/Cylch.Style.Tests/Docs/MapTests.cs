using System.Text.RegularExpressions;

namespace Cylch.Style.Tests.Docs;

/// <summary>docs/map.md says where each of the 22 tools lives: every feature a tool has, with a page that is there.</summary>
internal static partial class Map
{
    private const int Tools = 22;
    private const string NotYet = "not yet built";

    public static IEnumerable<Finding> Check(SourceFile document, IReadOnlyCollection<string> routes)
    {
        var rows = MarkdownTable.Rows(document, "Tool");
        foreach (var row in rows.Where(r => r.Cells.Count < 4 || !Vocabulary.Features.Contains(r.Cells[2])))
        {
            yield return new Finding(document.Path, row.Line, $"{row.Cells.ElementAtOrDefault(2)} is not a feature");
        }

        foreach (var row in rows.Where(r => r.Cells.Count >= 4 && r.Cells[3] != NotYet))
        {
            foreach (var url in Url().Matches(row.Cells[3]).Select(m => m.Groups[1].Value).DefaultIfEmpty(row.Cells[3]))
            {
                if (!routes.Any(r => Same(r, url)))
                {
                    yield return new Finding(document.Path, row.Line, $"there is no page at {url}");
                }
            }
        }

        foreach (var missing in Enumerable.Range(1, Tools).Where(n => !rows.Any(r => r.Cells[0] == $"{n}")))
        {
            yield return new Finding(document.Path, 1, $"tool {missing} has no row");
        }

        foreach (var feature in Vocabulary.Features.Where(f => f != "Access" && !rows.Any(r => r.Cells.ElementAtOrDefault(2) == f)))
        {
            yield return new Finding(document.Path, 1, $"{feature} serves no tool");
        }
    }

    /// <summary>The address of a page, from its folder, its name and what its first line says.</summary>
    public static string? RouteOf(SourceFile file)
    {
        var said = PageLine().Match(file.Text);
        if (Pages.Markup.NameOfPage(file) is not { } name || !said.Success)
        {
            return null;
        }

        var template = said.Groups["template"].Value;
        var own = name.EndsWith("/Index", StringComparison.Ordinal) ? name[..^"/Index".Length] : name;
        var route = template.StartsWith('/') ? template : template.Length == 0 ? own : $"{own}/{template}";
        return route.Length == 0 ? "/" : route;
    }

    // A part in braces stands for any record.
    private static bool Same(string route, string url)
    {
        var (left, right) = (route.Trim('/').Split('/'), url.Trim('/').Split('/'));
        return left.Length == right.Length && left.Zip(right).All(pair =>
            string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase) || (pair.First.StartsWith('{') && pair.Second.StartsWith('{')));
    }

    [GeneratedRegex("`(/[^`]*)`")]
    private static partial Regex Url();

    [GeneratedRegex("^@page(?:[ \t]+\"(?<template>[^\"]*)\")?", RegexOptions.Multiline)]
    private static partial Regex PageLine();
}

public class MapTests
{
    private const string Path = "docs/map.md";

    [Fact]
    public void Every_tool_has_its_feature_and_its_page() =>
        House.ShouldHold(Map.Check(Repository.File(Path), [.. Repository.Pages.Select(Map.RouteOf).OfType<string>()]));

    [Theory]
    [InlineData("16", "Risk", "`/risk/{id}`", "there is no page at /risk/{id}")]
    [InlineData("16", "Risks", "not yet built", "Risks is not a feature")]
    public void A_row_that_is_not_so_is_caught(string tool, string feature, string where, string naming)
    {
        var findings = Map.Check(Table(tool, feature, where), ["/risk/register"]).Where(f => f.Line == 3);
        House.ShouldCatch(findings, 3, naming);
    }

    [Fact]
    public void A_tool_and_a_feature_without_a_row_are_caught()
    {
        var findings = Map.Check(Table("16", "Risk", "not yet built"), []).ToList();
        findings.ShouldContain(f => f.What == "tool 22 has no row");
        findings.ShouldContain(f => f.What == "Design serves no tool");
        findings.ShouldNotContain(f => f.What == "tool 16 has no row");
    }

    [Theory]
    [InlineData("src/Cylch.Web/Pages/Risk/Register.cshtml", "@page\n", "/Risk/Register")]
    [InlineData("src/Cylch.Web/Pages/Risk/Index.cshtml", "@page\n", "/Risk")]
    [InlineData("src/Cylch.Web/Pages/Risk/Entry.cshtml", "@page \"{id:long}\"\n", "/Risk/Entry/{id:long}")]
    [InlineData("src/Cylch.Web/Pages/Risk/Entry.cshtml", "@page \"/risk/{id:long}\"\n", "/risk/{id:long}")]
    public void A_pages_address_is_read_from_its_file(string path, string text, string route) =>
        Map.RouteOf(new SourceFile(path, text)).ShouldBe(route);

    private static SourceFile Table(string tool, string feature, string where) =>
        new(Path, $"| Tool | Is for | Feature | Where |\n| --- | --- | --- | --- |\n| {tool} | x | {feature} | {where} |");
}
