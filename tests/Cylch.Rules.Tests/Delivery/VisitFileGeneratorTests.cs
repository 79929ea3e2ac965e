using Cylch.Rules.Delivery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Delivery;

public sealed class VisitFileGeneratorTests
{
    private static readonly VisitFileRecipe Recipe = VisitFileRecipe.WalesMonth with { Count = 20_000, SpoiltPerThousand = 0 };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1234)]
    public void A_file_has_as_many_rows_as_asked_for(int count)
    {
        var generator = new VisitFileGenerator(Recipe with { Count = count });

        VisitFileText.Read(Bytes(generator)).Reader.Tally.Accepted.ShouldBe(count);
        generator.RowsWritten.ShouldBe(count);
    }

    [Fact]
    public void The_same_recipe_gives_the_same_bytes_and_another_seed_gives_others()
    {
        var first = Bytes(new VisitFileGenerator(Recipe));

        Bytes(new VisitFileGenerator(Recipe)).ShouldBe(first);
        Bytes(new VisitFileGenerator(Recipe with { Seed = 2 })).ShouldNotBe(first);
    }

    [Fact]
    public void A_row_of_a_Wales_month_takes_about_173_bytes() =>
        ((double)Bytes(new VisitFileGenerator(Recipe)).Length / Recipe.Count).ShouldBeInRange(170, 176);

    [Fact]
    public void Rows_that_are_not_spoilt_are_good_and_never_overlap()
    {
        var reading = VisitFileText.Read(Bytes(new VisitFileGenerator(Recipe)));
        var (careWorkers, people) = (new VisitTimeline(), new VisitTimeline());

        reading.Refused.ShouldBeEmpty();
        foreach (var row in reading.Rows.Where(row => !row.IsMissed))
        {
            careWorkers.TryTake(row.CareWorker, row.ActualStartSeconds, row.ActualSeconds, row.Line, row.ContentKey, out _).ShouldBeTrue();
            if (!row.IsSecondary)
            {
                people.TryTake(row.Person, row.ActualStartSeconds, row.ActualSeconds, row.Line, row.ContentKey, out _).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void A_file_has_double_handed_missed_short_and_weekend_visits_and_notes()
    {
        var rows = VisitFileText.Read(Bytes(new VisitFileGenerator(Recipe))).Rows;

        rows.Count(row => row.IsSecondary).ShouldBeInRange(500, 5_000);
        rows.Count(row => row.IsMissed).ShouldBeInRange(50, 500);
        rows.Count(row => !row.IsMissed && row.ActualSeconds < row.ClaimedSeconds * 3 / 4).ShouldBeInRange(300, 3_000);
        rows.Count(row => row.VisitOn.DayOfWeek == IsoDayOfWeek.Sunday).ShouldBeInRange(1_000, 3_500);
        rows.Count(row => row.OutcomeNote is not null).ShouldBeInRange(200, 1_500);
    }

    [Fact]
    public void Spoilt_rows_are_refused_and_no_others()
    {
        var spoilt = Recipe with { SpoiltPerThousand = 100 };
        var reading = VisitFileText.Read(Bytes(new VisitFileGenerator(spoilt)));

        reading.Refused.Count.ShouldBeInRange(1_500, 2_100);
        reading.Refused.SelectMany(row => row.Reasons).Select(reason => reason.Refusal.Code).Distinct().Order().ShouldBe(
        [
            "delivery.amount-wrong", "delivery.cell-empty", "delivery.cell-formula", "delivery.columns-wrong",
            "delivery.date-wrong", "delivery.duration-wrong",
        ]);
        reading.Reader.Tally.ShouldBe(new VisitTally(20_000, 20_000 - reading.Refused.Count, 0, reading.Refused.Count));
    }

    [Fact]
    public void A_recipe_may_name_its_people()
    {
        var subject = new VisitSubject("SU-1", "Mair Ellis", "HC-7", "PR-2", CallsPerDay: 2, IsDoubleHanded: true, HasWeekends: true);
        var reading = VisitFileText.Read(Bytes(new VisitFileGenerator(Recipe with { Subjects = [subject] })));

        reading.Rows.Count.ShouldBe(30 * 2 * 2);
        reading.Reader.Refs.Text(reading.Rows[0].Person).ShouldBe("SU-1");
    }

    private static byte[] Bytes(VisitFileGenerator generator) => [.. generator.Blocks().SelectMany(block => block.ToArray())];
}
