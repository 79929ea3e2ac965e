using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cylch.Style.Tests.Docs;

/// <summary>Every package stands at one exact version, in one place, is used, and is thanked in NOTICE with its licence.</summary>
internal static partial class Packages
{
    public static IEnumerable<Finding> Versions(SourceFile central) =>
        from package in XDocument.Parse(central.Text, LoadOptions.SetLineInfo).Descendants("PackageVersion")
        let version = package.Attribute("Version")?.Value ?? ""
        where !Exact().IsMatch(version)
        select central.At(central.Text.IndexOf($"\"{package.Attribute("Include")?.Value}\"", StringComparison.Ordinal),
            $"{package.Attribute("Include")?.Value} stands at '{version}', which is not one exact version");

    public static IEnumerable<Finding> References(SourceFile project, IReadOnlyCollection<string> central)
    {
        foreach (var package in XDocument.Parse(project.Text).Descendants("PackageReference"))
        {
            var name = package.Attribute("Include")?.Value ?? "";
            var place = project.At(project.Text.IndexOf($"\"{name}\"", StringComparison.Ordinal), "");
            if (package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)
            {
                yield return place with { What = $"{name} takes its version from Directory.Packages.props" };
            }
            else if (!central.Contains(name))
            {
                yield return place with { What = $"{name} has no version in Directory.Packages.props" };
            }
        }
    }

    public static IEnumerable<Finding> Unthanked(SourceFile central, string notice) =>
        from name in Names(central)
        where !notice.Contains(name, StringComparison.Ordinal)
        select central.At(central.Text.IndexOf($"\"{name}\"", StringComparison.Ordinal), $"{name} is not in NOTICE with its licence");

    public static IEnumerable<Finding> NodeVersions(SourceFile manifest) =>
        NodeVersion().Matches(manifest.Text).Where(m => !char.IsDigit(m.Groups["version"].Value[0]))
            .Select(m => manifest.At(m.Index, $"{m.Groups["name"].Value} stands at '{m.Groups["version"].Value}', which is not one exact version"));

    public static IReadOnlyList<string> Names(SourceFile central) =>
        [.. XDocument.Parse(central.Text).Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value)];

    [GeneratedRegex(@"^\[\d+(\.\d+)+\]$")]
    private static partial Regex Exact();

    [GeneratedRegex("""^    "(?<name>[^"]+)": "(?<version>[~^>=<*\d][^"]*)",?$""", RegexOptions.Multiline)]
    private static partial Regex NodeVersion();
}

public class PackagesTests
{
    private const string Central = "Directory.Packages.props";

    [Fact]
    public void Every_package_stands_at_one_exact_version() => House.ShouldHold(
        Packages.Versions(Repository.File(Central)).Concat(Manifests().SelectMany(Packages.NodeVersions)));

    [Fact]
    public void Every_package_takes_its_version_from_one_place()
    {
        var names = Packages.Names(Repository.File(Central));
        House.ShouldHold(Projects().SelectMany(p => Packages.References(p, names)));
    }

    [Fact]
    public void Every_package_is_thanked_with_its_licence() =>
        House.ShouldHold(Packages.Unthanked(Repository.File(Central), Repository.File("NOTICE").Text));

    [Theory]
    [InlineData("3.3.7")]
    [InlineData("[3.3.7,)")]
    [InlineData("3.*")]
    public void A_version_that_can_drift_is_caught(string version) =>
        House.ShouldCatch(Packages.Versions(Planted(version)), 2, $"NodaTime stands at '{version}'");

    [Theory]
    [InlineData("<PackageReference Include=\"NodaTime\" Version=\"3.3.7\" />", "takes its version from")]
    [InlineData("<PackageReference Include=\"Dapper\" />", "has no version")]
    public void A_package_with_a_version_of_its_own_is_caught(string reference, string naming) =>
        House.ShouldCatch(Packages.References(new SourceFile("src/A.csproj", $"<Project>\n{reference}\n</Project>"), ["NodaTime"]), 2, naming);

    [Fact]
    public void A_package_nobody_thanks_is_caught() =>
        House.ShouldCatch(Packages.Unthanked(Planted("[3.3.7]"), "Shouldly, BSD-3-Clause"), 2, "NodaTime is not in NOTICE");

    [Fact]
    public void A_drifting_package_of_the_look_is_caught() => House.ShouldCatch(
        Packages.NodeVersions(new SourceFile("a/package.json", "{\n    \"sass\": \"^1.108.0\"\n}")), 2, "sass");

    private static SourceFile Planted(string version) =>
        new(Central, $"<Project>\n<PackageVersion Include=\"NodaTime\" Version=\"{version}\" /></Project>");

    private static IEnumerable<SourceFile> Projects() => Repository.Files.Where(f => f.Name.EndsWith(".csproj", StringComparison.Ordinal));

    private static IEnumerable<SourceFile> Manifests() => Repository.Files.Where(f => f.Name == "package.json");
}
