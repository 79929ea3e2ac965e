using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>What has gone wrong in other systems that pay for care, and cannot here.</summary>
public sealed class KnownFailuresTests
{
    private static readonly LocalDate YearStart = new(2026, 4, 6);
    private static readonly PaymentPeriod Period = new(YearStart, 1);

    private static readonly TimeAtRate Time = new(
        1, TimeBasis.ActualWithinEnvelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
        [new HourlyRate(RateBand.Day, YearStart, 30_00)], YearStart.PlusDays(363), MinuteRounding.ToTheMinute);

    private static readonly PaymentScheme Scheme = new(1, 1, YearStart, [Time]);

    [Fact]
    public void An_envelope_is_hours_and_never_a_number_of_visits()
    {
        // 20 hours agreed: the same minutes are paid alike in ten visits or in a hundred and twenty.
        var few = Given(Enumerable.Range(0, 10).Select(day => Visit(day, 120)));
        var many = Given(Enumerable.Range(0, 120).Select(visit => Visit(visit % 28, 10)));

        Paid(few).ShouldBe(new Money(600_00));
        Paid(many).ShouldBe(Paid(few));
    }

    [Fact]
    public void What_is_left_of_one_weeks_hours_is_there_in_the_next()
    {
        // All of the four weeks' hours in the last week: a limit by week or by visit would cut them.
        Paid(Given(Enumerable.Range(21, 7).Select(day => Visit(day, 170)))).ShouldBe(new Money(595_00));
    }

    [Fact]
    public void A_part_taken_off_a_price_is_taken_off_once_however_often_it_is_worked_out()
    {
        var scheme = new PaymentScheme(1, 1, YearStart,
        [
            new NeutralEndings(1, 14), new PriceForProcess(2, 100_00, BandWeights.Same), new AttributionShare(3, Share.Percent(20), Share.Whole),
            new Indexation(4, new IndicatorName("pay", "cyflog"), YearStart, Share.Whole, [2]),
        ]);
        var outcome = new OutcomeInputs(
            1, OutcomeKind.Process, Measure.YesNo, 0, 1, 1, HeldMoney.None, null, 0, false, new VerifiedReading(7, 1, Confirmation.Confirmed));
        var inputs = With([], [outcome]) with
        {
            Contract = ContractInputs.None with { IndexFactors = [new IndexFactor(4, new Share(110, 100))] },
        };

        for (var again = 0; again < 3; again++)
        {
            Settle.Period(scheme, inputs).Value.Total.ShouldBe(new Money(88_00));
        }

        // And not at all in the next period, whose facts know that the result was decided.
        var next = inputs with { Period = new PaymentPeriod(YearStart, 2), PaidResults = new HashSet<long> { 7 } };
        Settle.Period(scheme, next).Refusal!.Code.ShouldBe("settlement.result-already-paid");
    }

    [Fact]
    public void A_period_begins_without_a_line_for_anybody_to_whom_nothing_happened()
    {
        var before = new PackageInputs(1, 1, ComplexityBand.A, [], [], TimeBankInputs.None, []);

        var draft = Settle.Period(Scheme, new PeriodInputs(Period, [before], [], 0, new HashSet<long>())).Value;

        draft.Lines.ShouldBeEmpty();
        draft.Total.ShouldBe(Money.Zero);
    }

    [Fact]
    public void Figures_of_a_past_period_do_not_change_with_what_becomes_known_of_later_days()
    {
        var inputs = Given([Visit(3, 60), Visit(27, 60)]);
        var later = Scheme with
        {
            Terms =
            [
                Time with { Rates = [.. Time.Rates, new HourlyRate(RateBand.Day, Period.End.PlusDays(1), 99_00)], RatesUntil = Time.RatesUntil.PlusYears(3) },
                new Indexation(2, new IndicatorName("pay", "cyflog"), Period.End.PlusDays(1), Share.Whole, [1]),
            ],
        };
        var known = inputs with { Contract = ContractInputs.None with { IndexFactors = [new IndexFactor(2, new Share(2, 1))], EndsOn = Period.End.PlusYears(1) } };

        RulesJson.Write(Settle.Period(later, known).Value.Lines).ShouldBe(RulesJson.Write(Settle.Period(Scheme, inputs).Value.Lines));
    }

    private static Money Paid(PeriodInputs inputs) => Settle.Period(Scheme, inputs).Value.Total;

    private static VisitTime Visit(int day, int minutes) => new(Period.Start.PlusDays(day), 9 * 60, minutes, false);

    private static PeriodInputs Given(IEnumerable<VisitTime> visits) => With(MinutesByBand.Of(Time, Period, visits.ToArray()).Value, []);

    private static PeriodInputs With(IReadOnlyList<BandMinutes> given, IReadOnlyList<OutcomeInputs> outcomes) => new(
        Period,
        [
            new PackageInputs(
                1, 1, ComplexityBand.A, EnvelopeMinutes.Of(Time, Period, new DateRange(YearStart), 300), given, TimeBankInputs.None, outcomes),
        ],
        [], 0, new HashSet<long>());
}
