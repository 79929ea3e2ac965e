using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Shape;

/// <summary>An interface earns its place with a second real implementer; a stand-in made for a test is not one.</summary>
internal static class Interfaces
{
    public static IEnumerable<Finding> LonelyOnes(IReadOnlyCollection<SourceFile> files)
    {
        var implementers = files.SelectMany(f => f.Nodes<TypeDeclarationSyntax>())
            .Where(t => t is not InterfaceDeclarationSyntax)
            .SelectMany(t => t.BaseList?.Types.Select(b => NameOf(b.Type)).Distinct() ?? [])
            .ToLookup(name => name);
        return from file in files
               from declared in file.Nodes<InterfaceDeclarationSyntax>()
               let count = implementers[declared.Identifier.Text].Count()
               where count < 2
               select file.At(declared, $"{declared.Identifier.Text} has {count} implementers; two is the least");
    }

    private static string NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };
}

public class InterfacesTests
{
    [Fact]
    public void Every_interface_has_two_real_implementers() => House.ShouldHold(Interfaces.LonelyOnes([.. Repository.Source]));

    [Fact]
    public void An_interface_with_one_implementer_is_caught() => House.ShouldCatch(
        Interfaces.LonelyOnes([new SourceFile("src/Cylch.Rules/A.cs", "interface IRate<T>;\nclass Hourly : IRate<int>;")]),
        1, "IRate has 1 implementers");

    [Fact]
    public void An_interface_with_two_implementers_is_allowed() => House.ShouldHold(
        Interfaces.LonelyOnes([new SourceFile("src/Cylch.Rules/A.cs", "interface IRate;\nclass Hourly : IRate;\nclass Daily : IRate;")]));
}
