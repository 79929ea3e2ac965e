using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cylch.Style.Tests.Shape;

/// <summary>
/// Names say what a thing is. Endings that say nothing are banned; words of the field are kept out of the technical rooms,
/// where they would mean something else; a type never takes its folder's name.
/// </summary>
internal static class Names
{
    private static readonly string[] BannedEndings =
    [
        "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Factory", "Gateway", "UseCase", "Handler", "Dto", "ViewModel",
        "Model", "Base", "Impl", "Info", "Engine", "Core", "Common", "Extensions", "Action", "Command",
    ];

    // Said by the field itself, so a technical thing may not borrow them.
    private static readonly string[] WordsOfTheField =
    [
        "Outcome", "Model", "Service", "Provider", "Contract", "Specification", "Plan", "Package", "Review", "Assessment", "Measure",
        "Indicator", "Evidence", "Delivery", "Component", "Interface", "Tool", "Framework", "Resource",
    ];

    private static readonly string[] TechnicalRooms = ["Charts", "Csv", "Govuk", "Jobs", "Layout", "Startup", "Statistics", "Wording"];

    // A care manager is a person, a commissioning model and a logic model are the field's own words.
    private static readonly string[] TheFieldsOwn = ["CareManager", "CommissioningModel", "LogicModel"];

    public static IEnumerable<Finding> Endings(SourceFile file) =>
        from type in file.Types()
        from ending in BannedEndings
        where type.Name.EndsWith(ending, StringComparison.Ordinal) && !TheFieldsOwn.Contains(type.Name)
        group ending by type into endings
        select file.At(endings.Key.Place, $"{endings.Key.Name} ends in {endings.MaxBy(e => e.Length)}: say what it does");

    public static IEnumerable<Finding> Reserved(SourceFile file)
    {
        foreach (var (name, place) in file.Types())
        {
            if (name == "Package" || Words(name).Contains("Transaction"))
            {
                yield return file.At(place, $"{name}: say CarePackage, or LedgerEntry, Statement, Correction");
            }
            else if (file.IsSource && TechnicalRooms.Contains(file.Folders.ElementAtOrDefault(2) ?? "")
                && Words(name).Intersect(WordsOfTheField).FirstOrDefault() is { } word)
            {
                yield return file.At(place, $"{name} uses '{word}', a word of the field, for a technical thing");
            }
        }
    }

    public static IEnumerable<Finding> FolderNames(SourceFile file) =>
        file.Types().Where(t => file.Folders.Count > 0 && t.Name == file.Folders[^1])
            .Select(t => file.At(t.Place, $"{t.Name} has its folder's name"));

    /// <summary>A page's class is named after its file and ends in Page.</summary>
    public static IEnumerable<Finding> PageClasses(SourceFile file)
    {
        if (!file.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal))
        {
            yield break;
        }

        var expected = file.Name[..^".cshtml.cs".Length] + "Page";
        var pages = file.Types().Where(t => t.Place.Parent is BaseNamespaceDeclarationSyntax).ToList();
        if (pages.All(p => p.Name != expected))
        {
            yield return new Finding(file.Path, 1, $"should hold the class {expected}");
        }
    }

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || char.IsUpper(name[i]))
            {
                yield return name[start..i];
                start = i;
            }
        }
    }

    private static IEnumerable<(string Name, SyntaxNode Place)> Types(this SourceFile file) =>
        file.Nodes<BaseTypeDeclarationSyntax>().Select(t => (t.Identifier.Text, (SyntaxNode)t))
            .Concat(file.Nodes<DelegateDeclarationSyntax>().Select(d => (d.Identifier.Text, (SyntaxNode)d)));
}

public class NamesTests
{
    [Fact]
    public void No_name_ends_in_a_word_that_says_nothing() => House.ShouldHold(Repository.Code.SelectMany(Names.Endings));

    [Fact]
    public void Words_of_the_field_mean_only_what_the_field_means() => House.ShouldHold(Repository.Code.SelectMany(Names.Reserved));

    [Fact]
    public void No_type_has_its_folders_name() => House.ShouldHold(Repository.Code.SelectMany(Names.FolderNames));

    [Fact]
    public void Page_classes_end_in_page() => House.ShouldHold(Repository.Code.SelectMany(Names.PageClasses));

    [Theory]
    [InlineData("class SettlementManager;", "SettlementManager ends in Manager")]
    [InlineData("record StatementViewModel;", "ends in ViewModel")]
    [InlineData("static class MoneyExtensions;", "ends in Extensions")]
    [InlineData("interface IRateService;", "ends in Service")]
    [InlineData("class ClosePeriodAction;", "ends in Action")]
    public void A_banned_ending_is_caught(string code, string naming) =>
        House.ShouldCatch(Names.Endings(new SourceFile("src/Cylch.Rules/Settlement/A.cs", "\n" + code)), 2, naming);

    [Fact]
    public void The_fields_own_words_are_allowed() =>
        House.ShouldHold(Names.Endings(new SourceFile("src/Cylch.Rules/Access/A.cs", "record CareManager; enum CommissioningModel;")));

    [Theory]
    [InlineData("src/Cylch.Web/Govuk/A.cs", "class ComponentWriter;", "'Component'")]
    [InlineData("src/Cylch.Web/Wording/A.cs", "class ResourceFile;", "'Resource'")]
    [InlineData("src/Cylch.Rules/Settlement/A.cs", "record PaymentTransaction;", "LedgerEntry")]
    [InlineData("src/Cylch.Rules/Brokerage/A.cs", "record Package;", "CarePackage")]
    public void A_word_of_the_field_on_a_technical_thing_is_caught(string path, string code, string naming) =>
        House.ShouldCatch(Names.Reserved(new SourceFile(path, code)), 1, naming);

    [Fact]
    public void A_type_with_its_folders_name_is_caught() => House.ShouldCatch(
        Names.FolderNames(new SourceFile("src/Cylch.Rules/Risk/Risk.cs", "public record Risk;")), 1, "Risk has its folder's name");

    [Fact]
    public void A_page_class_not_named_after_its_page_is_caught() => House.ShouldCatch(
        Names.PageClasses(new SourceFile("src/Cylch.Web/Pages/Risk/Register.cshtml.cs", "namespace A;\nclass Register;")), 1, "RegisterPage");
}
