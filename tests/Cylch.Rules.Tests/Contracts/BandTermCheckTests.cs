using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using NodaTime;
using Shouldly;
using Xunit;

namespace Cylch.Rules.Tests.Contracts;

/// <summary>Terms by group, band of people, weeks, index and average, and terms that lead to each other.</summary>
public sealed class BandTermCheckTests
{
    private static readonly LocalDate Start = new(2026, 4, 6);
    private static readonly IndicatorName Named = new("home", "cartref");
    private static readonly IndicatorName Half = new("home", " ");
    private static readonly TimeAtRate Time = new(
        1, TimeBasis.Envelope, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
        [new HourlyRate(RateBand.Day, Start, 32_50)], Start.PlusDays(363), MinuteRounding.ToTheMinute);

    private static readonly NeutralEndings Neutral = new(4, 14);
    private static readonly OutcomeGroup Home = new(Named, [WellBeingArea.ControlOverDailyLife], 200_00);
    private static readonly PriceByGroup Groups = new(5, OutcomeKind.Change, [Home], BandWeights.Same);
    private static readonly PriceWhenSustained Sustained = new(6, 8, 180_00, BandWeights.Same);
    private static readonly CapitationByBand Capitation = new(7, [new PopulationBand(Named, 96_20)]);
    private static readonly Indexation Index = new(8, Named, Start, Share.Percent(70), [1]);
    private static readonly Smoothing Smooth = new(9, 90_000_00, SquaringUp.YearsEnd);
    private static readonly HoldForOutcomes Hold = new(2, Share.Percent(6), 1);
    private static readonly ReleaseOnVerified Release = new(3, 2, Share.Whole, Share.Percent(60), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod);

    [Fact]
    public void All_of_them_together_are_sound() => SchemeCheck.AllRefusals(Of(
        Time, Neutral, Groups, Groups with { Number = 15, Kind = OutcomeKind.Process }, Sustained, Capitation, Smooth,
        Index with { OfTerms = [1, 5, 6, 7] }, Index with { Number = 10, Part = Share.Percent(30) },
        new OutcomeCap(11, 1), new AttributionShare(12, Share.None, Share.Whole))).ShouldBeEmpty();

    [Fact]
    public void A_price_for_lasting_alone_is_price_enough_for_a_cap_and_for_attribution() => SchemeCheck.AllRefusals(Of(
        Neutral, Sustained, new OutcomeCap(11, 1), new AttributionShare(12, Share.None, Share.Whole))).ShouldBeEmpty();

    public static TheoryData<string, PaymentScheme> Unsound => new()
    {
        { "contracts.groups-none", Of(Neutral, Groups with { Groups = [] }) },
        { "contracts.group-unnamed", Of(Neutral, Groups with { Groups = [Home with { Name = Half }] }) },
        { "contracts.group-without-area", Of(Neutral, Groups with { Groups = [Home with { Areas = [] }] }) },
        { "contracts.area-in-two-groups", Of(Neutral, Groups with { Groups = [Home, Home] }) },
        { "contracts.amount-below-zero", Of(Neutral, Groups with { Groups = [Home with { Pence = -1 }] }) },
        { "contracts.weight-not-above-zero", Of(Neutral, Groups with { Weights = BandWeights.Same with { C = Share.None } }) },
        { "contracts.outcome-priced-twice", Of(Neutral, Groups, Groups with { Number = 6 }) },
        { "contracts.outcome-priced-twice", Of(Neutral, Groups, new PricePerPoint(6, 1, BandWeights.Same)) },
        { "contracts.neutral-rule-missing", Of(Groups) },
        { "contracts.neutral-rule-missing", Of(Sustained) },
        { "contracts.weeks-outside", Of(Neutral, Sustained with { Weeks = 0 }) },
        { "contracts.weeks-outside", Of(Neutral, Sustained with { Weeks = 105 }) },
        { "contracts.amount-below-zero", Of(Neutral, Sustained with { Pence = -1 }) },
        { "contracts.weight-not-above-zero", Of(Neutral, Sustained with { Weights = BandWeights.Same with { A = Share.None } }) },
        { "contracts.same-kind-twice", Of(Neutral, Sustained, Sustained with { Number = 7 }) },
        { "contracts.bands-none", Of(Capitation with { Bands = [] }) },
        { "contracts.group-unnamed", Of(Capitation with { Bands = [new PopulationBand(new IndicatorName("", "x"), 1)] }) },
        { "contracts.amount-below-zero", Of(Capitation with { Bands = [new PopulationBand(Named, -1)] }) },
        { "contracts.same-kind-twice", Of(Capitation, Capitation with { Number = 8 }) },
        { "contracts.indicator-unnamed", Of(Time, Index with { Index = Half }) },
        { "contracts.share-outside", Of(Time, Index with { Part = Share.Percent(101) }) },
        { "contracts.share-not-above-zero", Of(Time, Index with { Part = Share.None }) },
        { "contracts.index-of-nothing", Of(Time, Index with { OfTerms = [] }) },
        { "contracts.index-twice", Of(Time, Index with { OfTerms = [1, 1] }) },
        { "contracts.index-parts-above-whole", Of(Time, Index, Index with { Number = 10, Part = Share.Percent(31) }) },
        { "contracts.unknown-reference", Of(Time, Index with { OfTerms = [99] }) },
        { "contracts.unknown-reference", Of(Time, Neutral, Index with { OfTerms = [4] }) },
        { "contracts.refers-to-itself", Of(Time, Index with { OfTerms = [1, 8] }) },
        { "contracts.refers-to-itself", Of(Time, Neutral, Hold with { TimeTerm = 2 }, Release) },
        { "contracts.circle", Of(Time, Neutral, Hold with { TimeTerm = 3 }, Release) },
        { "contracts.circle", Of(Time, Neutral, Hold with { TimeTerm = 8 }, Release, Index with { OfTerms = [3] }) },
        { "contracts.amount-below-zero", Of(Time, Smooth with { PencePerPeriod = -1 }) },
        { "contracts.smoothing-of-nothing", Of(Neutral, Groups, Smooth) },
        { "contracts.same-kind-twice", Of(Time, Smooth, Smooth with { Number = 10 }) },
        { "contracts.block-parts", Of(new BlockPayment(1, 1, 3)) },
        { "contracts.block-parts", Of(new BlockPayment(1, 1, 0)) },
        { "contracts.block-parts", Of(new BlockPayment(1, 1, 26)) },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void An_unsound_scheme_is_refused_by_name(string code, PaymentScheme scheme) =>
        SchemeCheck.AllRefusals(scheme).Select(refusal => refusal.Code).ShouldContain(code);

    [Fact]
    public void A_circle_of_three_is_told_once_by_its_lowest_number() =>
        SchemeCheck.AllRefusals(Of(Time, Neutral, Hold with { TimeTerm = 8 }, Release, Index with { OfTerms = [3] }))
            .Where(refusal => refusal.Code == "contracts.circle").ShouldBe([new Refusal("contracts.circle", 2, 3)]);

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "1 7")]
    [InlineData(4, "1 4 7 10")]
    [InlineData(13, "1 2 3 4 5 6 7 8 9 10 11 12 13")]
    public void Each_part_of_a_year_is_paid_in_the_period_in_which_it_begins(int parts, string periods)
    {
        var block = new BlockPayment(1, 1, parts);

        string.Join(' ', Enumerable.Range(1, 13).Where(period => block.PartIn(period) is not null)).ShouldBe(periods);
        Enumerable.Range(1, 13).Select(block.PartIn).Where(part => part is not null).ShouldBe(Enumerable.Range(1, parts).Select(part => (int?)part));
    }

    private static PaymentScheme Of(params PaymentTerm[] terms) => new(1, 1, Start, terms);
}
