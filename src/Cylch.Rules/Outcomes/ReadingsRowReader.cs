namespace Cylch.Rules.Outcomes;

/// <summary>
/// Reads the rows of one file by its profile and judges each by the measure's own rule. It keeps count of what is missing
/// in every column as it goes.
/// </summary>
public sealed class ReadingsRowReader
{
    private readonly ReadingsProfile _profile;
    private readonly IReadOnlyList<int> _places;
    private readonly int _cells;
    private readonly long[] _missing;
    private readonly (int Provider, int Baseline, int Reading, int Predicted) _at;

    /// <param name="places">Where the profile's columns stand, by <see cref="ReadingsProfile.Places"/>.</param>
    /// <param name="cells">How many cells every row must have: as many as there are headings.</param>
    public ReadingsRowReader(ReadingsProfile profile, IReadOnlyList<int> places, int cells)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(places);
        (_profile, _places, _cells) = (profile, places, cells);
        _missing = new long[profile.Columns.Count];
        _at = (At(profile.Provider), At(profile.Baseline), At(profile.Reading), At(profile.Predicted));

        int At(string name) => places[profile.Columns.Select(column => column.Name).ToList().IndexOf(name)];
    }

    /// <summary>For each column of the profile, in how many of the rows taken its value is not known.</summary>
    public IReadOnlyList<ColumnMissing> MissingByColumn =>
        [.. _profile.Columns.Select((column, i) => new ColumnMissing(column.Name, _missing[i]))];

    /// <param name="number">1 for the first row below the headings.</param>
    public ReadingsRow Read(long number, IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != _cells)
        {
            return ReadingsRow.Refused(number, new Refusal("outcomes.row-of-other-length", cells.Count, _cells));
        }

        for (var i = 0; i < _profile.Columns.Count; i++)
        {
            var (column, value) = (_profile.Columns[i], cells[_places[i]]);
            if (!column.IsMissing(value) && column.Refuse(value) is { } refusal)
            {
                return ReadingsRow.Refused(number, refusal, column.Name);
            }
        }

        CountMissing(cells);
        return Judged(new ReadingsRow(
            number, RowStanding.Judged, cells[_at.Provider], WholeColumn.Number(cells[_at.Baseline]), WholeColumn.Number(cells[_at.Reading]),
            FractionColumn.Parts(cells[_at.Predicted])));
    }

    // A missing score comes before the rule: of a form that did not come, nothing else can be said.
    private ReadingsRow Judged(ReadingsRow row)
    {
        var target = row.Baseline is { } start ? Judge.OwnTarget(_profile.Measure, start) : null;
        if (row is not { Baseline: { } baseline, Reading: { } reading })
        {
            return row with
            {
                Standing = RowStanding.Missing,
                Target = target,
                Missing = row.Baseline is not null ? MissingScore.After : row.Reading is not null ? MissingScore.Before : MissingScore.Both,
            };
        }

        var judged = Judge.Result(OutcomeKind.Change, _profile.Measure, baseline, target ?? baseline, reading).Value;
        return row with
        {
            Standing = judged.Result is null ? RowStanding.Neutral : RowStanding.Judged,
            Target = target,
            Result = judged.Result,
            Neutral = judged.Neutral,
        };
    }

    // Only rows that are taken are counted, so that every column's count is out of the same people.
    private void CountMissing(IReadOnlyList<string> cells)
    {
        for (var i = 0; i < _missing.Length; i++)
        {
            _missing[i] += _profile.Columns[i].IsMissing(cells[_places[i]]) ? 1 : 0;
        }
    }
}

/// <summary>How many values of a column are not known.</summary>
public sealed record ColumnMissing(string Column, long Rows);
