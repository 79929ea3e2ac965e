namespace Cylch.Rules.Outcomes;

/// <summary>What came of each person of a cohort, in the order in which it is shown. Every person stands in one part.</summary>
public enum CohortPart
{
    Achieved = 1,
    Partly = 2,
    Maintained = 3,
    Slipped = 4,
    Neutral = 5,

    /// <summary>A score is not known: a part of its own, never left out and never averaged away.</summary>
    Missing = 6,
}

/// <summary>One person of a cohort, as the summary counts them.</summary>
/// <param name="PredictedParts">In parts of a point, see <see cref="FractionColumn.PartsOfOne"/>; null when there is no prediction.</param>
public sealed record CohortPerson(string Provider, CohortPart Part, int? Baseline, int? Reading, long? PredictedParts);

/// <summary>
/// How far the later scores came from what the publisher predicted for these people: the mean of score less prediction.
/// A second figure beside the counts, and never without how many people it is about and how many it leaves out.
/// </summary>
/// <param name="People">With a later score and a prediction.</param>
/// <param name="LeftOut">Without one or the other.</param>
/// <param name="SumParts">Scores less predictions, added up, in parts of a point.</param>
public sealed record CaseMix(long People, long LeftOut, long SumParts)
{
    /// <summary>In points, above 0 when scores came out higher than predicted; null when it is about nobody.</summary>
    public decimal? MeanPoints => People == 0 ? null : (decimal)SumParts / People / FractionColumn.PartsOfOne;
}

/// <summary>People of one provider, or of the whole cohort, by what came of them.</summary>
/// <param name="Counts">One for each <see cref="CohortPart"/>, in its order.</param>
public sealed record CohortRow(string Provider, IReadOnlyList<long> Counts, CaseMix CaseMix)
{
    public long People => Counts.Sum();

    public long Of(CohortPart part) => Counts[(int)part - 1];
}

/// <summary>People whose change in score lies between two limits, both included.</summary>
public sealed record ChangeBand(int Least, int Most, long People);

/// <summary>The results of a cohort: by what came of them, by provider, and by how far the score changed.</summary>
public sealed record CohortSummary(CohortRow Whole, IReadOnlyList<CohortRow> Providers, IReadOnlyList<ChangeBand> Changes)
{
    private static readonly int Parts = Enum.GetValues<CohortPart>().Length;

    // Eight points is the change that matters to one person, so the bands are eights, with no change a band of its own.
    private static readonly (int Least, int Most)[] Bands =
        [(-48, -17), (-16, -9), (-8, -1), (0, 0), (1, 7), (8, 15), (16, 23), (24, 31), (32, 39), (40, 48)];

    /// <summary>People with both scores: those the changes are about.</summary>
    public long PeopleWithChange => Changes.Sum(band => band.People);

    public static CohortSummary Of(IEnumerable<CohortPerson> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var everybody = people.ToList();
        var bands = new long[Bands.Length];
        foreach (var person in everybody)
        {
            if (person is { Baseline: { } before, Reading: { } after })
            {
                bands[Array.FindIndex(Bands, band => after - before <= band.Most)]++;
            }
        }

        return new CohortSummary(
            Row("", everybody),
            [.. everybody.GroupBy(person => person.Provider).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => Row(same.Key, [.. same]))],
            [.. Bands.Select((band, i) => new ChangeBand(band.Least, band.Most, bands[i]))]);
    }

    private static CohortRow Row(string provider, List<CohortPerson> people)
    {
        var counts = new long[Parts];
        var (known, sum) = (0L, 0L);
        foreach (var person in people)
        {
            counts[(int)person.Part - 1]++;
            if (person is { Reading: { } reading, PredictedParts: { } predicted })
            {
                known++;
                sum += reading * FractionColumn.PartsOfOne - predicted;
            }
        }

        return new CohortRow(provider, counts, new CaseMix(known, people.Count - known, sum));
    }
}
