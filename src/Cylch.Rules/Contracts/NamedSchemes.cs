using NodaTime;

namespace Cylch.Rules.Contracts;

/// <summary>Real payment schemes that can be started from, as <c>docs/worked-examples/settlement</c> works them out. Their shapes are real, their prices invented.</summary>
public enum NamedScheme
{
    /// <summary>Wiltshire, Help to Live at Home: a fifth up front, the rest when the person confirms.</summary>
    Wiltshire = 1,

    /// <summary>The United Kingdom's outcome rate cards, with three caps.</summary>
    RateCard,

    /// <summary>Performance contracts of the United States: nothing below a mark.</summary>
    Threshold,

    /// <summary>Gwynedd: thirteen equal payments.</summary>
    Gwynedd,

    /// <summary>Devon: named indicators trigger deductions.</summary>
    Devon,

    /// <summary>Gain and loss on a population indicator, behind two gates.</summary>
    GainShare,

    /// <summary>An individual service fund: a yearly sum as an envelope.</summary>
    ServiceFund,

    /// <summary>Carmarthenshire: unused time is banked.</summary>
    TimeBank,
}

/// <summary>The terms of each named scheme.</summary>
public static class NamedSchemes
{
    private const int HospitalFromDays = 14;
    private static readonly BandClock Clock = new(new LocalTime(7, 0), new LocalTime(19, 0));
    private static readonly BandWeights Weights = new(Share.Whole, Share.Percent(115), Share.Percent(135));

    /// <param name="from">First day of the rates.</param>
    /// <param name="until">Last day of the rates, included.</param>
    public static IReadOnlyList<PaymentTerm> Of(NamedScheme name, LocalDate from, LocalDate until) => name switch
    {
        NamedScheme.Wiltshire =>
        [
            new UpFrontShare(1, Share.Percent(20)), new BalanceOnConfirmation(2, 1, 0), new MissedDeduction(3, 75_00, 0),
            new IndependenceReward(4, 250_00), new NeutralEndings(5, HospitalFromDays),
        ],
        NamedScheme.RateCard =>
        [
            new NeutralEndings(1, HospitalFromDays), new PricePerPoint(2, 42_50, Weights), new PriceForMaintaining(3, 85_00, 1, Weights),
            new PriceForProcess(5, 60_00, Weights), new OutcomeCap(6, 400_00), new PersonYearCap(7, 480_00), new ContractYearCap(8, 900_00),
        ],
        NamedScheme.Threshold =>
        [
            new PriceByTier(1, 200_00, [new Tier(Share.None, Share.None), new Tier(new Share(1, 2), Share.Whole)], RangeOver.Period),
            new NeutralEndings(2, HospitalFromDays),
        ],
        NamedScheme.Gwynedd => [new BlockPayment(1, 1_234_567_89, PaymentPeriod.PerYear)],
        NamedScheme.Devon => Devon(from, until),
        NamedScheme.GainShare => GainShared(),
        NamedScheme.ServiceFund => [Time(TimeBasis.Envelope, 12_50, from, until)],
        NamedScheme.TimeBank => [Time(TimeBasis.ActualWithinEnvelope, 31_86, from, until)],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such scheme."),
    };

    private static IReadOnlyList<PaymentTerm> Devon(LocalDate from, LocalDate until) =>
    [
        Time(TimeBasis.ActualWithinEnvelope, 20_00, from, until),
        new IndicatorDeduction(
            2, new IndicatorName("visits that begin on time, %", "ymweliadau sy'n dechrau ar amser, %"), Better.Higher, new Share(95, 1), Share.Percent(3), 1),
        new IndicatorDeduction(
            3, new IndicatorName("visits missed in every 1,000", "ymweliadau a gollwyd ym mhob 1,000"), Better.Lower, new Share(5, 1), Share.Percent(2), 1),
    ];

    private static IReadOnlyList<PaymentTerm> GainShared() =>
    [
        new BlockPayment(1, 1_300_000_00, PaymentPeriod.PerYear),
        new GainShare(
            2,
            new IndicatorName(
                "unplanned admissions among 1,000 people aged 65 and over", "derbyniadau heb eu cynllunio ymhlith 1,000 o bobl 65 oed a throsodd"),
            Better.Lower, new Share(250, 1), new Share(5, 1), 2_000_00, Share.Percent(40), Share.Percent(20), Share.Percent(60), 15_000_00),
        new NeutralEndings(3, HospitalFromDays),
    ];

    private static TimeAtRate Time(TimeBasis basis, long penceAnHour, LocalDate from, LocalDate until) => new(
        1, basis, [RateBand.Day], Clock, [new HourlyRate(RateBand.Day, from, penceAnHour)], until, MinuteRounding.ToTheMinute);
}
