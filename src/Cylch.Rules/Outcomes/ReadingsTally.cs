namespace Cylch.Rules.Outcomes;

/// <summary>How many rows came to one standing for one reason.</summary>
/// <param name="Reason">The name of the result, of the neutral reason, of the score that is missing, or the code of the refusal.</param>
/// <param name="Column">The column a refusal is about, when it is about one.</param>
public sealed record TallyLine(RowStanding Standing, string Reason, string? Column, long Rows);

/// <summary>The account of a file: every row read stands in exactly one line.</summary>
public sealed record ReadingsTally(long RowsRead, IReadOnlyList<TallyLine> Lines)
{
    /// <summary>Rows read = judged + neutral + missing + refused. False means that the program lost or made up a row.</summary>
    public bool Reconciles => RowsRead == Lines.Sum(line => line.Rows);

    public long Of(RowStanding standing) => Lines.Where(line => line.Standing == standing).Sum(line => line.Rows);

    public static ReadingsTally Count(IReadOnlyCollection<ReadingsRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new ReadingsTally(rows.Count, InOrder(rows
            .GroupBy(row => (row.Standing, Reason(row), row.Column))
            .Select(same => new TallyLine(same.Key.Standing, same.Key.Item2, same.Key.Column, same.Count()))));
    }

    /// <summary>The lines as they are always shown: by standing, results from best to worst, then by how many.</summary>
    public static IReadOnlyList<TallyLine> InOrder(IEnumerable<TallyLine> lines) =>
    [
        .. lines.OrderBy(line => line.Standing)
            .ThenBy(line => Enum.TryParse<OutcomeResult>(line.Reason, out var result) ? (int)result : int.MaxValue)
            .ThenByDescending(line => line.Rows).ThenBy(line => line.Reason, StringComparer.Ordinal).ThenBy(line => line.Column, StringComparer.Ordinal),
    ];

    /// <summary>Why a row stands as it does, as a name.</summary>
    public static string Reason(ReadingsRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Standing switch
        {
            RowStanding.Judged => row.Result!.Value.ToString(),
            RowStanding.Neutral => row.Neutral!.Value.ToString(),
            RowStanding.Missing => row.Missing!.Value.ToString(),
            _ => row.Refusal!.Code,
        };
    }
}
