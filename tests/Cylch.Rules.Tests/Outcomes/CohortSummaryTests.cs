using System.Globalization;
using Cylch.Rules.Outcomes;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Outcomes;

/// <summary>The whole real file, counted twice: by the program, and by a plain count that shares nothing with it.</summary>
public sealed class CohortSummaryTests
{
    private static readonly Lazy<(IReadOnlyList<ReadingsRow> Rows, IReadOnlyList<ColumnMissing> Missing)> File = new(() =>
    {
        var reader = HipFile.Reader();
        IReadOnlyList<ReadingsRow> rows = [.. HipFile.Lines.Skip(1).Select((cells, i) => reader.Read(i + 1, cells))];
        return (rows, reader.MissingByColumn);
    });

    private static IReadOnlyList<ReadingsRow> Rows => File.Value.Rows;

    private static CohortSummary Summary { get; } = CohortSummary.Of(Rows.Select(Person));

    // Provider, first score, later score and prediction as they stand in the file.
    private static readonly Lazy<List<(string Provider, int? Before, int? After, decimal? Predicted)>> Plain = new(() =>
    [
        .. HipFile.Lines.Skip(1).Select(c => (
            c[0], c[18] == "" ? null : (int?)int.Parse(c[18], CultureInfo.InvariantCulture),
            c[19] == "" ? null : (int?)int.Parse(c[19], CultureInfo.InvariantCulture),
            c[20] == "" ? null : (decimal?)decimal.Parse(c[20], CultureInfo.InvariantCulture))),
    ]);

    [Fact]
    public void The_whole_file_reconciles()
    {
        var tally = ReadingsTally.Count(Rows);

        tally.RowsRead.ShouldBe(41_280);
        tally.Reconciles.ShouldBeTrue();
        tally.Lines.Select(line => (line.Standing, line.Reason, line.Rows)).ShouldBe(
        [
            (RowStanding.Judged, "Achieved", 36_951), (RowStanding.Judged, "Partly", 2_148), (RowStanding.Judged, "Maintained", 179),
            (RowStanding.Judged, "Slipped", 847), (RowStanding.Neutral, "MeasureHasNoRoom", 258), (RowStanding.Missing, "Before", 492),
            (RowStanding.Missing, "After", 388), (RowStanding.Missing, "Both", 17),
        ]);
    }

    [Fact]
    public void A_plain_count_of_the_file_comes_to_the_same()
    {
        var known = Plain.Value.Where(p => p.Before is not null && p.After is not null).ToList();
        var room = known.Where(p => p.Before <= 40).ToList();

        Summary.Whole.Counts.ShouldBe(
        [
            room.Count(p => p.After - p.Before >= 8), room.Count(p => p.After - p.Before is >= 1 and <= 7), room.Count(p => p.After == p.Before),
            room.Count(p => p.After < p.Before), known.Count - room.Count, Plain.Value.Count - known.Count,
        ]);
        Summary.PeopleWithChange.ShouldBe(known.Count);
        foreach (var band in Summary.Changes)
        {
            band.People.ShouldBe(known.Count(p => p.After - p.Before >= band.Least && p.After - p.Before <= band.Most));
        }
    }

    [Fact]
    public void Each_provider_comes_to_the_same_by_a_plain_count()
    {
        Summary.Providers.Count.ShouldBe(274);
        Summary.Providers.Sum(row => row.People).ShouldBe(41_280);
        foreach (var plain in Plain.Value.GroupBy(p => p.Provider))
        {
            var row = Summary.Providers.Single(r => r.Provider == plain.Key);
            var compared = plain.Where(p => p is { After: not null, Predicted: not null }).ToList();
            row.People.ShouldBe(plain.Count());
            row.Of(CohortPart.Missing).ShouldBe(plain.Count(p => p.Before is null || p.After is null));
            row.Of(CohortPart.Achieved).ShouldBe(plain.Count(p => p.Before <= 40 && p.After - p.Before >= 8));
            row.CaseMix.People.ShouldBe(compared.Count);
            row.CaseMix.LeftOut.ShouldBe(plain.Count() - compared.Count);
            row.CaseMix.MeanPoints!.Value.ShouldBe(compared.Average(p => p.After!.Value - p.Predicted!.Value), 1e-9m);
        }
    }

    [Fact]
    public void The_mean_against_the_prediction_says_how_many_it_leaves_out()
    {
        Summary.Whole.CaseMix.People.ShouldBe(39_937);
        Summary.Whole.CaseMix.LeftOut.ShouldBe(1_343);
        Summary.Whole.CaseMix.MeanPoints!.Value.ShouldBe(1.426678428777m, 1e-9m);
    }

    [Fact]
    public void What_is_missing_is_counted_by_each_columns_own_codes()
    {
        var missing = File.Value.Missing.ToDictionary(c => c.Column, c => c.Rows);

        missing["living_arrangements"].ShouldBe(563);
        missing["gender"].ShouldBe(3_162);
        missing["age_band"].ShouldBe(3_162);
        missing["disability"].ShouldBe(2_358);
        missing["satisfaction"].ShouldBe(623);
        missing["pre_oxford_score"].ShouldBe(492 + 17);
        missing["post_oxford_score"].ShouldBe(388 + 17);
        missing["pre_eq5d_profile"].ShouldBe(HipFile.Lines.Skip(1).Count(c => c[10].Contains('9', StringComparison.Ordinal)));
        missing["pre_eq_vas"].ShouldBe(HipFile.Lines.Skip(1).Count(c => c[15] is "" or "999"));
        missing["predicted_post_oxford_score"].ShouldBe(1_343);
        missing["provider"].ShouldBe(0);
    }

    [Fact]
    public void What_is_shown_of_the_real_cohort_gives_no_small_number_away()
    {
        var table = CohortTable.Of(Summary);

        table.Whole.Counts.ShouldBe(Summary.Whole.Counts.Select(count => (long?)count));
        table.Providers.Count.ShouldBe(274);
        table.HidesSomething.ShouldBeTrue();
        foreach (var (shown, row) in table.Providers.Zip(Summary.Providers))
        {
            var hidden = row.Counts.Where((_, i) => shown.Counts[i] is null).ToList();
            shown.Provider.ShouldBe(row.Provider);
            shown.Counts.ShouldAllBe(count => count == null || count == 0 || count >= 5);
            hidden.Count.ShouldNotBe(1);
            (hidden.Count == 0 || hidden.Sum() >= 5).ShouldBeTrue(row.Provider);
            shown.CaseMix!.People.ShouldBe((row.CaseMix.People + 2) / 5 * 5);
        }
    }

    [Fact]
    public void Providers_with_few_people_stand_together()
    {
        var people = Many("A1", 30).Concat(Many("B2", 3)).Concat(Many("C3", 1)).Concat(Many("D4", 6));

        var table = CohortTable.Of(CohortSummary.Of(people));

        table.Providers.Select(row => (row.Provider, row.Together, row.People)).ShouldBe([("A1", 1, 30), ("", 3, 10)]);
        table.Whole.People.ShouldBe(40);
    }

    [Fact]
    public void Of_a_cohort_of_four_nothing_is_shown()
    {
        var table = CohortTable.Of(CohortSummary.Of(Many("A1", 4)));

        table.Providers.ShouldBeEmpty();
        table.Whole.People.ShouldBeNull();
        table.Whole.Counts.ShouldAllBe(count => count == null);
        table.Changes.ShouldAllBe(band => band.People == null);
    }

    [Fact]
    public void The_reasons_of_a_small_part_are_hidden_with_it_and_so_are_the_columns_they_add_up_to()
    {
        IReadOnlyList<ReadingsRow> rows =
        [
            .. Enumerable.Range(1, 20).Select(i => HipFile.Reader().Read(i, HipFile.Row(("pre_oxford_score", "16"), ("post_oxford_score", "40")))),
            .. Enumerable.Range(21, 6).Select(i => HipFile.Reader().Read(i, HipFile.Row(("pre_oxford_score", ""), ("post_oxford_score", "40")))),
            .. Enumerable.Range(27, 2).Select(i => HipFile.Reader().Read(i, HipFile.Row(("post_oxford_score", "")))),
        ];
        var summary = CohortSummary.Of(rows.Select(Person));
        ColumnMissing[] columns = [new("pre_oxford_score", 6), new("post_oxford_score", 2), new("gender", 8), new("stroke", 27)];

        var account = CohortAccount.Of(
            ReadingsProfile.HipReplacement, ReadingsTally.Count(rows), summary.Whole, CohortTable.Of(summary).Whole, columns);

        account.Lines.Where(line => line.Standing == RowStanding.Missing).Select(line => line.Rows).ShouldBe([8, null, null]);
        account.Lines.Single(line => line is { Standing: RowStanding.Judged, Line: null }).Rows.ShouldBe(20);
        account.Columns.Select(column => column.Rows).ShouldBe([null, null, 8, null]);
    }

    private static IEnumerable<CohortPerson> Many(string provider, int people) =>
        Enumerable.Repeat(new CohortPerson(provider, CohortPart.Achieved, 16, 40, null), people);

    private static CohortPerson Person(ReadingsRow row) => new(
        row.Provider,
        row.Standing switch
        {
            RowStanding.Judged => Enum.Parse<CohortPart>(row.Result!.Value.ToString()),
            RowStanding.Neutral => CohortPart.Neutral,
            _ => CohortPart.Missing,
        },
        row.Baseline, row.Reading, row.PredictedParts);
}
