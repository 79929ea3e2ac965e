using Cylch.Rules.Brokerage;
using Cylch.Rules.Contracts;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Brokerage;

public class FourWeeksTests
{
    private static readonly LocalDate On = new(2026, 9, 7);

    private static readonly TimeAtRate Hourly = new(
        1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
        [new HourlyRate(RateBand.Day, new LocalDate(2026, 3, 1), 32_50)], new LocalDate(2027, 4, 4), MinuteRounding.ToTheMinute);

    [Fact]
    public void Seven_hours_a_week_at_an_hourly_rate_are_twenty_eight_hours() =>
        FourWeeks.Of(Terms(Hourly), 420, On).ShouldBe(new FourWeeks(new Money(910_00), Money.Zero, PaidBy.Envelope));

    [Fact]
    public void How_the_time_is_paid_is_said_with_it()
    {
        FourWeeks.Of(Terms(Hourly with { Basis = TimeBasis.PlannedWithinEnvelope }), 420, On).Basis.ShouldBe(PaidBy.TimePlanned);
        FourWeeks.Of(Terms(Hourly with { Basis = TimeBasis.ActualWithinEnvelope }, new CapitationByBand(2, [])), 420, On).Basis.ShouldBe(PaidBy.TimeGiven);
    }

    [Fact]
    public void What_waits_for_results_is_part_of_it() =>
        FourWeeks.Of(Terms(Hourly, new HoldForOutcomes(2, Share.Percent(6), 1)), 420, On).Held.ShouldBe(new Money(54_60));

    [Fact]
    public void Terms_that_do_not_pay_this_person_by_the_hour_have_no_figure()
    {
        FourWeeks.Of(Terms(new BlockPayment(1, 13_00, 13)), 420, On).ShouldBe(new FourWeeks(null, Money.Zero, PaidBy.EqualPayments));
        FourWeeks.Of(Terms(new UpFrontShare(1, Share.Percent(20))), 420, On).ShouldBe(new FourWeeks(null, Money.Zero, PaidBy.PlanValue));
        FourWeeks.Of(Terms(new CapitationByBand(1, [])), 420, On).ShouldBe(new FourWeeks(null, Money.Zero, PaidBy.Population));
        FourWeeks.Of(Terms(Hourly), 420, new LocalDate(2027, 4, 5)).ShouldBe(new FourWeeks(null, Money.Zero, PaidBy.Unpriced));
    }

    [Fact]
    public void Law_more_time_is_never_worth_less()
    {
        var worth = Enumerable.Range(0, 200).Select(minutes => FourWeeks.Of(Terms(Hourly), minutes * 7, On).Time!.Value.Pence).ToList();
        worth.ShouldBe(worth.Order());
    }

    private static PaymentScheme Terms(params PaymentTerm[] terms) => new(1, 1, new LocalDate(2026, 3, 1), terms);
}
