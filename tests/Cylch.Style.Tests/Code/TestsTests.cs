using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Code;

/// <summary>A test is a sentence that asserts something, and one that is skipped says why.</summary>
internal static class Tests
{
    private static readonly string[] Asserting = ["Should", "Assert", "Check", "QuickCheck", "VerifyAll", "Expect"];

    public static IEnumerable<Finding> Names(SourceFile file) =>
        from test in In(file)
        let name = test.Identifier.Text
        where !name.Contains('_', StringComparison.Ordinal) || name.StartsWith("Test_", StringComparison.Ordinal)
        select file.At(test, $"{name} is not a sentence with underscores");

    /// <param name="files">The files of one test project: a test may assert through a method beside it.</param>
    public static IEnumerable<Finding> WithoutAssertion(IReadOnlyCollection<SourceFile> files)
    {
        var methods = files.SelectMany(f => f.Nodes<MethodDeclarationSyntax>()).ToLookup(m => m.Identifier.Text);
        var asserts = methods.Where(m => m.Any(AssertsItself)).Select(m => m.Key).ToHashSet();
        var before = -1;
        while (before != asserts.Count)
        {
            before = asserts.Count;
            asserts.UnionWith(methods.Where(m => m.Any(body => Calls(body).Any(asserts.Contains))).Select(m => m.Key));
        }

        return from file in files
               from test in In(file)
               where !AssertsItself(test) && !Calls(test).Any(asserts.Contains)
               select file.At(test, $"{test.Identifier.Text} asserts nothing");
    }

    public static IEnumerable<Finding> SkippedWithoutReason(SourceFile file) =>
        from argument in file.Nodes<AttributeArgumentSyntax>()
        where argument.NameEquals?.Name.Identifier.Text == "Skip"
            && argument.Expression is LiteralExpressionSyntax literal && literal.Token.ValueText.Trim().Length < 10
        select file.At(argument, "a skipped test says why in words");

    private static IEnumerable<MethodDeclarationSyntax> In(SourceFile file) =>
        file.Nodes<MethodDeclarationSyntax>().Where(m => m.AttributeLists.SelectMany(l => l.Attributes)
            .Any(a => a.Name.ToString() is var name && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal))));

    private static bool AssertsItself(MethodDeclarationSyntax method) =>
        Calls(method).Any(name => Asserting.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
        || method.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(m => m.Expression.ToString() is "Assert" or "Should");

    private static IEnumerable<string> Calls(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(i => i.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
            MemberBindingExpressionSyntax member => member.Name.Identifier.Text,
            SimpleNameSyntax name => name.Identifier.Text,
            _ => "",
        });
}

public class TestsTests
{
    private const string Path = "tests/Cylch.Rules.Tests/ATests.cs";

    [Fact]
    public void Names_of_tests_are_sentences() => House.ShouldHold(Repository.Code.Where(f => f.IsTest).SelectMany(Tests.Names));

    [Fact]
    public void Every_test_asserts_something() => House.ShouldHold(
        Repository.Code.Where(f => f.IsTest).GroupBy(f => f.Folders[1]).SelectMany(project => Tests.WithoutAssertion([.. project])));

    [Fact]
    public void A_skipped_test_says_why() => House.ShouldHold(Repository.Code.Where(f => f.IsTest).SelectMany(Tests.SkippedWithoutReason));

    [Theory]
    [InlineData("RoundsUp")]
    [InlineData("Test_rounds_up")]
    public void A_name_that_is_no_sentence_is_caught(string name) =>
        House.ShouldCatch(Tests.Names(new SourceFile(Path, $"class A {{ [Fact] void {name}() {{ }} }}")), 1, "not a sentence");

    [Fact]
    public void A_test_that_asserts_nothing_is_caught() => House.ShouldCatch(
        Tests.WithoutAssertion([new SourceFile(Path, "class A\n{\n[Fact] void Adds_up() { Sum(); } void Sum() { } }")]), 3, "asserts nothing");

    [Fact]
    public void A_test_may_assert_through_a_method_beside_it() => House.ShouldHold(
        Tests.WithoutAssertion([new SourceFile(Path, "class A { [Fact] void Adds_up() { Sum(); } void Sum() { x.ShouldBe(1); } }")]));

    [Fact]
    public void A_skip_without_a_reason_is_caught() => House.ShouldCatch(
        Tests.SkippedWithoutReason(new SourceFile(Path, "class A {\n[Fact(Skip = \"later\")] void Adds_up() { } }")), 2, "says why");
}
