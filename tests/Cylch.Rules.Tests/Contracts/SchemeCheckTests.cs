using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

public sealed class SchemeCheckTests
{
    private static readonly LocalDate Start = new(2026, 4, 6);
    private static readonly LocalDate End = new(2027, 4, 4);
    private static readonly TimeAtRate Time = new(
        1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
        [new HourlyRate(RateBand.Day, Start, 32_50)], End, MinuteRounding.ToTheMinute);

    private static readonly HoldForOutcomes Hold = new(2, Share.Percent(6), 1);
    private static readonly ReleaseOnVerified Release = new(3, 2, Share.Whole, Share.Percent(60), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod);
    private static readonly NeutralEndings Neutral = new(4, 14);
    private static readonly PricePerPoint Points = new(5, 42_50, BandWeights.Same);
    private static readonly UpFrontShare UpFront = new(8, Share.Percent(20));
    private static readonly BalanceOnConfirmation Balance = new(9, 8, 0);

    [Fact]
    public void A_sound_scheme_is_accepted_as_it_is()
    {
        var scheme = Of(Time, Hold, Release, Neutral, Points, new OutcomeCap(6, 1), new PersonYearCap(7, 1), UpFront, Balance);

        SchemeCheck.AllRefusals(scheme, new DateRange(Start, End)).ShouldBeEmpty();
        SchemeCheck.Accept(scheme, new DateRange(Start, End)).Value.ShouldBeSameAs(scheme);
    }

    public static TheoryData<string, PaymentScheme> Unsound => new()
    {
        { "contracts.version-below-one", Of(Time) with { Version = 0 } },
        { "contracts.no-terms", Of() },
        { "contracts.term-number-below-one", Of(Time with { Number = 0 }) },
        { "contracts.term-number-twice", Of(Time, Neutral with { Number = 1 }) },
        { "contracts.same-kind-twice", Of(Time, Time with { Number = 2 }) },
        { "contracts.outcome-priced-twice", Of(Points, new PriceByResult(6, OutcomeKind.Change, 1, 1, 1, 1, BandWeights.Same), Neutral) },
        { "contracts.unknown-reference", Of(Time, Hold with { TimeTerm = 3 }, Release, Neutral) },
        { "contracts.unknown-reference", Of(Time, Hold, Release with { HoldTerm = 99 }, Neutral) },
        { "contracts.unknown-reference", Of(UpFront, Balance with { UpFrontTerm = 4 }, Neutral) },
        { "contracts.release-without-hold", Of(Time, Release, Neutral) },
        { "contracts.hold-without-release", Of(Time, Hold, Neutral) },
        { "contracts.up-front-without-balance", Of(UpFront, Neutral) },
        { "contracts.neutral-rule-missing", Of(Points) },
        { "contracts.neutral-rule-missing", Of(Time, Hold, Release) },
        { "contracts.neutral-rule-missing", Of(UpFront, Balance) },
        { "contracts.cap-without-price", Of(Time, new OutcomeCap(6, 1)) },
        { "contracts.cap-below-another", Of(Points, Neutral, new OutcomeCap(6, 200), new PersonYearCap(7, 199)) },
        { "contracts.cap-below-another", Of(Points, Neutral, new OutcomeCap(6, 200), new ContractYearCap(7, 199)) },
        { "contracts.cap-below-another", Of(Points, Neutral, new PersonYearCap(6, 200), new ContractYearCap(7, 199)) },
        { "contracts.share-outside", Of(Time, Hold with { Share = new Share(-1, 100) }, Release, Neutral) },
        { "contracts.share-outside", Of(Time, Hold with { Share = Share.Percent(101) }, Release, Neutral) },
        { "contracts.share-outside", Of(Time, Hold, Release with { PartFrom = Share.Percent(101) }, Neutral) },
        { "contracts.share-outside", Of(UpFront with { Share = Share.Percent(101) }, Balance, Neutral) },
        { "contracts.part-above-reached", Of(Time, Hold, Release with { ReachedShare = Share.Percent(59) }, Neutral) },
        { "contracts.part-from-the-start", Of(Time, Hold, Release with { PartFrom = Share.None }, Neutral) },
        { "contracts.points-below-zero", Of(Time, Hold, Release with { MaintenanceTolerancePoints = -1 }, Neutral) },
        { "contracts.points-below-zero", Of(new PriceForMaintaining(5, 1, -1, BandWeights.Same), Neutral) },
        { "contracts.points-below-zero", Of(UpFront, Balance with { MaintenanceTolerancePoints = -1 }, Neutral) },
        { "contracts.points-below-zero", Of(UpFront, Balance, new MissedDeduction(10, 1, -1), Neutral) },
        { "contracts.amount-below-zero", Of(Points with { PencePerPoint = -1 }, Neutral) },
        { "contracts.amount-below-zero", Of(new PriceForMaintaining(5, -1, 1, BandWeights.Same), Neutral) },
        { "contracts.amount-below-zero", Of(new PriceForProcess(5, -1, BandWeights.Same), Neutral) },
        { "contracts.amount-below-zero", Of(new PriceByResult(5, OutcomeKind.Change, 1, 1, 1, -1, BandWeights.Same), Neutral) },
        { "contracts.amount-below-zero", Of(Points, Neutral, new OutcomeCap(6, -1)) },
        { "contracts.amount-below-zero", Of(Points, Neutral, new PersonYearCap(6, -1)) },
        { "contracts.amount-below-zero", Of(Points, Neutral, new ContractYearCap(6, -1)) },
        { "contracts.amount-below-zero", Of(UpFront, Balance, Neutral, new MissedDeduction(10, -1, 0)) },
        { "contracts.amount-below-zero", Of(UpFront, Balance, Neutral, new IndependenceReward(10, -1)) },
        { "contracts.amount-below-zero", Of(new BlockPayment(1, -1, 13)) },
        { "contracts.weight-not-above-zero", Of(Points with { Weights = BandWeights.Same with { B = Share.None } }, Neutral) },
        { "contracts.hospital-days-below-one", Of(Points, Neutral with { HospitalFromDays = 0 }) },
        { "contracts.block-parts", Of(new BlockPayment(1, 1, 12)) },
        { "contracts.day-band-missing", Of(Time with { Bands = [RateBand.Evening], Rates = [new HourlyRate(RateBand.Evening, Start, 1)] }) },
        { "contracts.evening-before-day", Of(Evenings(Time with { Clock = new BandClock(new LocalTime(7, 0), new LocalTime(7, 0)) })) },
        { "contracts.rate-for-unused-band", Of(Evenings(Time) with { Bands = [RateBand.Day] }) },
        { "contracts.rate-twice", Of(Time with { Rates = [.. Time.Rates, .. Time.Rates] }) },
        { "contracts.rate-not-above-zero", Of(Time with { Rates = [new HourlyRate(RateBand.Day, Start, 0)] }) },
        { "contracts.rate-missing", Of(Time with { Bands = [RateBand.Day, RateBand.Weekend] }) },
        { "contracts.rate-missing", Of(Time with { Rates = [new HourlyRate(RateBand.Day, Start.PlusDays(1), 1)] }) },
        { "contracts.rate-missing", Of(Time with { RatesUntil = End.PlusDays(-1) }) },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void An_unsound_scheme_is_refused_by_name(string code, PaymentScheme scheme)
    {
        SchemeCheck.AllRefusals(scheme, new DateRange(Start, End)).Select(refusal => refusal.Code).ShouldContain(code);
        SchemeCheck.Accept(scheme, new DateRange(Start, End)).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public void A_missing_rate_names_its_term_band_and_day() =>
        SchemeCheck.AllRefusals(Of(Time with { RatesUntil = End.PlusDays(-1) }), new DateRange(Start, End))
            .ShouldBe([new Refusal("contracts.rate-missing", 1, RateBand.Day, End)]);

    [Fact]
    public void Days_to_cover_without_an_end_are_a_broken_program() =>
        Should.Throw<ArgumentException>(() => SchemeCheck.AllRefusals(Of(Time), new DateRange(Start)));

    private static PaymentScheme Of(params PaymentTerm[] terms) => new(1, 1, Start, terms);

    private static TimeAtRate Evenings(TimeAtRate time) => time with
    {
        Bands = [RateBand.Day, RateBand.Evening],
        Rates = [.. time.Rates, new HourlyRate(RateBand.Evening, Start, 34_00)],
    };
}
