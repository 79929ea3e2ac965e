using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Settlement;

/// <summary>Facts about groups, populations, indexes, days of evidence and the end of a contract that cannot be settled are refused by name.</summary>
public sealed class RefusedBandFactsTests
{
    private static readonly LocalDate YearStart = new(2026, 4, 6);
    private static readonly PaymentPeriod Period = new(YearStart, 2);
    private static readonly IndicatorName Named = new("85 and over", "85 a throsodd");
    private static readonly BandMinutes Hours = new(RateBand.Day, Period.Start, Period.End, 600);

    private static readonly PaymentScheme Scheme = new(1, 1, YearStart,
    [
        new TimeAtRate(
            1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
            [new HourlyRate(RateBand.Day, YearStart, 30_00)], YearStart.PlusDays(363), MinuteRounding.ToTheMinute),
        new CapitationByBand(2, [new PopulationBand(Named, 96_20), new PopulationBand(Named, 1_041_00)]),
        new Indexation(3, Named, Period.Start, Share.Whole, [1]),
        new NeutralEndings(4, 14),
        new PriceByGroup(5, OutcomeKind.Change, [new OutcomeGroup(Named, [WellBeingArea.ControlOverDailyLife], 200_00)], BandWeights.Same),
        new PriceWhenSustained(6, 8, 180_00, BandWeights.Same),
        new Smoothing(7, 90_00, SquaringUp.YearsEnd),
    ]);

    private static readonly PaymentScheme TimeOnly = Scheme with { Terms = [Scheme.Terms[0]] };

    private static readonly OutcomeInputs Outcome = new(
        1, OutcomeKind.Change, Measure.OwnScale0To10, 2, 7, 1, HeldMoney.None, null, 0, false,
        new VerifiedReading(100, 7, Confirmation.Confirmed) { TakenOn = Period.End })
    {
        Area = WellBeingArea.ControlOverDailyLife,
    };

    private static readonly PackageInputs Package = new(1, 1, ComplexityBand.A, [Hours], [Hours], TimeBankInputs.None, [Outcome]);

    private static readonly ContractInputs Whole = ContractInputs.None with
    {
        Population = [new PopulationCount(2, 0, 5_200), new PopulationCount(2, 1, 640)],
        IndexFactors = [new IndexFactor(3, new Share(103, 100))],
        EndsOn = Period.End,
    };

    private static readonly PeriodInputs Sound = new(Period, [Package], [new PersonYear(1, 0)], 0, new HashSet<long>()) { Contract = Whole };

    [Fact]
    public void The_facts_that_each_case_spoils_are_sound() => Settle.Period(Scheme, Sound).Value.Lines.ShouldNotBeEmpty();

    public static TheoryData<string, PaymentScheme, PeriodInputs> Spoilt => new()
    {
        { "settlement.population-missing", Scheme, With(Whole with { Population = [Whole.Population[1]] }) },
        { "settlement.population-twice", Scheme, With(Whole with { Population = [.. Whole.Population, Whole.Population[0]] }) },
        { "settlement.population-below-zero", Scheme, With(Whole with { Population = [new PopulationCount(2, 0, -1), Whole.Population[1]] }) },
        { "settlement.index-factor-missing", Scheme, With(Whole with { IndexFactors = [] }) },
        { "settlement.index-factor-twice", Scheme, With(Whole with { IndexFactors = [Whole.IndexFactors[0], Whole.IndexFactors[0]] }) },
        { "settlement.index-factor-unsound", Scheme, With(Whole with { IndexFactors = [new IndexFactor(3, new Share(34, 10))] }) },
        { "settlement.index-factor-unsound", Scheme, With(Whole with { IndexFactors = [new IndexFactor(3, new Share(34, 1_000))] }) },
        { "settlement.on-account-open", TimeOnly, With(Whole with { Before = ContractStanding.Start with { SmoothedPence = -1 } }) },
        { "settlement.after-contract-end", TimeOnly, With(Whole with { EndsOn = Period.Start.PlusDays(-1) }) },
        { "settlement.contract-ends-within", Scheme, With(Whole with { EndsOn = Period.End.PlusDays(-1) }) },
        {
            "settlement.contract-ends-within", TimeOnly with { Terms = [new BlockPayment(1, 1, 13)] },
            With(Whole with { EndsOn = Period.Start, Population = [], IndexFactors = [] })
        },
        { "settlement.block-part-period", Scheme with { InForceFrom = Period.Start.PlusDays(1) }, Sound },
        { "settlement.minutes-after-contract", TimeOnly, Late() },
        { "settlement.evidence-after-window", Scheme, Found(taken: Period.End.PlusDays(1)) },
        { "settlement.reading-day-missing", Scheme, Found(taken: null) },
        { "settlement.outcome-in-no-group", Scheme, With(Outcome with { Area = WellBeingArea.ParticipationInWork }) },
        { "settlement.outcome-area-missing", Scheme, With(Outcome with { Area = null }) },
        { "settlement.complexity-missing", Without<PriceByGroup>(), Sound with { Packages = [Package with { Complexity = null }] } },
        { "settlement.outcome-in-no-term", Without<PriceByGroup>(), With(Outcome with { Kind = OutcomeKind.Process, Baseline = 0 }) },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_spoilt_fact_is_refused_by_name(string code, PaymentScheme scheme, PeriodInputs inputs) =>
        Settle.Period(scheme, inputs).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void The_band_the_index_and_the_area_that_are_missing_are_named()
    {
        Settle.Period(Scheme, With(Whole with { Population = [Whole.Population[0]] })).Refusal
            .ShouldBe(new Refusal("settlement.population-missing", 2, 2, Named.AsFact()));
        Settle.Period(Scheme, With(Whole with { IndexFactors = [] })).Refusal
            .ShouldBe(new Refusal("settlement.index-factor-missing", 3, Named.AsFact(), Period.Start));
        Settle.Period(Scheme, With(Outcome with { Area = WellBeingArea.ParticipationInWork })).Refusal
            .ShouldBe(new Refusal("settlement.outcome-in-no-group", 1L, 1L, WellBeingArea.ParticipationInWork, 5));
    }

    [Fact]
    public void An_outcome_in_no_group_that_ended_neutrally_or_waits_needs_no_price()
    {
        foreach (var finding in new Finding[] { new NeutralEnding(100, NeutralReason.Died), new Undecided(100, UndecidedReason.Disputed) })
        {
            Settle.Period(Scheme, With(Outcome with { Area = null, Finding = finding })).IsRefused.ShouldBeFalse();
        }
    }

    [Fact]
    public void A_factor_is_asked_for_from_the_first_period_that_starts_on_the_day_or_later()
    {
        var later = Scheme with { Terms = [.. Scheme.Terms.Select(term => term is Indexation index ? index with { From = Period.Start.PlusDays(1) } : term)] };

        Settle.Period(later, With(Whole with { IndexFactors = [] })).Value.Lines.ShouldNotContain(line => line.Kind == LineKind.Indexation);
        NeededFigure.Of(later, Period).ShouldNotContain(need => need.Need == FigureNeed.IndexFactor);
        NeededFigure.Of(Scheme, Period).ShouldContain(new NeededFigure(FigureNeed.IndexFactor, 3, Named));
        NeededFigure.Of(Scheme, Period).Where(need => need.Need == FigureNeed.Population).Select(need => need.Place).ShouldBe([1, 2]);
    }

    [Fact]
    public void Time_of_a_contract_that_ends_within_the_period_is_paid_to_its_last_day()
    {
        var last = Period.Start.PlusDays(13);
        var agreed = EnvelopeMinutes.Of((TimeAtRate)TimeOnly.Terms[0], Period, new DateRange(YearStart, last), 600);
        var inputs = Sound with { Packages = [Package with { Envelope = agreed, Given = [], Outcomes = [] }], Contract = Whole with { EndsOn = last } };

        Settle.Period(TimeOnly, inputs).Value.Total.ShouldBe(new Money(600_00));
    }

    [Fact]
    public void A_contract_that_ends_is_squared_up_in_its_last_period()
    {
        var scheme = new PaymentScheme(1, 1, YearStart, [TimeOnly.Terms[0], new Smoothing(7, 500_00, SquaringUp.YearsEnd)]);
        var before = ContractStanding.Start with { SmoothedPence = -200_00 };
        var ending = Sound with { Packages = [Package with { Outcomes = [] }], Contract = Whole with { Before = before } };

        var last = Settle.Period(scheme, ending).Value;
        var going = Settle.Period(scheme, ending with { Contract = ending.Contract with { EndsOn = null } }).Value;

        last.Total.ShouldBe(new Money(300_00 - 200_00));
        last.Contract.SmoothedPence.ShouldBe(0);
        going.Total.ShouldBe(new Money(500_00));
        going.Contract.SmoothedPence.ShouldBe(-400_00);
    }

    private static PaymentScheme Without<T>()
        where T : PaymentTerm => Scheme with { Terms = [.. Scheme.Terms.Where(term => term is not T)] };

    private static PeriodInputs Late() => With(Whole with { EndsOn = Period.Start.PlusDays(6) }) with
    {
        Packages = [Package with { Outcomes = [], Given = [Hours with { From = Period.Start.PlusDays(7) }] }],
    };

    private static PeriodInputs Found(LocalDate? taken) =>
        With(Outcome with { Finding = new VerifiedReading(100, 7, Confirmation.Confirmed) { TakenOn = taken } });

    private static PeriodInputs With(ContractInputs contract) => Sound with { Contract = contract };

    private static PeriodInputs With(OutcomeInputs outcome) => Sound with { Packages = [Package with { Outcomes = [outcome] }] };
}
