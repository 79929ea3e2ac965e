using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>Facts that cannot be settled are refused by name, and no statement is half made.</summary>
public sealed class RefusedPeriodsTests
{
    private static readonly LocalDate YearStart = new(2026, 4, 6);
    private static readonly PaymentPeriod Period = new(YearStart, 2);
    private static readonly BandMinutes Hours = new(RateBand.Day, Period.Start, Period.End, 600);

    private static readonly PaymentScheme Scheme = new(1, 1, YearStart,
    [
        new TimeAtRate(
            1, TimeBasis.ActualWithinEnvelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
            [new HourlyRate(RateBand.Day, YearStart, 30_00), new HourlyRate(RateBand.Day, YearStart.PlusDays(60), 31_00)],
            YearStart.PlusDays(100), MinuteRounding.ToTheMinute),
        new HoldForOutcomes(2, Share.Percent(6), 1),
        new ReleaseOnVerified(3, 2, Share.Whole, Share.Percent(60), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod),
        new NeutralEndings(4, 14),
        new PricePerPoint(5, 10_00, BandWeights.Same),
        new PersonYearCap(6, 500_00),
    ]);

    private static readonly PaymentScheme Plan = new(1, 1, YearStart,
        [new UpFrontShare(1, Share.Percent(20)), new BalanceOnConfirmation(2, 1, 0), new NeutralEndings(3, 14)]);

    private static readonly PlanInputs PlanFacts = new(YearStart, 600, 12, 16_00, [new PlanPart(1, 1)], false);

    private static readonly OutcomeInputs Outcome = new(
        1, OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 1, HeldMoney.None, null, 0, false,
        new VerifiedReading(100, 5, Confirmation.Confirmed));

    private static readonly PackageInputs Package = new(
        1, 1, ComplexityBand.A, [Hours], [Hours], TimeBankInputs.None, [Outcome], PlanFacts);

    private static readonly PeriodInputs Sound = new(Period, [Package], [new PersonYear(1, 0)], 0, new HashSet<long>());

    private static readonly ContractInputs Whole = ContractInputs.None;

    private static readonly IndicatorValue Late = new(8, new Share(90, 1));

    private static readonly PaymentScheme Visits = Scheme with
    {
        Terms =
        [
            .. Scheme.Terms, new MissedVisitsDeduction(7, 45_00, 5),
            new IndicatorDeduction(8, new IndicatorName("on time", "ar amser"), Better.Higher, new Share(95, 1), Share.Percent(3), 1),
        ],
    };

    [Fact]
    public void The_facts_that_each_case_spoils_are_sound()
    {
        Settle.Period(Scheme, Sound).Value.Lines.ShouldNotBeEmpty();
        Settle.Period(Plan, Sound).Value.Lines.ShouldNotBeEmpty();
    }

    public static TheoryData<string, PaymentScheme, PeriodInputs> Spoilt => new()
    {
        { "contracts.no-terms", Scheme with { Terms = [] }, Sound },
        { "settlement.before-terms-in-force", Scheme with { InForceFrom = Period.End.PlusDays(1) }, Sound },
        { "settlement.block-part-period", new PaymentScheme(1, 1, Period.Start.PlusDays(1), [new BlockPayment(1, 1, 13)]), Sound },
        { "settlement.package-twice", Scheme, Sound with { Packages = [Package, Package] } },
        { "settlement.outcome-twice", Scheme, With(Package with { Outcomes = [Outcome, Outcome] }) },
        { "settlement.person-twice", Scheme, Sound with { People = [new PersonYear(1, 0), new PersonYear(1, 5)] } },
        { "settlement.independence-twice", Plan, Sound with { Packages = [Gone(1, 10), Gone(2, 11)] } },
        { "settlement.result-twice", Scheme, With(Package with { Outcomes = [Outcome, Outcome with { OutcomeId = 2 }] }) },
        { "settlement.result-already-paid", Scheme, Sound with { PaidResults = new HashSet<long> { 100 } } },
        { "settlement.total-below-zero", Scheme, Sound with { ResultsPaidThisYearPence = -1 } },
        { "settlement.total-below-zero", Scheme, Sound with { People = [new PersonYear(1, -1)] } },
        { "settlement.total-below-zero", Scheme, With(Outcome with { ResultsPaidPence = -1 }) },
        { "settlement.person-total-missing", Scheme, Sound with { People = [] } },
        { "settlement.time-bank-below-zero", Scheme, With(Package with { TimeBank = new TimeBankInputs(-1, 0) }) },
        { "settlement.time-bank-below-zero", Scheme, With(Package with { TimeBank = new TimeBankInputs(0, -1) }) },
        { "settlement.plan-missing", Plan, With(Package with { Plan = null }) },
        { "settlement.plan-below-zero", Plan, With(Package with { Plan = PlanFacts with { Weeks = -1 } }) },
        { "settlement.plan-parts-unsound", Plan, With(Package with { Plan = PlanFacts with { Parts = [] } }) },
        { "settlement.plan-parts-unsound", Plan, With(Package with { Plan = PlanFacts with { Parts = [new PlanPart(1, 0)] } }) },
        { "settlement.plan-parts-unsound", Plan, With(Package with { Plan = PlanFacts with { Parts = [new PlanPart(1, 1), new PlanPart(1, 1)] } }) },
        { "settlement.no-reward-for-independence", Scheme, With(Gone(1, 10)) },
        { "settlement.minutes-unsound", Scheme, With(Hours with { Minutes = -1 }) },
        { "settlement.minutes-unsound", Scheme, With(Hours with { Until = Hours.From.PlusDays(-1) }) },
        { "settlement.minutes-outside-period", Scheme, With(Hours with { From = Period.Start.PlusDays(-1) }) },
        { "settlement.minutes-outside-period", Scheme, With(Hours with { Until = Period.End.PlusDays(1) }) },
        { "settlement.minutes-before-terms", Scheme with { InForceFrom = Period.Start.PlusDays(1) }, Sound },
        { "settlement.rate-missing", Scheme, With(Hours with { Band = RateBand.Weekend }) },
        { "settlement.rate-missing", Scheme, At(4, YearStart.PlusDays(84), YearStart.PlusDays(101)) },
        { "settlement.minutes-across-rates", Scheme, At(3, YearStart.PlusDays(59), YearStart.PlusDays(60)) },
        { "settlement.weight-below-zero", Scheme, With(Outcome with { Weight = -1 }) },
        { "settlement.held-unsound", Scheme, With(Outcome with { Held = new HeldMoney(-1, 0, 0) }) },
        { "settlement.held-unsound", Scheme, With(Outcome with { Held = new HeldMoney(0, 2, 1) }) },
        { "settlement.held-without-release", Plan, With(Outcome with { Held = new HeldMoney(1, 0, 0) }) },
        { "settlement.outcome-in-no-term", Points(), With(Outcome with { Kind = OutcomeKind.Process }) },
        { "settlement.outcome-not-in-plan", Plan, With(Outcome with { OutcomeId = 9 }) },
        { "settlement.complexity-missing", Scheme, With(Package with { Complexity = null }) },
        { "outcomes.reading-outside-measure", Scheme, With(Outcome with { Finding = new VerifiedReading(100, 11, Confirmation.Confirmed) }) },
        { "outcomes.reading-outside-measure", Scheme, With(Outcome with { HighestPointPaid = 11 }) },
        { "outcomes.baseline-outside-measure", Scheme, With(Outcome with { Baseline = -1 }) },
        { "outcomes.target-outside-measure", Scheme, With(Outcome with { Target = 11 }) },
        { "outcomes.target-not-above-baseline", Scheme, With(Outcome with { Target = 2 }) },
        { "settlement.replies-unsound", Scheme, With(Whole with { Replies = new Replies(5, 6, 1) }) },
        { "settlement.replies-unsound", Scheme, With(Whole with { Replies = new Replies(5, 4, 5) }) },
        { "settlement.visit-counts-missing", Visits, With(Whole) },
        { "settlement.visit-counts-unsound", Visits, With(Whole with { Visits = new VisitCounts(5, 6) }) },
        { "settlement.indicator-of-no-term", Scheme, With(Whole with { Indicators = [new IndicatorValue(1, Share.Whole)] }) },
        { "settlement.indicator-twice", Visits, With(Whole with { Visits = new VisitCounts(1, 0), Indicators = [Late, Late] }) },
        { "settlement.total-below-zero", Scheme, With(Whole with { Before = ContractStanding.Start with { ForwardPence = -1 } }) },
        { "settlement.total-below-zero", Scheme, With(Whole with { Before = ContractStanding.Start with { ResultsReached = 1 } }) },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_spoilt_fact_is_refused_by_name(string code, PaymentScheme scheme, PeriodInputs inputs) =>
        Settle.Period(scheme, inputs).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void Minutes_may_end_on_the_day_before_a_new_rate_and_begin_on_its_day()
    {
        Settle.Period(Scheme, At(3, YearStart.PlusDays(56), YearStart.PlusDays(59))).IsRefused.ShouldBeFalse();
        Settle.Period(Scheme, At(3, YearStart.PlusDays(60), YearStart.PlusDays(83))).IsRefused.ShouldBeFalse();
        Settle.Period(Scheme, At(4, YearStart.PlusDays(84), YearStart.PlusDays(100))).IsRefused.ShouldBeFalse();
    }

    private static PaymentScheme Points() => new(1, 1, YearStart, [new NeutralEndings(4, 14), new PricePerPoint(5, 10_00, BandWeights.Same)]);

    private static PeriodInputs With(ContractInputs contract) => Sound with { Contract = contract };

    private static PeriodInputs With(PackageInputs package) => Sound with { Packages = [package] };

    private static PeriodInputs With(OutcomeInputs outcome) => With(Package with { Outcomes = [outcome] });

    private static PeriodInputs With(BandMinutes given) => With(Package with { Given = [given] });

    private static PackageInputs Gone(long package, long result) => Package with
    {
        PackageId = package,
        Outcomes = [],
        Independence = new IndependenceFinding(result, false),
    };

    private static PeriodInputs At(int period, LocalDate from, LocalDate until)
    {
        var row = new BandMinutes(RateBand.Day, from, until, 60);
        return With(Package with { Given = [row], Envelope = [row] }) with { Period = new PaymentPeriod(YearStart, period) };
    }
}
