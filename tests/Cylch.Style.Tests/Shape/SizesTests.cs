using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Shape;

/// <summary>A file, a method and a page's code each fit in one reader's head.</summary>
internal static class Sizes
{
    private const int FileLines = 300;
    private const int TestFileLines = 500;
    private const int MethodLines = 60;
    private const int PageCodeLines = 150;

    private static readonly string[] Measured = [".cs", ".cshtml", ".scss", ".sh"];

    public static IEnumerable<Finding> Files(SourceFile file)
    {
        var limit = file.IsTest ? TestFileLines
            : file.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal) ? PageCodeLines
            : FileLines;
        var measured = Measured.Any(end => file.Path.EndsWith(end, StringComparison.Ordinal)) || file.Path is "cylch" or ".ci/run";
        if (measured && file.Lines.Count > limit)
        {
            yield return new Finding(file.Path, limit + 1, $"is {file.Lines.Count} lines; {limit} is the most");
        }
    }

    public static IEnumerable<Finding> Methods(SourceFile file)
    {
        var bodies = file.Nodes<SyntaxNode>().Where(n =>
            n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax);
        foreach (var body in bodies.Where(b => LinesOf(b) > MethodLines))
        {
            yield return file.At(body, $"a method of {LinesOf(body)} lines; {MethodLines} is the most");
        }

        var top = file.Nodes<GlobalStatementSyntax>().ToList();
        if (top.Sum(LinesOf) > MethodLines)
        {
            yield return file.At(top[0], $"{top.Sum(LinesOf)} lines of top-level statements; {MethodLines} is the most");
        }
    }

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}

public class SizesTests
{
    [Fact]
    public void No_file_is_longer_than_its_limit() => House.ShouldHold(Repository.Files.SelectMany(Sizes.Files));

    [Fact]
    public void No_method_is_longer_than_sixty_lines() => House.ShouldHold(Repository.Code.SelectMany(Sizes.Methods));

    [Theory]
    [InlineData("src/Cylch.Rules/Long.cs", 301)]
    [InlineData("tests/Cylch.Rules.Tests/LongTests.cs", 501)]
    [InlineData("src/Cylch.Web/Pages/Risk/Register.cshtml.cs", 151)]
    [InlineData("src/Cylch.Web/Look/cylch.scss", 301)]
    public void A_file_one_line_too_long_is_caught(string path, int lines)
    {
        var text = string.Concat(Enumerable.Repeat("\n", lines - 1)) + "// end";
        House.ShouldCatch(Sizes.Files(new SourceFile(path, text)), lines, $"is {lines} lines");
    }

    [Fact]
    public void A_method_of_sixty_one_lines_is_caught()
    {
        var text = "class A\n{\n    void Run()\n    {" + string.Concat(Enumerable.Repeat("\n        Step();", 58)) + "\n    }\n}";
        House.ShouldCatch(Sizes.Methods(new SourceFile("src/Cylch.Rules/A.cs", text)), 3, "a method of 61 lines");
    }

    [Fact]
    public void A_long_program_without_methods_is_caught()
    {
        var text = string.Concat(Enumerable.Repeat("Step();\n", 61));
        House.ShouldCatch(Sizes.Methods(new SourceFile("src/Cylch.Web/Program.cs", text)), 1, "61 lines of top-level statements");
    }
}
