using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

public sealed class SettleTests
{
    private static readonly LocalDate YearStart = new(2026, 4, 6);

    [Fact]
    public void Mair_is_paid_98_pounds_28_of_the_163_pounds_80_held_for_her_walk_to_the_shop()
    {
        var period = new PaymentPeriod(YearStart, 7);
        var mair = Mair(period, new VerifiedReading(1, 6, Confirmation.Confirmed));

        var draft = Settle.Period(Scheme(), new PeriodInputs(period, [mair], [], 0, new HashSet<long>())).Value;

        var released = draft.Lines.Single(line => line.Kind == LineKind.Released);
        released.Amount.ShouldBe(new Money(98_28));
        draft.Lines.Single(line => line.Kind == LineKind.Time).Amount.ShouldBe(new Money(910_00));
        draft.Outcomes[0].Held.ShouldBe(new HeldMoney(27_30, 65_52, 163_80));
    }

    [Fact]
    public void Terms_and_the_facts_behind_lines_come_back_from_their_written_form()
    {
        var period = new PaymentPeriod(YearStart, 7);
        var draft = Settle.Period(Scheme(), new PeriodInputs(
            period, [Mair(period, new VerifiedReading(1, 6, Confirmation.Confirmed))], [], 0, new HashSet<long>())).Value;
        var scheme = RulesJson.Read<PaymentScheme>(RulesJson.Write(Scheme()));

        RulesJson.Write(scheme).ShouldBe(RulesJson.Write(Scheme()));
        foreach (var line in draft.Lines)
        {
            var facts = RulesJson.Read<LineInputs>(RulesJson.Write(line.Inputs));
            Explain.Line(scheme, line.TermNumber, line.Kind, facts).Amount.ShouldBe(line.Amount);
        }
    }

    [Fact]
    public void A_cap_lowered_below_what_was_paid_takes_all_of_this_period_and_no_more()
    {
        var period = new PaymentPeriod(YearStart, 2);
        var scheme = new PaymentScheme(1, 2, YearStart,
            [new PricePerPoint(1, 10_00, BandWeights.Same), new NeutralEndings(2, 14), new ContractYearCap(3, 50_00)]);
        var package = new PackageInputs(
            1, 1, ComplexityBand.A, [], [], TimeBankInputs.None,
            [Outcome(1, 1, HeldMoney.None, new VerifiedReading(1, 6, Confirmation.Confirmed))]);

        var draft = Settle.Period(scheme, new PeriodInputs(period, [package], [], 80_00, new HashSet<long>())).Value;

        draft.Lines.Select(line => line.Amount).ShouldBe([new Money(40_00), new Money(-40_00)]);
        draft.ResultsPaidThisYearPence.ShouldBe(80_00);
    }

    private static PackageInputs Mair(PaymentPeriod period, Finding finding) => new(
        2207,
        1,
        null,
        [new BandMinutes(RateBand.Day, period.Start, period.End, 28 * 60)],
        [],
        TimeBankInputs.None,
        [
            Outcome(11, 5, new HeldMoney(163_80, 0, 0), finding),
            Outcome(12, 3, HeldMoney.None, null),
            Outcome(13, 2, HeldMoney.None, null),
        ]);

    private static OutcomeInputs Outcome(long id, int weight, HeldMoney held, Finding? finding) =>
        new(id, OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, weight, held, null, 0, false, finding);

    private static PaymentScheme Scheme() => new(14, 3, new LocalDate(2026, 3, 1),
    [
        new TimeAtRate(
            1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
            [new HourlyRate(RateBand.Day, new LocalDate(2026, 3, 1), 32_50)], new LocalDate(2027, 4, 4), MinuteRounding.ToTheMinute),
        new HoldForOutcomes(2, Share.Percent(6), 1),
        new ReleaseOnVerified(3, 2, Share.Whole, Share.Percent(60), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod),
        new NeutralEndings(4, 14),
    ]);
}
