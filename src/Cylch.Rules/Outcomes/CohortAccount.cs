using Cylch.Rules.Statistics;

namespace Cylch.Rules.Outcomes;

/// <summary>One line of the account of a file as it may be shown.</summary>
/// <param name="Line">Null for the sum of a standing; otherwise one of its reasons.</param>
/// <param name="Rows">Null where it is hidden.</param>
public sealed record AccountLine(RowStanding Standing, TallyLine? Line, long? Rows);

/// <summary>How many values of a column are not known, as it may be shown.</summary>
public sealed record ShownColumn(string Name, long? Rows);

/// <summary>
/// The account of a file with small numbers protected: what became of its rows, and what is not known in each column.
/// Refused rows are faults of the file and are always counted in full.
/// </summary>
public sealed record CohortAccount(IReadOnlyList<AccountLine> Lines, IReadOnlyList<ShownColumn> Columns)
{
    public static CohortAccount Of(
        ReadingsProfile profile, ReadingsTally tally, CohortRow whole, CohortTableRow shown, IReadOnlyList<ColumnMissing> columns)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(columns);
        List<AccountLine> lines = [.. Enum.GetValues<RowStanding>().SelectMany(standing => Standing(standing, tally, shown))];
        var scores = lines.Exists(line => line is { Standing: RowStanding.Missing, Line: not null, Rows: null });
        return new CohortAccount(lines, [.. columns.Select(column => Column(column, whole.People, scores ? profile : null))]);
    }

    private static IEnumerable<AccountLine> Standing(RowStanding standing, ReadingsTally tally, CohortTableRow shown)
    {
        var lines = tally.Lines.Where(line => line.Standing == standing).ToList();
        long? sum = standing switch
        {
            RowStanding.Judged => shown.Judged,
            RowStanding.Neutral => shown.Of(CohortPart.Neutral),
            RowStanding.Missing => shown.Of(CohortPart.Missing),
            _ => tally.Of(standing),
        };
        yield return new AccountLine(standing, null, sum);
        var hidden = standing is RowStanding.Neutral or RowStanding.Missing && sum is not null
            ? SmallNumbers.HiddenInRow(lines.ConvertAll(line => line.Rows))
            : [.. lines.Select(_ => standing is RowStanding.Neutral or RowStanding.Missing)];
        for (var i = 0; i < lines.Count; i++)
        {
            var rows = standing == RowStanding.Judged ? shown.Of(Enum.Parse<CohortPart>(lines[i].Reason)) : hidden[i] ? null : lines[i].Rows;
            yield return new AccountLine(standing, lines[i], rows);
        }
    }

    // The two scores' own columns add up from the reasons why a row is missing, so they are hidden along with one of those.
    private static ShownColumn Column(ColumnMissing column, long people, ReadingsProfile? hidesScores) => new(
        column.Column,
        SmallNumbers.IsSmall(column.Rows) || SmallNumbers.IsSmall(people - column.Rows)
            || column.Column == hidesScores?.Baseline || column.Column == hidesScores?.Reading
            ? null
            : column.Rows);
}
