namespace Cylch.Style.Tests;

/// <summary>One place where a house rule does not hold, in the form an editor can jump to.</summary>
public sealed record Finding(string Path, int Line, string What)
{
    public override string ToString() => $"{Path}:{Line} {What}";
}

internal static class House
{
    /// <summary>The rule holds everywhere; otherwise every place is named, not only the first.</summary>
    public static void ShouldHold(IEnumerable<Finding> findings)
    {
        var all = findings.Select(f => f.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
        all.ShouldBeEmpty(string.Join('\n', all.Prepend("The house rule does not hold here:")));
    }

    /// <summary>A planted violation is found once, at its line, and said in words that name it.</summary>
    public static void ShouldCatch(IEnumerable<Finding> findings, int line, string naming)
    {
        var found = findings.ToList();
        found.Count.ShouldBe(1, string.Join('\n', found));
        found[0].Line.ShouldBe(line);
        found[0].What.ShouldContain(naming);
    }
}
