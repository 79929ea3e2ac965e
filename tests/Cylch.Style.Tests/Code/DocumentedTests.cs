using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Code;

/// <summary>A public type of the rules says what it is: rules are read by people who will be paid by them.</summary>
internal static class Documented
{
    public static IEnumerable<Finding> Check(SourceFile file) =>
        from type in file.Project == "Rules" ? file.Nodes<BaseTypeDeclarationSyntax>() : []
        where type.Parent is BaseNamespaceDeclarationSyntax && type.Modifiers.Any(m => m.RawKind == (int)SyntaxKind.PublicKeyword)
            && !type.Modifiers.Any(m => m.RawKind == (int)SyntaxKind.PartialKeyword)
            && !type.GetLeadingTrivia().Any(t => t.RawKind == (int)SyntaxKind.SingleLineDocumentationCommentTrivia)
        select file.At(type, $"{type.Identifier.Text} does not say what it is");
}

public class DocumentedTests
{
    [Fact]
    public void Public_types_of_the_rules_say_what_they_are() => House.ShouldHold(Repository.Source.SelectMany(Documented.Check));

    [Fact]
    public void A_type_that_says_nothing_is_caught() => House.ShouldCatch(
        Documented.Check(new SourceFile("src/Cylch.Rules/Risk/A.cs", "namespace A;\n// A note.\npublic enum Score;")), 3, "Score");

    [Fact]
    public void A_type_that_says_what_it_is_is_allowed() => House.ShouldHold(
        Documented.Check(new SourceFile("src/Cylch.Rules/Risk/A.cs", "namespace A;\n/// <summary>How likely.</summary>\npublic enum Score;")));
}
