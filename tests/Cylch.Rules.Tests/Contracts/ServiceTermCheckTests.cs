using Cylch.Rules.Contracts;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

public sealed class ServiceTermCheckTests
{
    private static readonly LocalDate Start = new(2026, 4, 6);
    private static readonly TimeAtRate Time = new(
        1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
        [new HourlyRate(RateBand.Day, Start, 32_50)], Start.PlusDays(363), MinuteRounding.ToTheMinute);

    private static readonly NeutralEndings Neutral = new(4, 14);
    private static readonly PricePerPoint Points = new(5, 42_50, BandWeights.Same);
    private static readonly SatisfactionShare Satisfaction = new(6, Share.Percent(2), 1, Share.Percent(60));
    private static readonly PeriodLimit Limit = new(7, new Share(75, 1_000), 1, AboveLimit.GoesForward);
    private static readonly PaymentRange Range = new(8, RangeOver.Period, 100_00, 900_00);
    private static readonly PriceByTier Tiers = new(9, 200_00, [new Tier(Share.None, Share.None), new Tier(new Share(1, 2), Share.Whole)], RangeOver.Period);
    private static readonly AttributionShare Attribution = new(10, Share.Percent(20), Share.Percent(75));
    private static readonly IndicatorDeduction Indicator = new(
        11, new IndicatorName("visits on time", "ymweliadau ar amser"), Better.Higher, new Share(95, 1), Share.Percent(3), 1);

    private static readonly MissedVisitsDeduction Missed = new(12, 45_00, 5);
    private static readonly GainShare Gain = new(
        13, Indicator.Indicator, Better.Lower, new Share(250, 1), new Share(5, 1), 2_000_00, Share.Percent(40), Share.Percent(20), Share.Percent(60), 15_000_00);

    [Fact]
    public void All_of_them_together_are_sound() =>
        SchemeCheck.AllRefusals(Of(
            Time, Neutral, Points, Satisfaction, Limit, Range, Range with { Number = 14, Over = RangeOver.ContractYear, MostPence = null }, Tiers,
            Attribution, Indicator, Indicator with { Number = 15 }, Missed, Gain)).ShouldBeEmpty();

    public static TheoryData<string, PaymentScheme> Unsound => new()
    {
        { "contracts.unknown-reference", Of(Time, Satisfaction with { TimeTerm = 9 }) },
        { "contracts.unknown-reference", Of(Time, Neutral, Points, Limit with { TimeTerm = 5 }) },
        { "contracts.unknown-reference", Of(Time, Indicator with { TimeTerm = 2 }) },
        { "contracts.same-kind-twice", Of(Time, Satisfaction, Satisfaction with { Number = 7 }) },
        { "contracts.same-kind-twice", Of(Time, Range, Range with { Number = 9 }) },
        { "contracts.share-outside", Of(Time, Satisfaction with { Share = Share.Percent(101) }) },
        { "contracts.share-outside", Of(Time, Satisfaction, Limit with { Share = new Share(-1, 2) }) },
        { "contracts.share-outside", Of(Neutral, Tiers with { Tiers = [new Tier(Share.None, Share.Percent(101))] }) },
        { "contracts.share-outside", Of(Time, Indicator with { Share = Share.Percent(-1) }) },
        { "contracts.share-outside", Of(Neutral, Gain with { GainPart = Share.Percent(101) }) },
        { "contracts.share-outside", Of(Neutral, Points, Attribution with { Deadweight = Share.Percent(-1) }) },
        { "contracts.share-not-above-zero", Of(Time, Satisfaction with { LeastReplies = Share.None }) },
        { "contracts.share-not-above-zero", Of(Neutral, Points, Attribution with { Deadweight = Share.Whole }) },
        { "contracts.share-not-above-zero", Of(Neutral, Points, Attribution with { Attribution = Share.None }) },
        { "contracts.limit-without-earnings", Of(Time, Limit) },
        { "contracts.attribution-without-price", Of(Neutral, Tiers, Attribution) },
        { "contracts.range-empty", Of(Time, Range with { LeastPence = null, MostPence = null }) },
        { "contracts.ceiling-below-floor", Of(Time, Range with { MostPence = 99_99 }) },
        { "contracts.amount-below-zero", Of(Time, Range with { LeastPence = -1 }) },
        { "contracts.amount-below-zero", Of(Neutral, Tiers with { PencePerResult = -1 }) },
        { "contracts.amount-below-zero", Of(Time, Missed with { Pence = -1 }) },
        { "contracts.amount-below-zero", Of(Neutral, Gain with { LimitPence = -1 }) },
        { "contracts.year-ceiling-below-floors", Of(Time, Range, new PaymentRange(14, RangeOver.ContractYear, null, 1_299_99)) },
        { "contracts.tiers-gap", Of(Neutral, Tiers with { Tiers = [new Tier(new Share(1, 2), Share.Whole)] }) },
        { "contracts.tiers-overlap", Of(Neutral, Tiers with { Tiers = [.. Tiers.Tiers, new Tier(new Share(1, 2), Share.Whole)] }) },
        { "contracts.tiers-fall", Of(Neutral, Tiers with { Tiers = [.. Tiers.Tiers, new Tier(Share.Percent(80), Share.Percent(90))] }) },
        { "contracts.neutral-rule-missing", Of(Tiers) },
        { "contracts.neutral-rule-missing", Of(Gain) },
        { "contracts.indicator-unnamed", Of(Time, Indicator with { Indicator = new IndicatorName("visits on time", " ") }) },
        { "contracts.free-visits-outside", Of(Time, Missed with { FreePerThousand = 1_001 }) },
        { "contracts.corridor-below-zero", Of(Neutral, Gain with { Corridor = new Share(-1, 1) }) },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void An_unsound_scheme_is_refused_by_name(string code, PaymentScheme scheme) =>
        SchemeCheck.AllRefusals(scheme).Select(refusal => refusal.Code).ShouldContain(code);

    [Fact]
    public void Thirteen_floors_may_come_to_exactly_the_years_ceiling() =>
        SchemeCheck.AllRefusals(Of(Time, Range, new PaymentRange(14, RangeOver.ContractYear, null, 1_300_00))).ShouldBeEmpty();

    private static PaymentScheme Of(params PaymentTerm[] terms) => new(1, 1, Start, terms);
}
