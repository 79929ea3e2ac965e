using Cylch.Rules;
using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>The invented payment terms: the sorts named in <c>contracts.csv</c>, as the versions a contract has had.</summary>
internal static class Terms
{
    private const int HospitalFromDays = 14;
    private static readonly LocalDate RatesFrom = new(2026, 3, 1);
    private static readonly LocalDate RatesUntil = new(2027, 4, 4);
    private static readonly BandClock Clock = new(new LocalTime(7, 0), new LocalTime(19, 0));
    private static readonly BandWeights Weights = new(Share.Whole, new Share(23, 20), new Share(27, 20));

    /// <summary>Each version with the first day it is in force, oldest first.</summary>
    public static IEnumerable<(LocalDate From, string Text)> Of(ContractDraft draft)
    {
        if (draft.Contract.Number == MairContract)
        {
            yield return (new LocalDate(2025, 4, 7), Write(Hold(new LocalDate(2025, 4, 7), 30_90, 4, 50)));
            yield return (new LocalDate(2025, 10, 6), Write(Hold(new LocalDate(2025, 4, 7), 30_90, 6, 50)));
            yield return (RatesFrom, Write(Hold(RatesFrom, 32_50, 6, 60)));
            yield break;
        }

        var from = draft.Contract.StartsOn;
        var step = draft.Contract.Id % 5 * 10;
        yield return (from, Write(draft.Scheme switch
        {
            "time-a" => [Time(1, 23_40 + step, 24_60 + step, 26_10 + step, null, RatesUntil, MinuteRounding.ToTheMinute)],
            "time-b" => [Time(1, 23_10 + step, 24_30 + step, 25_80 + step, 34_60, RatesUntil, MinuteRounding.NearestFive)],
            // The new rates were never signed: from November there is nothing to pay by, and nothing is guessed.
            "time-gap" => [Time(1, 23_20, 24_40, 25_90, null, new LocalDate(2026, 10, 31), MinuteRounding.ToTheMinute)],
            "time-rural" => [Rural(23_40 + step)],
            "hold" => Hold(from, 31_40 + step, 5, 50),
            "hold-index" =>
            [
                .. Hold(from, 31_40 + step, 5, 50),
                new Indexation(5, new IndicatorName("the real living wage", "y cyflog byw gwirioneddol"), IndexFrom, Share.Percent(70), [1]),
            ],
            "plan" => Plan(),
            "card" => Card(from, 21_80 + step),
            "card-lasting" => [.. Card(from, 21_80 + step), new PriceWhenSustained(9, 6, 60_00, Weights)],
            "zone" => [new BlockPayment(1, draft.People * 8_900_00L, PaymentPeriod.PerYear)],
            "zone-people" =>
            [
                new CapitationByBand(
                    1,
                    [
                        new PopulationBand(new IndicatorName("people of 65 to 84", "pobl 65 i 84 oed"), 24_70),
                        new PopulationBand(new IndicatorName("people of 85 and over", "pobl 85 oed a throsodd"), 156_00),
                    ]),
                new Smoothing(2, 25_000_00, SquaringUp.EveryQuarter),
            ],
            var other => throw new InvalidOperationException($"There are no terms called {other}."),
        }));
    }

    /// <summary>The first day on which the price of time moves with the index, where the terms name one.</summary>
    public static readonly LocalDate IndexFrom = new PaymentPeriod(World.YearStartsOn, 7).Start;

    /// <summary>The contract of the person whose whole story the demonstration tells.</summary>
    public const string MairContract = "C-014";

    private static PaymentTerm[] Hold(LocalDate from, long penceAnHour, int percent, int partPercent) =>
    [
        new TimeAtRate(
            1, TimeBasis.Envelope, [RateBand.Day], Clock, [new HourlyRate(RateBand.Day, from, penceAnHour)], RatesUntil, MinuteRounding.ToTheMinute),
        new HoldForOutcomes(2, Share.Percent(percent), 1),
        new NeutralEndings(3, HospitalFromDays),
        new ReleaseOnVerified(4, 2, Share.Whole, Share.Percent(partPercent), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod),
    ];

    private static PaymentTerm[] Plan() =>
    [
        new UpFrontShare(1, Share.Percent(20)),
        new BalanceOnConfirmation(2, 1, 1),
        new NeutralEndings(3, HospitalFromDays),
        new MissedDeduction(4, 35_00, 1),
        new IndependenceReward(5, 250_00),
    ];

    private static PaymentTerm[] Card(LocalDate from, long penceAnHour) =>
    [
        new TimeAtRate(
            1, TimeBasis.ActualWithinEnvelope, [RateBand.Day], Clock, [new HourlyRate(RateBand.Day, from, penceAnHour)], RatesUntil,
            MinuteRounding.ToTheMinute),
        new PricePerPoint(2, 42_50, Weights),
        new PriceForMaintaining(3, 85_00, 1, Weights),
        new PriceForProcess(4, 60_00, Weights),
        new NeutralEndings(5, HospitalFromDays),
        new OutcomeCap(6, 170_00),
        new PersonYearCap(7, 260_00),
        new ContractYearCap(8, 2_600_00),
    ];

    // What was planned for visits that were made, by the five minutes begun.
    private static TimeAtRate Rural(long pence)
    {
        HourlyRate[] rates =
        [
            new(RateBand.Day, RatesFrom, pence), new(RateBand.Evening, RatesFrom, pence + 1_20), new(RateBand.Weekend, RatesFrom, pence + 2_70),
            new(RateBand.Rural, RatesFrom, pence + 3_30), new(RateBand.DoubleHanded, RatesFrom, pence + 1_80),
        ];
        return new TimeAtRate(
            1, TimeBasis.PlannedWithinEnvelope, [.. rates.Select(r => r.Band)], Clock, rates, RatesUntil, MinuteRounding.UpToFive);
    }

    private static TimeAtRate Time(
        int number, long day, long evening, long weekend, long? bankHoliday, LocalDate until, MinuteRounding minutes)
    {
        List<HourlyRate> rates =
        [
            new(RateBand.Day, RatesFrom, day), new(RateBand.Evening, RatesFrom, evening), new(RateBand.Weekend, RatesFrom, weekend),
        ];
        if (bankHoliday is { } pence)
        {
            rates.Add(new HourlyRate(RateBand.BankHoliday, RatesFrom, pence));
        }

        return new TimeAtRate(number, TimeBasis.ActualWithinEnvelope, [.. rates.Select(r => r.Band)], Clock, rates, until, minutes);
    }

    private static string Write(IReadOnlyList<PaymentTerm> terms) => RulesJson.Write(terms);
}
