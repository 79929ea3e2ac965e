using Cylch.Style.Tests.Docs;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Code;

/// <summary>
/// An action is one concrete public class in a feature of Records with one RunAsync. Nothing else writes, and
/// docs/events.md says of each what it records.
/// </summary>
internal static class Actions
{
    private static readonly string[] Writes =
        ["SaveChanges", "SaveChangesAsync", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync", "ExecuteSqlRawAsync"];

    // Starting the program, its jobs and its first load run too, and are not what somebody did to a record.
    private static readonly string[] MayRun = ["Web/Startup", "Web/Jobs", "Records/Demonstration"];

    public sealed record Found(string Name, string Feature, SourceFile File, TypeDeclarationSyntax Type);

    public static IEnumerable<Found> In(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Project == "Records" && Vocabulary.FeatureOf(file) is not null
        from type in file.Nodes<TypeDeclarationSyntax>()
        where RunMethods(type).Any()
        select new Found(type.Identifier.Text, Vocabulary.FeatureOf(file)!, file, type);

    public static IEnumerable<Finding> Shape(SourceFile file)
    {
        foreach (var type in file.Nodes<TypeDeclarationSyntax>())
        {
            var runs = RunMethods(type).ToList();
            if (runs.Count == 0 || !file.IsSource)
            {
                continue;
            }

            var name = type.Identifier.Text;
            if (MayRun.Contains($"{file.Project}/{Vocabulary.RoomOf(file)}"))
            {
                continue;
            }

            if (file.Project != "Records" || Vocabulary.FeatureOf(file) is null)
            {
                yield return file.At(type, $"{name} has RunAsync, so it is an action; actions live in a feature of Records");
            }
            else if (type is not ClassDeclarationSyntax || !Has(type, SyntaxKind.PublicKeyword)
                || Has(type, SyntaxKind.AbstractKeyword) || Has(type, SyntaxKind.StaticKeyword) || type.BaseList is not null)
            {
                yield return file.At(type, $"{name} is an action: a public, concrete class that stands on nothing");
            }
            else if (runs.Count > 1)
            {
                yield return file.At(runs[1], $"{name} runs in more than one way; make it two actions");
            }
        }
    }

    public static IEnumerable<Finding> WritesFromTheWeb(SourceFile file) =>
        from call in file.Project == "Web" ? file.Nodes<InvocationExpressionSyntax>() : []
        let name = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text
        where Writes.Contains(name)
        select file.At(call, $"{name} in the web: pages read with projections and write through actions");

    public static IEnumerable<Finding> Unrecorded(SourceFile document, IReadOnlyCollection<Found> actions)
    {
        var rows = MarkdownTable.Rows(document, "Action");
        var named = rows.Select(r => (Name: MarkdownTable.Quoted(r.Cells[0]), Feature: r.Cells.ElementAtOrDefault(1) ?? "", r.Line)).ToList();
        foreach (var row in named.Where(r => !actions.Any(a => a.Name == r.Name && a.Feature == r.Feature)))
        {
            yield return new Finding(document.Path, row.Line, $"{row.Name} is not an action of {row.Feature}");
        }

        foreach (var twice in named.GroupBy(r => (r.Name, r.Feature)).Where(g => g.Count() > 1))
        {
            yield return new Finding(document.Path, twice.Last().Line, $"{twice.Key.Name} has two rows");
        }

        foreach (var row in rows.Where(r => r.Cells.Count < 3 || r.Cells[2].Length == 0))
        {
            yield return new Finding(document.Path, row.Line, $"{row.Cells[0]} records nothing; every write leaves one event");
        }

        foreach (var action in actions.Where(a => !named.Any(r => r.Name == a.Name && r.Feature == a.Feature)))
        {
            yield return action.File.At(action.Type, $"{action.Name} ({action.Feature}) has no row in {document.Path}");
        }
    }

    private static bool Has(MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(m => m.RawKind == (int)modifier);

    private static IEnumerable<MethodDeclarationSyntax> RunMethods(TypeDeclarationSyntax type) =>
        type.Members.OfType<MethodDeclarationSyntax>().Where(m =>
            m.Identifier.Text == "RunAsync" && Has(m, SyntaxKind.PublicKeyword) && m.ReturnType.ToString().StartsWith("Task", StringComparison.Ordinal));
}

public class ActionsTests
{
    private const string Document = "docs/events.md";
    private const string Path = "src/Cylch.Records/Settlement/ClosePeriod.cs";
    private const string Body = "{ public Task RunAsync() => Task.CompletedTask; }";

    [Fact]
    public void An_action_is_one_public_class_with_one_way_to_run() => House.ShouldHold(Repository.Source.SelectMany(Actions.Shape));

    [Fact]
    public void The_web_writes_through_actions_alone() => House.ShouldHold(Repository.Source.SelectMany(Actions.WritesFromTheWeb));

    [Fact]
    public void Every_action_is_in_the_table_of_events() =>
        House.ShouldHold(Actions.Unrecorded(Repository.File(Document), [.. Actions.In(Repository.Source)]));

    [Theory]
    [InlineData("src/Cylch.Web/Pages/Settlement/A.cs", "public class ClosePeriod", "actions live in a feature of Records")]
    [InlineData("src/Cylch.Rules/Settlement/A.cs", "public class ClosePeriod", "actions live in a feature of Records")]
    [InlineData("src/Cylch.Records/Jobs/A.cs", "public class ClosePeriod", "actions live in a feature of Records")]
    [InlineData(Path, "class ClosePeriod", "a public, concrete class")]
    [InlineData(Path, "public abstract class ClosePeriod", "a public, concrete class")]
    [InlineData(Path, "public class ClosePeriod : Step", "stands on nothing")]
    public void A_misshapen_action_is_caught(string path, string declared, string naming) =>
        House.ShouldCatch(Actions.Shape(new SourceFile(path, $"\n{declared} {Body}")), 2, naming);

    [Fact]
    public void An_action_with_two_ways_to_run_is_caught() => House.ShouldCatch(
        Actions.Shape(new SourceFile(Path, "public class ClosePeriod\n{\npublic Task RunAsync() => X;\npublic Task RunAsync(int a) => X;\n}")),
        4, "more than one way");

    [Fact]
    public void A_page_that_saves_is_caught() => House.ShouldCatch(
        Actions.WritesFromTheWeb(new SourceFile("src/Cylch.Web/Pages/Risk/A.cshtml.cs", "class A { void B() => db.SaveChangesAsync(); }")),
        1, "SaveChangesAsync");

    [Fact]
    public void An_action_without_a_row_and_a_row_without_an_action_are_caught()
    {
        var action = new SourceFile(Path, $"\npublic class ClosePeriod {Body}");
        var table = new SourceFile(Document, "| Action | Feature | Records |\n| --- | --- | --- |\n| `OpenPeriod` | Settlement | period opened |");
        var empty = new SourceFile(Document, "| Action | Feature | Records |\n| --- | --- | --- |\n| `ClosePeriod` | Settlement | |");
        House.ShouldCatch(Actions.Unrecorded(table, []), 3, "OpenPeriod is not an action of Settlement");
        House.ShouldCatch(Actions.Unrecorded(new SourceFile(Document, ""), [.. Actions.In([action])]), 2, "ClosePeriod (Settlement) has no row");
        House.ShouldCatch(Actions.Unrecorded(empty, [.. Actions.In([action])]), 3, "records nothing");
    }
}
