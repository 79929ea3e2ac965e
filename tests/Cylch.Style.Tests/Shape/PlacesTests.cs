using System.Text.RegularExpressions;

namespace Cylch.Style.Tests.Shape;

/// <summary>A test stands where what it tests stands; the scripts of both databases go hand in hand; every project is locked.</summary>
internal static partial class Places
{
    /// <summary>A room of tests for a feature that its project does not have.</summary>
    public static IEnumerable<Finding> TestRooms(string folder, Func<string, bool> exists)
    {
        if (TestRoom().Match(folder) is not { Success: true } match || !Vocabulary.Features.Contains(match.Groups["room"].Value))
        {
            yield break;
        }

        var (project, room) = (match.Groups["project"].Value, match.Groups["room"].Value);
        string[] tested = project == "Journeys"
            ? [$"src/Cylch.Web/Pages/{room}"]
            : [$"src/Cylch.{project}/{room}", $"src/Cylch.{project}/Pages/{room}"];
        if (!tested.Any(exists))
        {
            yield return new Finding(folder, 1, $"tests {room}, which Cylch.{project} does not have");
        }
    }

    /// <summary>Numbers without gaps from 0001, each standing for the same change on both databases.</summary>
    public static IEnumerable<Finding> Scripts(IReadOnlyCollection<string> sqlite, IReadOnlyCollection<string> postgres)
    {
        const string Folder = "src/Cylch.Records/Schema";
        foreach (var number in sqlite.Concat(postgres).Select(n => n[..4]).Distinct())
        {
            if (sqlite.Count(n => n.StartsWith(number, StringComparison.Ordinal)) > 1
                || postgres.Count(n => n.StartsWith(number, StringComparison.Ordinal)) > 1)
            {
                yield return new Finding(Folder, 1, $"two scripts have the number {number}");
            }
        }

        var own = postgres.Except(sqlite).Concat(sqlite.Except(postgres)).Order(StringComparer.Ordinal);
        foreach (var name in own)
        {
            yield return new Finding(Folder, 1, $"{name} stands for one database only");
        }

        var numbers = sqlite.Select(n => n[..4]).Order(StringComparer.Ordinal).ToList();
        foreach (var (number, index) in numbers.Select((n, i) => (n, i + 1)).Where(p => p.n != $"{p.Item2:0000}").Take(1))
        {
            yield return new Finding(Folder, 1, $"{number} stands where {index:0000} is next");
        }
    }

    public static IEnumerable<Finding> Unlocked(SourceFile project, Func<string, bool> exists)
    {
        var locks = string.Join('/', project.Folders.Append("packages.lock.json"));
        if (!exists(locks))
        {
            yield return new Finding(project.Path, 1, $"{locks} is not there");
        }
    }

    [GeneratedRegex(@"^tests/Cylch\.(?<project>Rules|Records|Web|Journeys)\.Tests/(?:Pages/)?(?<room>\w+)$")]
    private static partial Regex TestRoom();
}

public class PlacesTests
{
    [Fact]
    public void Tests_stand_where_what_they_test_stands() =>
        House.ShouldHold(Repository.Folders().SelectMany(f => Places.TestRooms(f, Exists)));

    [Fact]
    public void Scripts_of_both_databases_go_hand_in_hand() => House.ShouldHold(Places.Scripts(Scripts("sqlite"), Scripts("postgres")));

    [Fact]
    public void Every_project_is_locked() => House.ShouldHold(Repository.Files
        .Where(f => f.Name.EndsWith(".csproj", StringComparison.Ordinal)).SelectMany(f => Places.Unlocked(f, Exists)));

    [Fact]
    public void There_is_a_house_to_look_at()
    {
        Repository.Source.Count().ShouldBeGreaterThan(100);
        Repository.Code.Count(f => f.IsTest).ShouldBeGreaterThan(15);
        Repository.Pages.Count().ShouldBeGreaterThan(4);
        Scripts("sqlite").Count.ShouldBeGreaterThan(0);
        Repository.Files.ShouldContain(f => f.Path == "cylch");
        Repository.Files.ShouldContain(f => f.Path == ".ci/run");
    }

    [Theory]
    [InlineData("tests/Cylch.Rules.Tests/Risk")]
    [InlineData("tests/Cylch.Web.Tests/Pages/Risk")]
    public void Tests_of_a_feature_that_is_not_there_are_caught(string folder) =>
        House.ShouldCatch(Places.TestRooms(folder, _ => false), 1, "tests Risk");

    [Fact]
    public void Scripts_out_of_step_are_caught()
    {
        House.ShouldCatch(Places.Scripts(["0001-a.sql", "0002-b.sql"], ["0001-a.sql"]), 1, "0002-b.sql stands for one database only");
        House.ShouldCatch(Places.Scripts(["0001-a.sql", "0003-b.sql"], ["0001-a.sql", "0003-b.sql"]), 1, "0003 stands where 0002 is next");
        Places.Scripts(["0001-a.sql", "0001-b.sql"], ["0001-a.sql", "0001-b.sql"]).ShouldContain(f => f.What == "two scripts have the number 0001");
    }

    [Fact]
    public void A_project_without_its_lock_is_caught() =>
        House.ShouldCatch(Places.Unlocked(new SourceFile("src/A/A.csproj", ""), _ => false), 1, "src/A/packages.lock.json is not there");

    private static bool Exists(string path) =>
        File.Exists(Path.Combine(Repository.Root, path)) || Directory.Exists(Path.Combine(Repository.Root, path));

    private static List<string> Scripts(string database) =>
        [.. Repository.Files.Where(f => f.Path.StartsWith($"src/Cylch.Records/Schema/{database}/", StringComparison.Ordinal)).Select(f => f.Name)];
}
