using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests;

/// <summary>A text file of the repository, or one made up to break a rule. Paths use forward slashes and start at the root.</summary>
public sealed class SourceFile(string path, string text)
{
    private CompilationUnitSyntax? _unit;

    public string Path => path;

    public string Text => text;

    public string Name => path[(path.LastIndexOf('/') + 1)..];

    public IReadOnlyList<string> Folders => path.Split('/')[..^1];

    public bool IsCode => path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsPage => path.EndsWith(".cshtml", StringComparison.Ordinal);

    public bool IsTest => path.StartsWith("tests/", StringComparison.Ordinal);

    public bool IsSource => path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>Rules, Records or Web; null outside the three projects.</summary>
    public string? Project =>
        path.StartsWith("src/Cylch.", StringComparison.Ordinal) ? path.Split('/')[1]["Cylch.".Length..] : null;

    public CompilationUnitSyntax Unit => _unit ??= CSharpSyntaxTree.ParseText(text, path: path).GetCompilationUnitRoot();

    public IReadOnlyList<string> Lines => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public IEnumerable<T> Nodes<T>()
        where T : SyntaxNode => IsCode ? Unit.DescendantNodes().OfType<T>() : [];

    public Finding At(SyntaxNodeOrToken place, string what) => At(place.SpanStart, what);

    public Finding At(int offset, string what) => new(path, text.AsSpan(0, offset).Count('\n') + 1, what);
}
