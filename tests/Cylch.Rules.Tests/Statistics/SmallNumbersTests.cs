using Cylch.Rules.Statistics;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Statistics;

public sealed class SmallNumbersTests
{
    [Theory]
    [InlineData("228 10 0 5 0 7", "228 10 0 5 0 7")]
    [InlineData("20 3 10 0", "20 - - 0")]
    [InlineData("20 3 2 0", "20 - - 0")]
    [InlineData("20 3 1 0", "- - - 0")]
    [InlineData("7 0 0 3", "- 0 0 -")]
    [InlineData("4 1", "- -")]
    [InlineData("1 1 1 1 1", "- - - - -")]
    [InlineData("0 0", "0 0")]
    [InlineData("11 0 0", "11 0 0")]
    public void A_row_hides_small_counts_and_enough_of_the_others(string counts, string shown) =>
        Shown(Numbers(counts), SmallNumbers.HiddenInRow(Numbers(counts))).ShouldBe(shown);

    [Fact]
    public void A_column_that_would_give_one_away_hides_another()
    {
        long[][] rows = [[10, 3, 9], [20, 8, 30], [40, 50, 60], [70, 61, 99]];

        var hidden = SmallNumbers.Hidden(rows);

        hidden[0][1].ShouldBeTrue();
        Enumerable.Range(0, 3).Count(row => hidden[row][1]).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void A_row_that_is_small_itself_is_not_taken() =>
        Should.Throw<ArgumentException>(() => SmallNumbers.Hidden([[1, 2], [1, 2]]));

    [Fact]
    public void Law_no_small_count_is_shown_and_none_can_be_had_by_subtraction()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var rows = Table(seed);
            var hidden = SmallNumbers.Hidden(rows);
            for (var row = 0; row < rows.Count; row++)
            {
                rows[row].Where((count, i) => SmallNumbers.IsSmall(count) && !hidden[row][i]).ShouldBeEmpty($"seed {seed}");
                Secret([.. rows[row].Where((_, i) => hidden[row][i])], $"seed {seed}, row {row}");
            }

            for (var column = 0; column < rows[0].Count; column++)
            {
                var above = Enumerable.Range(0, rows.Count - 1).Where(row => hidden[row][column]).Select(row => rows[row][column]).ToList();
                if (!hidden[^1][column])
                {
                    Secret(above, $"seed {seed}, column {column}");
                }
                else
                {
                    above.ShouldNotBeEmpty($"seed {seed}, column {column}");
                }
            }
        }
    }

    private static void Secret(List<long> covered, string where)
    {
        if (covered.Count > 0)
        {
            covered.Count.ShouldBeGreaterThanOrEqualTo(2, where);
            covered.Sum().ShouldBeGreaterThanOrEqualTo(SmallNumbers.Least, where);
        }
    }

    // Rows of mixed sizes whose sums are not small, and their sum below them.
    private static List<IReadOnlyList<long>> Table(int seed)
    {
        var numbers = SeededNumbers.For(20261202, "small-numbers", seed);
        var rows = new List<IReadOnlyList<long>>();
        var height = numbers.Between(1, 6);
        while (rows.Count < height)
        {
            var row = new long[4];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = numbers.Chance(30) ? 0 : numbers.Between(0, numbers.Chance(60) ? 7 : 60);
            }

            if (!SmallNumbers.IsSmall(row.Sum()))
            {
                rows.Add(row);
            }
        }

        rows.Add([.. Enumerable.Range(0, 4).Select(i => rows.Sum(row => row[i]))]);
        return rows;
    }

    private static long[] Numbers(string text) => [.. text.Split(' ').Select(long.Parse)];

    private static string Shown(long[] counts, IReadOnlyList<bool> hidden) => string.Join(' ', counts.Select((count, i) => hidden[i] ? "-" : $"{count}"));
}
