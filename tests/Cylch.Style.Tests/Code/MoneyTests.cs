using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Code;

/// <summary>Where money is reckoned there is no floating point and no decimal: whole pence, exact shares, one named rounding.</summary>
internal static class ExactMoney
{
    private static readonly string[] Files = ["Money.cs", "Share.cs", "Rounding.cs"];
    private static readonly string[] Rooms = ["Contracts", "Settlement", "Charging"];

    public static IEnumerable<Finding> Inexact(SourceFile file)
    {
        if (!IsAboutMoney(file))
        {
            yield break;
        }

        foreach (var type in file.Nodes<PredefinedTypeSyntax>().Where(t =>
            t.Keyword.Kind() is SyntaxKind.DoubleKeyword or SyntaxKind.FloatKeyword or SyntaxKind.DecimalKeyword))
        {
            yield return file.At(type, $"{type.Keyword.Text}: money is whole pence, a share is a Share");
        }

        foreach (var number in file.Nodes<LiteralExpressionSyntax>().Where(l => l.Token.Value is double or float or decimal))
        {
            yield return file.At(number, $"{number}: an amount is whole pence, a share is a Share");
        }
    }

    private static bool IsAboutMoney(SourceFile file) =>
        file.Project is "Rules" or "Records"
        && (Rooms.Contains(Vocabulary.FeatureOf(file)) || (file.Project == "Rules" && Vocabulary.RoomOf(file) == "" && Files.Contains(file.Name)));
}

public class MoneyTests
{
    [Fact]
    public void Money_is_reckoned_exactly() => House.ShouldHold(Repository.Source.SelectMany(ExactMoney.Inexact));

    [Theory]
    [InlineData("src/Cylch.Rules/Money.cs", "double")]
    [InlineData("src/Cylch.Rules/Settlement/Line.cs", "decimal")]
    [InlineData("src/Cylch.Records/Contracts/Rate.cs", "float")]
    public void An_inexact_number_near_money_is_caught(string path, string type) =>
        House.ShouldCatch(ExactMoney.Inexact(new SourceFile(path, $"record A(\n{type} Amount);")), 2, type);

    [Fact]
    public void An_inexact_number_written_out_is_caught() => House.ShouldCatch(
        ExactMoney.Inexact(new SourceFile("src/Cylch.Rules/Charging/A.cs", "class A { object B = 0.5; }")), 1, "0.5");
}
