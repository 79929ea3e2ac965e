using Cylch.Rules;
using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Bench.Pricing;

/// <summary>
/// The payment terms of the invented contracts: a part of everything a scheme of Model 2 may hold. <c>bench/duckdb/terms.mjs</c> holds
/// the same for the rival, and unequal totals show when the two come apart.
/// </summary>
public static class InventedTerms
{
    public static readonly LocalDate YearStart = new(2026, 4, 6);

    private static readonly LocalDate[] RateDays = [new(2025, 4, 7), new(2026, 4, 20), new(2026, 10, 5)];

    /// <param name="contract">From 1; contracts differ in rates and in the cap for the year.</param>
    /// <param name="capPence">For all results of the contract in a year.</param>
    /// <param name="isChanged">As tried, rather than as agreed.</param>
    public static PaymentScheme Of(long contract, long capPence, bool isChanged) => new(contract, 1, RateDays[0], new List<PaymentTerm>
    {
        new TimeAtRate(
            1, TimeBasis.ActualWithinEnvelope, [RateBand.Day, RateBand.Evening, RateBand.Weekend, RateBand.BankHoliday],
            new BandClock(new LocalTime(7, 0), new LocalTime(isChanged ? 20 : 19, 0)), Rates(contract).ToList(), new LocalDate(2027, 12, 31),
            isChanged ? MinuteRounding.ToTheMinute : MinuteRounding.NearestFive),
        new HoldForOutcomes(2, Share.Percent(isChanged ? 10 : 8), 1),
        new ReleaseOnVerified(3, 2, Share.Whole, new Share(1, 2), new Share(1, 2), 1, ReleaseFrom.WithThisPeriod),
        new NeutralEndings(4, 14),
        new PricePerPoint(5, isChanged ? 50_00 : 40_00, Weights),
        new PriceForMaintaining(6, 60_00, 1, Weights),
        new PriceForProcess(7, 50_00, Weights),
        new AttributionShare(8, Share.Percent(10), Share.Percent(90)),
        new OutcomeCap(9, 150_00),
        new PersonYearCap(10, 200_00),
        new ContractYearCap(11, capPence),
        new SatisfactionShare(12, Share.Percent(2), 1, Share.Percent(60)),
        new PeriodLimit(13, Share.Percent(6), 1, AboveLimit.GoesForward),
        new MissedDeduction(14, 25_00, 1),
        new MissedVisitsDeduction(15, 15_00, 5),
        new IndicatorDeduction(16, new IndicatorName("Visits more than half an hour late, in 1,000", "Ymweliadau dros hanner awr yn hwyr, mewn 1,000"), Better.Lower, new Share(30, 1), Share.Percent(1), 1),
    });

    private static BandWeights Weights { get; } = new(Share.Whole, new Share(23, 20), new Share(27, 20));

    /// <summary>Pence an hour for each band from each day on which rates change.</summary>
    public static IEnumerable<HourlyRate> Rates(long contract) =>
        from change in Enumerable.Range(0, RateDays.Length)
        let day = 24_00 + contract % 7 * 25 + change * 60
        from rate in new (RateBand Band, long Pence)[]
        {
            (RateBand.Day, day), (RateBand.Evening, day + 1_80), (RateBand.Weekend, day + 3_10), (RateBand.BankHoliday, day * 2),
        }
        select new HourlyRate(rate.Band, RateDays[change], rate.Pence);
}
