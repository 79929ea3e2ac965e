using NodaTime;

namespace Cylch.Rules.Assessment;

/// <summary>What is compared when somebody new is written down.</summary>
public sealed record NamedPerson(string GivenName, string FamilyName, string? KnownAs, LocalDate? BornOn);

/// <summary>
/// Is somebody probably known already? It only warns: two records are never made one by a rule, because a wrong
/// merge shows one person's life to another's family.
/// </summary>
public static class SamePerson
{
    /// <summary>Names up to this many letters may differ by one letter, longer ones by two.</summary>
    private const int ShortName = 5;

    /// <summary>True for the same day of birth and similar names; false where either day of birth is not known.</summary>
    public static bool IsLikely(NamedPerson one, NamedPerson other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.BornOn is null || one.BornOn != other.BornOn)
        {
            return false;
        }

        var asWritten = IsSimilar(one.FamilyName, other.FamilyName)
            && (IsSimilar(one.GivenName, other.GivenName) || IsCalled(one, other) || IsCalled(other, one));

        // Given and family name are often put in each other's field.
        return asWritten || (IsSimilar(one.FamilyName, other.GivenName) && IsSimilar(one.GivenName, other.FamilyName));
    }

    private static bool IsCalled(NamedPerson one, NamedPerson other) =>
        one.KnownAs is { Length: > 0 } knownAs
        && (IsSimilar(knownAs, other.GivenName) || (other.KnownAs is { Length: > 0 } theirs && IsSimilar(knownAs, theirs)));

    private static bool IsSimilar(string one, string other)
    {
        var (a, b) = (FoldedName.Of(one), FoldedName.Of(other));
        if (a.Length == 0 || b.Length == 0)
        {
            return false;
        }

        // "Mair" and "Mair Eluned", "Meg" and "Megan".
        if (Math.Min(a.Length, b.Length) >= 3 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)))
        {
            return true;
        }

        return Distance(a, b) <= (Math.Min(a.Length, b.Length) <= ShortName ? 1 : 2);
    }

    // Letters put in, left out or changed to make one from the other.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
