using System.Text.RegularExpressions;
using Cylch.Style.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Shape;

/// <summary>
/// Web uses Records uses Rules; a feature uses those before it, and docs/dependencies.md says the rest aloud.
/// A line there that nothing needs is a finding too, so that the list stays the truth.
/// </summary>
internal static partial class Arrows
{
    private static readonly string[] Projects = ["Rules", "Records", "Web"];

    /// <param name="Feature">Who leans.</param>
    /// <param name="On">The later feature it leans on.</param>
    /// <param name="Project">The one project the exception holds in.</param>
    public sealed record Exception(string Feature, string On, string Project, int Line);

    public static IReadOnlyList<Exception> Exceptions(SourceFile document) =>
        [.. MarkdownTable.Rows(document, "Feature").Where(r => r.Cells.Count >= 4)
            .Select(r => new Exception(r.Cells[0], r.Cells[1], r.Cells[2], r.Line))];

    /// <summary>A project named by another that stands below it.</summary>
    public static IEnumerable<Finding> BetweenProjects(SourceFile file)
    {
        var own = Array.IndexOf(Projects, file.Project);
        foreach (var (place, name) in Uses(file))
        {
            if (own >= 0 && Array.IndexOf(Projects, name.Split('.')[1]) > own)
            {
                yield return file.At(place, $"Cylch.{file.Project} knows nothing of {name}; the arrows are Web → Records → Rules");
            }
        }
    }

    /// <summary>A later feature used by an earlier one, or any feature by a room that is under all.</summary>
    public static IEnumerable<Finding> BetweenFeatures(SourceFile file, IReadOnlyCollection<Exception> exceptions)
    {
        if (!file.IsSource)
        {
            yield break;
        }

        var feature = Vocabulary.FeatureOf(file);
        foreach (var (place, name) in Uses(file))
        {
            if (FeatureIn(name) is not { } used || used == feature)
            {
                continue;
            }

            var room = Vocabulary.RoomOf(file);
            if (feature is null && Vocabulary.UnderAll.Contains(room) && !MayKnowFeatures(file, room))
            {
                yield return file.At(place, $"a room under all features leans on {used}");
            }
            else if (feature is not null && IndexOf(used) > IndexOf(feature)
                && !exceptions.Any(e => e.Feature == feature && e.On == used && e.Project == file.Project))
            {
                yield return file.At(place, $"{feature} uses {used}, which comes after it; docs/dependencies.md does not list it for {file.Project}");
            }
        }
    }

    public static IEnumerable<Finding> Unneeded(
        string document, IEnumerable<Exception> exceptions, IReadOnlyCollection<SourceFile> files)
    {
        foreach (var exception in exceptions)
        {
            var known = Vocabulary.Features.Contains(exception.Feature) && Vocabulary.Features.Contains(exception.On);
            var needed = known && files.Any(f => f.Project == exception.Project && Vocabulary.FeatureOf(f) == exception.Feature
                && Uses(f).Any(u => FeatureIn(u.Name) == exception.On));
            if (!needed || IndexOf(exception.On) < IndexOf(exception.Feature))
            {
                yield return new Finding(
                    document, exception.Line, $"nothing in Cylch.{exception.Project} needs {exception.Feature} to use {exception.On}");
            }
        }
    }

    // The top of Records holds the database and the top of Web the program: they know every feature by nature.
    private static bool MayKnowFeatures(SourceFile file, string room) => room.Length == 0 && file.Project != "Rules";

    private static int IndexOf(string feature) => Vocabulary.Features.ToList().IndexOf(feature);

    /// <summary>The feature in a full name, with or without the Pages of the web before it.</summary>
    private static string? FeatureIn(string name)
    {
        var parts = name.Split('.');
        var at = parts.Length > 2 && parts[2] == "Pages" ? 3 : 2;
        return parts.Length > at && Vocabulary.Features.Contains(parts[at]) ? parts[at] : null;
    }

    private static IEnumerable<(int Place, string Name)> Uses(SourceFile file)
    {
        if (file.IsPage)
        {
            foreach (Match match in FullName().Matches(file.Text))
            {
                yield return (match.Index, match.Value);
            }
        }

        foreach (var name in file.Nodes<SyntaxNode>())
        {
            var text = name switch
            {
                UsingDirectiveSyntax { Name: { } used } => used.ToString(),
                QualifiedNameSyntax { Parent: not (QualifiedNameSyntax or UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax) } used =>
                    used.ToString(),
                MemberAccessExpressionSyntax { Parent: not MemberAccessExpressionSyntax } used => used.ToString(),
                _ => "",
            };
            if (text.StartsWith("Cylch.", StringComparison.Ordinal) && text.Split('.').Length > 1)
            {
                yield return (name.SpanStart, text);
            }
            else if (name is QualifiedNameSyntax && Vocabulary.Features.Contains(text.Split('.')[0]))
            {
                yield return (name.SpanStart, $"Cylch.{file.Project}.{text}");
            }
        }
    }

    [GeneratedRegex(@"\bCylch\.(Rules|Records|Web)(\.\w+)*")]
    private static partial Regex FullName();
}

public class ArrowsTests
{
    private const string Document = "docs/dependencies.md";

    [Fact]
    public void Projects_point_downwards_only() => House.ShouldHold(SourceAndPages().SelectMany(Arrows.BetweenProjects));

    [Fact]
    public void A_feature_uses_only_those_before_it_or_listed()
    {
        var exceptions = Arrows.Exceptions(Repository.File(Document));
        House.ShouldHold(SourceAndPages().SelectMany(f => Arrows.BetweenFeatures(f, exceptions)));
    }

    [Fact]
    public void Every_listed_dependency_is_needed() =>
        House.ShouldHold(Arrows.Unneeded(Document, Arrows.Exceptions(Repository.File(Document)), [.. SourceAndPages()]));

    [Fact]
    public void The_document_gives_the_features_in_their_order()
    {
        var order = Repository.File(Document).Lines.Single(l => l.StartsWith("Access → ", StringComparison.Ordinal));
        order.TrimEnd('.').Split(" → ").ShouldBe(Vocabulary.Features);
    }

    [Fact]
    public void Rules_that_use_records_are_caught() => House.ShouldCatch(
        Arrows.BetweenProjects(new SourceFile("src/Cylch.Rules/Risk/RiskEntry.cs", "using System;\nusing Cylch.Records.Risk;")),
        2, "Cylch.Rules knows nothing of Cylch.Records.Risk");

    [Theory]
    [InlineData("using Cylch.Rules.Settlement;")]
    [InlineData("class A { Cylch.Rules.Settlement.Statement? S; }")]
    [InlineData("class A { Settlement.Statement? S; }")]
    [InlineData("class A { int S => Cylch.Rules.Settlement.Statement.Lines; }")]
    public void A_feature_that_uses_a_later_one_is_caught(string code) => House.ShouldCatch(
        Arrows.BetweenFeatures(new SourceFile("src/Cylch.Rules/Outcomes/Reading.cs", code), []), 1, "Outcomes uses Settlement");

    [Fact]
    public void A_page_that_uses_a_later_feature_is_caught() => House.ShouldCatch(
        Arrows.BetweenFeatures(new SourceFile("src/Cylch.Web/Pages/Outcomes/Reading.cshtml", "@page\n@using Cylch.Rules.Settlement"), []),
        2, "Outcomes uses Settlement");

    [Fact]
    public void A_listed_dependency_is_allowed_in_its_project_alone()
    {
        var table = new SourceFile(Document, "| Feature | May use | In | Why |\n| --- | --- | --- | --- |\n| Outcomes | Settlement | Web | x |");
        var exceptions = Arrows.Exceptions(table);
        const string Code = "using Cylch.Rules.Settlement;";
        House.ShouldHold(Arrows.BetweenFeatures(new SourceFile("src/Cylch.Web/Pages/Outcomes/A.cshtml.cs", Code), exceptions));
        House.ShouldCatch(Arrows.BetweenFeatures(new SourceFile("src/Cylch.Rules/Outcomes/A.cs", Code), exceptions), 1, "does not list it");
        House.ShouldCatch(Arrows.Unneeded(Document, exceptions, []), 3, "nothing in Cylch.Web needs Outcomes to use Settlement");
    }

    [Theory]
    [InlineData("src/Cylch.Rules/Money.cs")]
    [InlineData("src/Cylch.Rules/Statistics/Interval.cs")]
    [InlineData("src/Cylch.Web/Govuk/Button.cs")]
    public void A_room_under_all_that_uses_a_feature_is_caught(string path) => House.ShouldCatch(
        Arrows.BetweenFeatures(new SourceFile(path, "using Cylch.Rules.Settlement;"), []), 1, "leans on Settlement");

    private static IEnumerable<SourceFile> SourceAndPages() => Repository.Source.Concat(Repository.Pages);
}
