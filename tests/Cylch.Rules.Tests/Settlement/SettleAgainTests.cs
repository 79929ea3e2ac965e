using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Cylch.Rules.Tests.Oracle;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class SettleAgainTests
{
    private static readonly PaymentPeriod Period = new(new LocalDate(2026, 4, 6), 7);

    [Fact]
    public void An_hour_that_comes_late_moves_the_lines_of_its_package_and_of_the_whole_contract_alone()
    {
        var scheme = Of(new HoldForOutcomes(2, Share.Percent(10), 1), new ReleaseOnVerified(3, 2, Share.Whole, Share.None, Share.Whole, 1, ReleaseFrom.BeforeThisPeriod), new NeutralEndings(4, 14),
            new SatisfactionShare(5, Share.Percent(2), 1, Share.Percent(50)));
        var was = Inputs(20, 10, 10) with { Contract = ContractInputs.None with { Replies = new Replies(10, 10, 10) } };
        var draft = Settle.Period(scheme, was).Value;

        var again = SettleAgain.Of(new SettledPeriod(scheme, was, draft), Later(was, 2, 11)).Value;

        again.LinesNow.Select(line => (line.Kind, line.PackageId)).ShouldBe([(LineKind.Time, 2), (LineKind.Held, 2), (LineKind.Satisfaction, null)]);
        again.Differences().Select(one => (one.Now!.Kind, one.AmountPence, one.HeldPence)).ShouldBe(
            [(LineKind.Time, 30_00, 0), (LineKind.Held, -3_00, 3_00), (LineKind.Satisfaction, 60, 0)]);
        again.Draft.Lines[0].ShouldBeSameAs(draft.Lines[0]);
        again.Draft.Total.ShouldBe(draft.Total + new Money(27_60));
    }

    [Fact]
    public void Minutes_that_only_go_into_the_time_bank_are_a_difference_too()
    {
        var scheme = Of();
        scheme = scheme with { Terms = [((TimeAtRate)scheme.Terms[0]) with { Basis = TimeBasis.Envelope }] };
        var was = Inputs(20, 10);
        was = was with { Packages = [.. was.Packages.Select(package => package with { TimeBank = new TimeBankInputs(0, 600), Envelope = [Row(30 * 60)] })] };
        var draft = Settle.Period(scheme, was).Value;

        var only = SettleAgain.Of(new SettledPeriod(scheme, was, draft), Later(was, 1, 21)).Value.Differences().ShouldHaveSingleItem();

        (only.AmountPence, only.HeldPence, only.BankMinutes).ShouldBe((0, 0, -60));
    }

    [Fact]
    public void Everything_is_worked_again_where_a_figure_moves_everybody()
    {
        var scheme = Of();
        var was = Inputs(20, 10);
        var draft = Settle.Period(scheme, was).Value;

        var again = SettleAgain.Of(new SettledPeriod(scheme, was, draft), was with { Contract = was.Contract with { EndsOn = Period.End } }).Value;

        (again.LinesBefore.Count, again.LinesNow.Count).ShouldBe((2, 2));
        again.Differences().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WorkedExampleTests.Examples), MemberType = typeof(WorkedExampleTests))]
    public void What_would_change_a_line_of_the_example_is_what_settling_everything_says(string example)
    {
        var story = ExampleStory.Read(new ExampleFile(Path.Combine(ExampleFile.Folder, example)));
        var driver = new StoryDriver(story);
        foreach (var told in story.Periods)
        {
            var (inputs, draft) = driver.Next(told);
            foreach (var change in draft.Lines.SelectMany(line => WhatWouldChange.Of(story.Scheme, inputs, draft, line).All).Select(one => one.Change))
            {
                var now = change.Apply(inputs);
                var (again, whole) = (SettleAgain.Of(new SettledPeriod(story.Scheme, inputs, draft), now), Settle.Period(story.Scheme, now));

                again.Refusal.ShouldBe(whole.Refusal, $"{change}");
                if (!whole.IsRefused)
                {
                    RulesJson.Write(again.Value.Draft).ShouldBe(RulesJson.Write(whole.Value), $"{change}");
                }
            }
        }
    }

    private static PaymentScheme Of(params PaymentTerm[] terms) => new(1, 1, new LocalDate(2026, 3, 1),
    [
        new TimeAtRate(
            1, TimeBasis.ActualWithinEnvelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
            [new HourlyRate(RateBand.Day, new LocalDate(2026, 3, 1), 30_00)], new LocalDate(2027, 4, 4), MinuteRounding.ToTheMinute),
        .. terms,
    ]);

    private static BandMinutes Row(int minutes) => new(RateBand.Day, Period.Start, Period.End, minutes);

    private static PeriodInputs Inputs(params int[] hours) => new(
        Period,
        [
            .. hours.Select((given, at) => new PackageInputs(
                at + 1, at + 1, ComplexityBand.A, [Row(28 * 60)], [Row(given * 60)], TimeBankInputs.None,
                [new OutcomeInputs(at + 11, OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 1, HeldMoney.None, null, 0, false, null)])),
        ],
        [], 0, new HashSet<long>());

    private static PeriodInputs Later(PeriodInputs was, long package, int hours) => was with
    {
        Packages = [.. was.Packages.Select(one => one.PackageId == package ? one with { Given = [Row(hours * 60)] } : one)],
    };
}
