using Cylch.Rules.Statistics;

namespace Cylch.Rules.Outcomes;

/// <summary>A row of a cohort's results as it may be shown.</summary>
/// <param name="Provider">The provider's code; empty for several small providers together, and for the whole cohort.</param>
/// <param name="Together">How many providers are in the row.</param>
/// <param name="People">All of them; null only when they are too few to say.</param>
/// <param name="Counts">One for each <see cref="CohortPart"/>, in its order; null where it is hidden.</param>
/// <param name="Judged">The first four parts together; null where that would give a hidden count away.</param>
/// <param name="CaseMix">Null where it is about too few.</param>
public sealed record CohortTableRow(string Provider, int Together, long? People, IReadOnlyList<long?> Counts, long? Judged, ShownCaseMix? CaseMix)
{
    /// <summary>What the hidden counts come to together, which can be had by subtraction; null when the whole is hidden.</summary>
    public long? HiddenTogether => People - Counts.Sum();

    public long? Of(CohortPart part) => Counts[(int)part - 1];
}

/// <summary>The mean of score less prediction with how many people it is about.</summary>
/// <param name="IsRounded">The number is to the nearest five, so that nobody can be counted out by subtraction.</param>
public sealed record ShownCaseMix(decimal MeanPoints, long People, bool IsRounded);

/// <summary>A band of changes as it may be shown; people are null where they are hidden.</summary>
public sealed record ShownBand(int Least, int Most, long? People);

/// <summary>
/// A cohort's results with small numbers protected: the only form in which they are shown. Providers with fewer than five
/// people stand together in one row, with the next smallest when they are still too few.
/// </summary>
public sealed record CohortTable(CohortTableRow Whole, IReadOnlyList<CohortTableRow> Providers, IReadOnlyList<ShownBand> Changes)
{
    private const int Nearest = 5;

    /// <summary>Whether anything is hidden, so that a page says so.</summary>
    public bool HidesSomething =>
        Providers.Append(Whole).Any(row => row.Counts.Contains(null)) || Changes.Any(band => band.People is null);

    public static CohortTable Of(CohortSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var whole = summary.Whole;
        if (SmallNumbers.IsSmall(whole.People))
        {
            return new CohortTable(Untold(whole, summary.Providers.Count), [], [.. summary.Changes.Select(band => new ShownBand(band.Least, band.Most, null))]);
        }

        var rows = Together(summary.Providers);
        IReadOnlyList<long>[] counts = [.. rows.Select(row => row.Row.Counts), whole.Counts];
        var hidden = SmallNumbers.Hidden(counts);
        return new CohortTable(
            Shown(whole, rows.Sum(row => row.Together), hidden[^1], isWhole: true),
            [.. rows.Select((row, i) => Shown(row.Row, row.Together, hidden[i], isWhole: false))],
            Bands(summary));
    }

    private static List<(CohortRow Row, int Together)> Together(IReadOnlyList<CohortRow> providers)
    {
        var bySize = providers.OrderBy(row => row.People).ThenBy(row => row.Provider, StringComparer.Ordinal).ToList();
        var small = bySize.Count(row => SmallNumbers.IsSmall(row.People));
        while (small > 0 && small < bySize.Count && SmallNumbers.IsSmall(bySize.Take(small).Sum(row => row.People)))
        {
            small++;
        }

        var together = bySize.Take(small).ToList();
        var alone = bySize.Skip(small).OrderBy(row => row.Provider, StringComparer.Ordinal).Select(row => (row, 1));
        return together.Count == 0 ? [.. alone] : [.. alone, (Sum(together), together.Count)];
    }

    private static CohortRow Sum(List<CohortRow> rows) => new(
        "",
        [.. Enumerable.Range(0, rows[0].Counts.Count).Select(part => rows.Sum(row => row.Counts[part]))],
        new CaseMix(rows.Sum(row => row.CaseMix.People), rows.Sum(row => row.CaseMix.LeftOut), rows.Sum(row => row.CaseMix.SumParts)));

    private static CohortTableRow Shown(CohortRow row, int together, IReadOnlyList<bool> hidden, bool isWhole) => new(
        row.Provider, together, row.People, [.. row.Counts.Select((count, i) => hidden[i] ? (long?)null : count)],
        Judged(row, hidden), Mean(row, isWhole));

    // The four results together are shown only where neither they nor the rest then say what is hidden among them.
    private static long? Judged(CohortRow row, IReadOnlyList<bool> hidden)
    {
        const int Results = (int)CohortPart.Slipped;
        var counts = row.Counts;
        return SmallNumbers.KeepsSecret([.. counts.Take(Results)], [.. hidden.Take(Results)])
            && SmallNumbers.KeepsSecret([.. counts.Skip(Results)], [.. hidden.Skip(Results)])
            ? counts.Take(Results).Sum()
            : null;
    }

    private static CohortTableRow Untold(CohortRow row, int together) =>
        new(row.Provider, together, null, [.. row.Counts.Select(_ => (long?)null)], null, null);

    private static ShownCaseMix? Mean(CohortRow row, bool isWhole)
    {
        var mix = row.CaseMix;
        if (mix.MeanPoints is not { } mean || mix.People < SmallNumbers.Least)
        {
            return null;
        }

        // Exact only for the whole cohort, and only where no small number is the difference to a count that is shown.
        var isExact = isWhole && !SmallNumbers.IsSmall(mix.LeftOut) && !SmallNumbers.IsSmall(Math.Abs(mix.LeftOut - row.Of(CohortPart.Missing)));
        return new ShownCaseMix(mean, isExact ? mix.People : (mix.People + Nearest / 2) / Nearest * Nearest, !isExact);
    }

    private static IReadOnlyList<ShownBand> Bands(CohortSummary summary)
    {
        var people = summary.Changes.Select(band => band.People).ToList();
        var hidden = SmallNumbers.IsSmall(people.Sum()) ? [.. people.Select(_ => true)] : SmallNumbers.HiddenInRow(people);
        return [.. summary.Changes.Select((band, i) => new ShownBand(band.Least, band.Most, hidden[i] ? null : band.People))];
    }
}
