namespace Cylch.Rules.Statistics;

/// <summary>
/// Which counts of a table may be shown. A count of 1 to 4 is hidden, because it may point at somebody; so is whatever
/// would let a hidden count be worked out. What can be had by subtraction counts as shown: the hidden counts of a row, or
/// of a column, are at least two and are together 5 or more.
/// </summary>
/// <remarks>
/// Nothing is shown of the hidden counts, not even which of them are small. A zero points at nobody and is shown, unless
/// it is needed to cover another. Every row and every column is protected for itself; it is not searched for what several
/// of them together might narrow down.
/// </remarks>
public static class SmallNumbers
{
    /// <summary>The smallest count that is shown, apart from 0.</summary>
    public const int Least = 5;

    private const int FewestHidden = 2;

    public static bool IsSmall(long count) => count is > 0 and < Least;

    /// <summary>Which counts of one row are hidden, where their sum is shown.</summary>
    public static IReadOnlyList<bool> HiddenInRow(IReadOnlyList<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Hidden([counts])[0];
    }

    /// <summary>Whether the sum of some counts may be shown beside them without saying what is hidden among them.</summary>
    public static bool KeepsSecret(IReadOnlyList<long> counts, IReadOnlyList<bool> hidden)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(hidden);
        return KeepsSecret([.. counts.Where((_, i) => hidden[i])]);
    }

    /// <summary>
    /// Which counts are hidden in a table whose last row is the sum of the others. Each row's own sum is shown beside it.
    /// </summary>
    /// <param name="rows">At least one, all of the same length; each row's sum is 0 or not small.</param>
    /// <exception cref="ArgumentException">A row's sum is small: such rows are put together with others first.</exception>
    public static IReadOnlyList<IReadOnlyList<bool>> Hidden(IReadOnlyList<IReadOnlyList<long>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Any(row => IsSmall(row.Sum())))
        {
            throw new ArgumentException("A row with a small sum is put together with another before it is shown.", nameof(rows));
        }

        var hidden = rows.Select(row => row.Select(IsSmall).ToArray()).ToArray();
        var last = rows.Count - 1;
        bool again;
        do
        {
            again = false;
            for (var row = 0; row < rows.Count; row++)
            {
                again |= Cover([.. Enumerable.Range(0, rows[row].Count).Select(column => (row, column))], rows, hidden);
            }

            for (var column = 0; last > 0 && column < rows[0].Count; column++)
            {
                again |= CoverColumn(last, column, rows, hidden);
            }
        }
        while (again);

        return hidden;
    }

    private static bool KeepsSecret(long[] covered) => covered.Length == 0 || (covered.Length >= FewestHidden && covered.Sum() >= Least);

    // Hides the smallest count that is still shown until the line keeps its secret. True when something was hidden.
    private static bool Cover(List<(int Row, int Column)> line, IReadOnlyList<IReadOnlyList<long>> rows, bool[][] hidden)
    {
        long[] covered = [.. line.Where(at => hidden[at.Row][at.Column]).Select(at => rows[at.Row][at.Column])];
        return !KeepsSecret(covered) && HideOne(line, rows, hidden);
    }

    // Where the sum of a column is hidden too, one hidden count above it is enough; with none, the column gives the sum away.
    // A sum of nothing says that every count above it is nothing: then the sum itself is hidden.
    private static bool CoverColumn(int last, int column, IReadOnlyList<IReadOnlyList<long>> rows, bool[][] hidden)
    {
        var above = Enumerable.Range(0, last).Where(row => rows[row].Any(count => count > 0)).Select(row => (row, column)).ToList();
        if (hidden[last][column])
        {
            return !above.Exists(at => hidden[at.row][at.column]) && HideOne(above, rows, hidden);
        }

        return rows[last][column] >= Least
            ? Cover(above, rows, hidden)
            : above.Exists(at => hidden[at.row][at.column]) && (hidden[last][column] = true);
    }

    private static bool HideOne(List<(int Row, int Column)> line, IReadOnlyList<IReadOnlyList<long>> rows, bool[][] hidden)
    {
        var shown = line.Where(at => !hidden[at.Row][at.Column]).ToList();
        if (shown.Count == 0)
        {
            return false;
        }

        var (row, column) = shown.OrderBy(at => rows[at.Row][at.Column] == 0).ThenBy(at => rows[at.Row][at.Column]).First();
        return hidden[row][column] = true;
    }
}
