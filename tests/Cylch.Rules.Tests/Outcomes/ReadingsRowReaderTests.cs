using Cylch.Rules.Outcomes;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Outcomes;

public sealed class ReadingsRowReaderTests
{
    private const string Before = "pre_oxford_score";
    private const string After = "post_oxford_score";

    [Theory]
    [InlineData("16", "24", RowStanding.Judged, "Achieved")]
    [InlineData("16", "23", RowStanding.Judged, "Partly")]
    [InlineData("16", "16", RowStanding.Judged, "Maintained")]
    [InlineData("16", "15", RowStanding.Judged, "Slipped")]
    [InlineData("40", "48", RowStanding.Judged, "Achieved")]
    [InlineData("41", "48", RowStanding.Neutral, "MeasureHasNoRoom")]
    [InlineData("", "40", RowStanding.Missing, "Before")]
    [InlineData("16", "", RowStanding.Missing, "After")]
    [InlineData("", "", RowStanding.Missing, "Both")]
    [InlineData("48", "", RowStanding.Missing, "After")]
    [InlineData("9", "9", RowStanding.Judged, "Maintained")]
    public void A_row_has_one_standing_and_one_reason(string before, string after, RowStanding standing, string reason)
    {
        var row = HipFile.Reader().Read(1, HipFile.Row((Before, before), (After, after)));

        row.Standing.ShouldBe(standing);
        ReadingsTally.Reason(row).ShouldBe(reason);
    }

    [Theory]
    [InlineData(Before, "49", "outcomes.value-outside")]
    [InlineData(After, "-1", "outcomes.value-outside")]
    [InlineData(After, "999", "outcomes.value-outside")]
    [InlineData(Before, "*", "outcomes.not-a-whole-number")]
    [InlineData(Before, "16.5", "outcomes.not-a-whole-number")]
    [InlineData("predicted_post_oxford_score", "many", "outcomes.not-a-number")]
    [InlineData("predicted_post_oxford_score", "1e3", "outcomes.not-a-number")]
    [InlineData("predicted_post_oxford_score", "0.0000000001", "outcomes.not-a-number")]
    [InlineData("predicted_post_oxford_score", "48.1", "outcomes.value-outside")]
    [InlineData("pre_eq5d_profile", "2222", "outcomes.value-unknown")]
    [InlineData("pre_eq5d_profile", "22224", "outcomes.value-unknown")]
    [InlineData("pre_eq_vas", "101", "outcomes.value-outside")]
    [InlineData("gender", "3", "outcomes.value-unknown")]
    [InlineData("living_arrangements", "*", "outcomes.value-unknown")]
    [InlineData("year", "2019/20", "outcomes.value-unknown")]
    [InlineData("provider", "", "outcomes.not-a-provider-code")]
    [InlineData("provider", "rl1", "outcomes.not-a-provider-code")]
    [InlineData("provider", "=CMD()", "outcomes.not-a-provider-code")]
    public void A_wrong_value_refuses_its_row_by_name(string column, string value, string code)
    {
        var row = HipFile.Reader().Read(7, HipFile.Row((column, value)));

        row.Standing.ShouldBe(RowStanding.Refused);
        row.Number.ShouldBe(7);
        row.Column.ShouldBe(column);
        row.Refusal!.Code.ShouldBe(code);
        row.Refusal.Facts.Take(2).ShouldBe([column, value]);
    }

    [Theory]
    [InlineData("living_arrangements", "9")]
    [InlineData("gender", "*")]
    [InlineData("pre_eq_vas", "999")]
    [InlineData("pre_eq5d_profile", "99999")]
    [InlineData("pre_eq5d_profile", "21912")]
    [InlineData("predicted_post_oxford_score", "")]
    public void A_missing_code_is_counted_in_its_own_column(string column, string code)
    {
        var reader = HipFile.Reader();
        var before = Missing();

        reader.Read(1, HipFile.Row((column, code), (Before, "16"), (After, "37"))).Standing.ShouldBe(RowStanding.Judged);

        (Missing() - before).ShouldBe(1);

        long Missing() => reader.MissingByColumn.Single(c => c.Column == column).Rows;
    }

    [Fact]
    public void A_refused_row_is_counted_in_no_column()
    {
        var reader = HipFile.Reader();

        reader.Read(1, HipFile.Row((Before, ""), ("gender", "7")));

        reader.MissingByColumn.Sum(c => c.Rows).ShouldBe(0);
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        HipFile.Reader().Read(1, ["RL1"]).Refusal.ShouldBe(new Refusal("outcomes.row-of-other-length", 1, 24));
    }

    [Fact]
    public void A_long_wrong_value_is_quoted_in_part()
    {
        var row = HipFile.Reader().Read(1, HipFile.Row((Before, new string('9', 4_000))));

        ((string)row.Refusal!.Facts[1]).Length.ShouldBe(41);
    }

    [Fact]
    public void A_file_must_have_each_column_once()
    {
        var profile = ReadingsProfile.HipReplacement;

        profile.Places([.. HipFile.Headings.Where(h => h != Before)]).Refusal.ShouldBe(new Refusal("outcomes.column-missing", Before));
        profile.Places([.. HipFile.Headings, Before]).Refusal.ShouldBe(new Refusal("outcomes.column-twice", Before));
        profile.Places([.. HipFile.Headings.Reverse(), "another"]).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void An_unknown_profile_is_refused_with_those_there_are() =>
        ReadingsProfile.Find("proms-knee").Refusal.ShouldBe(new Refusal("outcomes.profile-unknown", "proms-knee", "proms-hip"));
}
