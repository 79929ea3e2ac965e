using Cylch.Rules.Assessment;

namespace Cylch.Web.Pages.Settlement;

/// <summary>The lines of one person on a statement.</summary>
public sealed record StatementPerson(long PersonId, bool IsVisible, IReadOnlyList<StatementRow> Rows)
{
    public StatementRow First => Rows[0];

    public long AmountPence => Rows.Sum(row => row.AmountPence);
}

/// <summary>The lines of one term on a statement, of one page of them.</summary>
public sealed record StatementTerm(int TermNumber, IReadOnlyList<StatementRow> Rows)
{
    public long AmountPence => Rows.Sum(row => row.AmountPence);
}

/// <summary>Puts a statement's lines in order of people, narrowed by what was searched for.</summary>
internal static class StatementPeople
{
    /// <param name="visible">People whose names may be shown, and so searched for.</param>
    public static IReadOnlyList<StatementPerson> Of(
        IReadOnlyList<StatementRow> rows, IReadOnlySet<long> visible, string? text, string? show) =>
    [
        .. rows.Where(row => row.PersonId is not null && IsShown(row, show))
            .GroupBy(row => row.PersonId!.Value)
            .Select(group => new StatementPerson(group.Key, visible.Contains(group.Key), [.. group]))
            .Where(person => IsCalled(person, text))
            .OrderByDescending(person => person.AmountPence).ThenBy(person => person.PersonId),
    ];

    public static bool IsShown(StatementRow row, string? show) => show switch
    {
        "zero" => row.AmountPence == 0,
        "query" => row.IsUnderQuery,
        "corrections" => row.CorrectsRunId is not null,
        _ => true,
    };

    private static bool IsCalled(StatementPerson person, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var wanted = FoldedName.Of(text);
        return FoldedName.Of(person.First.PersonReference ?? "").Contains(wanted, StringComparison.Ordinal)
            || (person.IsVisible && FoldedName.Of($"{person.First.GivenName} {person.First.FamilyName}").Contains(wanted, StringComparison.Ordinal));
    }
}
