using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Shape;

/// <summary>The same eighteen names stand in every project; a folder is a namespace, and an empty one is a promise not kept.</summary>
internal static class Folders
{
    public static IEnumerable<Finding> Namespaces(SourceFile file)
    {
        if (!file.IsCode || file.Folders.Count < 2)
        {
            yield break;
        }

        var expected = string.Join('.', file.Folders.Skip(1));
        foreach (var declared in file.Nodes<BaseNamespaceDeclarationSyntax>().Where(n => n.Name.ToString() != expected))
        {
            yield return file.At(declared, $"namespace {declared.Name} stands in the folder of {expected}");
        }

        var lost = file.Unit.Members.FirstOrDefault(m =>
            m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && file.Name != "Program.cs");
        if (lost is not null)
        {
            yield return file.At(lost, $"stands in no namespace; its folder says {expected}");
        }
    }

    public static IEnumerable<Finding> Names(string folder)
    {
        var parts = folder.Split('/');
        var project = string.Join('/', parts.Take(2));
        if (parts.Length < 3 || !Vocabulary.Rooms.TryGetValue(project, out var rooms) || parts[2] is "wwwroot" or "Look")
        {
            yield break;
        }

        var below = parts[2..];
        if (rooms.Contains(string.Join('/', below)))
        {
            yield break;
        }

        var name = below is ["Pages", var first, ..] ? first : below[0];
        if (below.Length > (below[0] == "Pages" ? 2 : 1) && (rooms.Contains(below[0]) || Vocabulary.Features.Contains(name)))
        {
            yield return new Finding(folder, 1, "is a folder inside a room; rooms have no rooms of their own");
        }
        else if (!Vocabulary.Features.Contains(name))
        {
            yield return new Finding(folder, 1, $"'{name}' is neither one of the features nor a room of {project}");
        }
    }

    public static IEnumerable<Finding> Empty(string folder, Func<string, bool> isEmpty)
    {
        if (isEmpty(folder))
        {
            yield return new Finding(folder, 1, "is empty; a feature not yet built has no folder");
        }
    }
}

public class FoldersTests
{
    [Fact]
    public void A_folder_is_its_namespace() => House.ShouldHold(Repository.Code.SelectMany(Folders.Namespaces));

    [Fact]
    public void Folders_speak_the_one_vocabulary_of_features() => House.ShouldHold(Repository.Folders().SelectMany(Folders.Names));

    [Fact]
    public void No_folder_is_empty() =>
        House.ShouldHold(Repository.Folders().SelectMany(f => Folders.Empty(f, Repository.IsEmpty)));

    [Fact]
    public void A_namespace_away_from_its_folder_is_caught()
    {
        var file = new SourceFile("src/Cylch.Rules/Risk/RiskEntry.cs", "\nnamespace Cylch.Rules.Design;\npublic record RiskEntry;");
        House.ShouldCatch(Folders.Namespaces(file), 2, "stands in the folder of Cylch.Rules.Risk");
    }

    [Fact]
    public void A_type_in_no_namespace_is_caught() =>
        House.ShouldCatch(Folders.Namespaces(new SourceFile("src/Cylch.Rules/Seed.cs", "public record Seed;")), 1, "no namespace");

    [Theory]
    [InlineData("src/Cylch.Rules/Payments")]
    [InlineData("src/Cylch.Records/Outcome")]
    [InlineData("src/Cylch.Web/Pages/Finance")]
    [InlineData("tests/Cylch.Rules.Tests/Unit")]
    public void A_folder_outside_the_vocabulary_is_caught(string folder) =>
        House.ShouldCatch(Folders.Names(folder), 1, "neither one of the features nor a room");

    [Theory]
    [InlineData("src/Cylch.Rules/Settlement/Steps")]
    [InlineData("src/Cylch.Web/Pages/Settlement/Parts")]
    public void A_room_inside_a_room_is_caught(string folder) => House.ShouldCatch(Folders.Names(folder), 1, "rooms have no rooms");

    [Fact]
    public void An_empty_folder_is_caught() =>
        House.ShouldCatch(Folders.Empty("src/Cylch.Rules/Risk", _ => true), 1, "a feature not yet built has no folder");
}
