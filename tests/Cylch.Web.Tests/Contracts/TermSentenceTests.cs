using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Web.Contracts;
using Cylch.Web.Wording;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Contracts;

public class TermSentenceTests
{
    private static readonly LocalDate Day = new(2026, 3, 30);
    private static readonly BandWeights Weights = new(Share.Whole, Share.Percent(115), Share.Percent(135));
    private static readonly IndicatorName OnTime = new("visits on time", "ymweliadau ar amser");
    private static readonly W English = new(WordBook.Load(), Language.English);
    private static readonly W Welsh = new(WordBook.Load(), Language.Welsh);

    public static TheoryData<PaymentTerm> Terms =>
    [
        Time(TimeBasis.Envelope, MinuteRounding.ToTheMinute), Time(TimeBasis.ActualWithinEnvelope, MinuteRounding.ToTheMinute),
        Time(TimeBasis.ActualWithinEnvelope, MinuteRounding.NearestFive), Time(TimeBasis.ActualWithinEnvelope, MinuteRounding.NearestQuarter),
        Time(TimeBasis.ActualWithinEnvelope, MinuteRounding.DownToFive), Time(TimeBasis.ActualWithinEnvelope, MinuteRounding.UpToFive),
        Time(TimeBasis.ActualWithinEnvelope, MinuteRounding.DownToQuarter), Time(TimeBasis.ActualWithinEnvelope, MinuteRounding.UpToQuarter),
        .. Enum.GetValues<MinuteRounding>().Select(rounding => Time(TimeBasis.PlannedWithinEnvelope, rounding)),
        new TimeAtRate(
            1, TimeBasis.Envelope, [RateBand.Day, RateBand.Rural, RateBand.DoubleHanded], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
            [new HourlyRate(RateBand.Day, Day, 30_00), new HourlyRate(RateBand.Rural, Day, 36_00), new HourlyRate(RateBand.DoubleHanded, Day, 32_40)],
            Day.PlusYears(1), MinuteRounding.ToTheMinute),
        new BlockPayment(1, 1_000_000, 13), new BlockPayment(1, 1_000_000, 4), new BlockPayment(1, 1_000_000, 1),
        .. Enum.GetValues<OutcomeKind>().SelectMany(kind => new[] { Groups(kind, Weights), Groups(kind, BandWeights.Same) }),
        new PriceWhenSustained(1, 1, 180_00, Weights), new PriceWhenSustained(1, 8, 180_00, BandWeights.Same),
        new PriceWhenSustained(1, 8, 180_00, Weights), new PriceWhenSustained(1, 1, 180_00, BandWeights.Same),
        new CapitationByBand(1, [new PopulationBand(OnTime, 96_20)]),
        new Indexation(1, OnTime, Day, Share.Percent(70), [2]), new Indexation(1, OnTime, Day, Share.Whole, [3, 2]),
        new Smoothing(1, 90_000_00, SquaringUp.YearsEnd), new Smoothing(1, 90_000_00, SquaringUp.EveryQuarter),
        new HoldForOutcomes(1, Share.Percent(6), 2),
        Release(Share.Whole, Share.Percent(60), new Share(1, 2)), Release(Share.Percent(90), Share.Percent(60), new Share(1, 3)),
        Release(Share.Whole, Share.None, Share.Whole),
        new NeutralEndings(1, 1), new NeutralEndings(1, 14),
        new PricePerPoint(1, 42_50, Weights), new PricePerPoint(1, 42_50, BandWeights.Same),
        new PriceForMaintaining(1, 85_00, 0, Weights), new PriceForMaintaining(1, 85_00, 1, BandWeights.Same), new PriceForMaintaining(1, 85_00, 2, Weights),
        new PriceForProcess(1, 60_00, Weights), new PriceForProcess(1, 60_00, BandWeights.Same),
        new PriceByResult(1, OutcomeKind.Change, 120_00, 40_00, 10_00, 0, BandWeights.Same),
        new PriceByResult(1, OutcomeKind.Maintenance, 120_00, 40_00, 10_00, 0, Weights),
        new PriceByResult(1, OutcomeKind.Process, 120_00, 40_00, 10_00, 0, Weights),
        new OutcomeCap(1, 400_00), new PersonYearCap(1, 480_00), new ContractYearCap(1, 900_00),
        new UpFrontShare(1, Share.Percent(20)),
        new BalanceOnConfirmation(1, 2, 0), new BalanceOnConfirmation(1, 2, 1), new BalanceOnConfirmation(1, 2, 3),
        new MissedDeduction(1, 75_00, 0), new IndependenceReward(1, 250_00),
        new SatisfactionShare(1, Share.Percent(2), 2, Share.Percent(60)),
        new PeriodLimit(1, new Share(75, 1_000), 2, AboveLimit.GoesForward), new PeriodLimit(1, new Share(75, 1_000), 2, AboveLimit.NotPaid),
        new PaymentRange(1, RangeOver.Period, 50_00, 150_00), new PaymentRange(1, RangeOver.ContractYear, 50_00, 150_00),
        new PriceByTier(1, 200_00, [new Tier(Share.None, Share.None), new Tier(new Share(1, 2), Share.Whole)], RangeOver.Period),
        new PriceByTier(1, 200_00, [new Tier(Share.None, Share.Percent(5))], RangeOver.ContractYear),
        new AttributionShare(1, Share.Percent(20), Share.Percent(75)),
        new IndicatorDeduction(1, OnTime, Better.Higher, new Share(95, 1), Share.Percent(3), 2),
        new IndicatorDeduction(1, OnTime, Better.Lower, new Share(9, 2), Share.Percent(3), 2),
        new MissedVisitsDeduction(1, 45_00, 5),
        new GainShare(1, OnTime, Better.Lower, new Share(250, 1), new Share(5, 1), 2_000_00, Share.Percent(40), Share.Percent(20), Share.Percent(60), 15_000_00),
        new GainShare(1, OnTime, Better.Higher, new Share(1, 3), new Share(5, 1), 2_000_00, Share.Percent(40), Share.Percent(20), Share.Percent(60), 15_000_00),
    ];

    [Theory]
    [MemberData(nameof(Terms))]
    public void Every_term_reads_as_sentences_in_both_languages(PaymentTerm term)
    {
        var (english, welsh) = (TermSentence.Of(English, term, Day), TermSentence.Of(Welsh, term, Day));

        english.Count.ShouldBe(welsh.Count);
        english.ShouldAllBe(sentence => sentence.EndsWith('.') && !sentence.Contains('{'));
        welsh.ShouldAllBe(sentence => sentence.EndsWith('.') && !sentence.Contains('{'));
        english.Intersect(welsh).ShouldBeEmpty();
        TermSentence.Kind(English, term).ShouldNotBe(TermSentence.Kind(Welsh, term));
    }

    [Fact]
    public void A_price_for_points_reads_as_it_is_signed() =>
        TermSentence.Of(English, new PricePerPoint(6, 42_50, Weights), Day).ShouldBe(
        [
            "For an outcome about change we pay £42.50 for each new point the person moves towards their target, "
            + "multiplied by the complexity band: A 1.00, B 1.15, C 1.35.",
        ]);

    [Fact]
    public void Half_way_is_said_as_half_way() =>
        TermSentence.Of(Welsh, Release(Share.Whole, Share.Percent(60), new Share(1, 2)), Day)[0].ShouldContain("60% os yw wedi dod o leiaf hanner ffordd o’r dechrau");

    [Fact]
    public void A_later_rate_is_a_sentence_of_its_own()
    {
        var time = new TimeAtRate(
            1, TimeBasis.Envelope, [RateBand.Day, RateBand.Weekend], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
            [
                new HourlyRate(RateBand.Day, Day, 31_86), new HourlyRate(RateBand.Weekend, Day, 34_00),
                new HourlyRate(RateBand.Day, Day.PlusDays(91), 32_50),
            ],
            Day.PlusYears(1), MinuteRounding.ToTheMinute);

        var sentences = TermSentence.Of(English, time, Day);

        sentences[0].ShouldContain("£31.86 an hour by day, £34.00 an hour at weekends");
        sentences[1].ShouldBe("From 29 June 2026: £32.50 an hour by day, £34.00 an hour at weekends.");
    }

    [Fact]
    public void A_missing_rate_is_refused_with_its_band_in_the_readers_language()
    {
        var refusal = new Refusal("contracts.rate-missing", 1, RateBand.Evening, Day);

        English.Refusal(refusal).ShouldBe("Term 1 has no rate for one band (evening) on 30 March 2026. Nothing is guessed: add the rate.");
        Welsh.Refusal(refusal).ShouldBe("Nid oes gan deler 1 gyfradd ar gyfer un band (min nos) ar 30 Mawrth 2026. Ni ddyfelir dim: ychwanegwch y gyfradd.");
    }

    [Fact]
    public void A_missing_count_of_people_names_the_band_in_the_readers_language()
    {
        var refusal = new Refusal("settlement.population-missing", 2, 1, new IndicatorName("85 and over", "85 a throsodd").AsFact());

        English.Refusal(refusal).ShouldContain("band 1 (85 and over)");
        Welsh.Refusal(refusal).ShouldContain("band 1 (85 a throsodd)");
    }

    private static TimeAtRate Time(TimeBasis basis, MinuteRounding minutes) => new(
        1, basis, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
        [new HourlyRate(RateBand.Day, Day, 31_86)], Day.PlusYears(1), minutes);

    private static PriceByGroup Groups(OutcomeKind kind, BandWeights weights) => new(
        1, kind, [new OutcomeGroup(OnTime, [WellBeingArea.ControlOverDailyLife, WellBeingArea.SuitableAccommodation], 200_00)], weights);

    private static ReleaseOnVerified Release(Share reached, Share part, Share from) =>
        new(4, 3, reached, part, from, 1, ReleaseFrom.BeforeThisPeriod);
}
