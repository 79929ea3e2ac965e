using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;

namespace Cylch.Bench.Pricing;

/// <summary>All of Wales's home care for some periods, invented from a seed: the same on every machine.</summary>
/// <param name="shape">How it is spread.</param>
/// <param name="visitsAPeriod">About how many visits a period has.</param>
public sealed class InventedCare(CareShape shape, int visitsAPeriod)
{
    public const int People = 16_000;
    public const int Contracts = 320;

    private const ulong Seed = 20_260_406;
    private const int UsualStarts = 6;

    // When visits mostly begin: getting up, morning, dinner, tea, evening, bed.
    private static readonly int[] Starts = [7 * 60, 9 * 60 + 30, 12 * 60, 16 * 60 + 30, 19 * 60, 21 * 60];

    private readonly IReadOnlyList<long>[] _packages =
        [.. Enumerable.Range(1, People).Select(i => (long)i).GroupBy(i => ContractOf(shape, i)).OrderBy(g => g.Key).Select(g => (IReadOnlyList<long>)[.. g])];

    public static long ContractOf(CareShape shape, long package) =>
        shape != CareShape.OneLarge ? package % Contracts + 1 : package % 5 < 2 ? 1 : (package - 1) * Contracts / People + 1;

    /// <summary>Packages of a contract, rising. A package's person has the same number.</summary>
    public IReadOnlyList<long> PackagesOf(long contract) => _packages[contract - 1];

    public long CapPence(long contract) => PackagesOf(contract).Count * 30_00L;

    /// <summary>Agreed for a week.</summary>
    public static int WeeklyMinutes(long package) => 360 + Numbers("weekly", package).Below(16) * 30;

    /// <summary>Days after the year's first on which the package starts.</summary>
    public static int StartsAfter(long package) => package % 40 == 0 ? Numbers("start", package).Below(21) : 0;

    public static ComplexityBand Complexity(long package) => (ComplexityBand)(Numbers("band", package).Below(3) + 1);

    public static IEnumerable<(long Id, OutcomeKind Kind, int Baseline, int Target, int Weight)> Outcomes(long package)
    {
        var numbers = Numbers("outcomes", package);
        var count = numbers.Between(2, 3);
        for (var at = 0; at < count; at++)
        {
            var kind = (OutcomeKind)numbers.Between(1, 3);
            var baseline = numbers.Between(2, 5);
            yield return (package * 4 + at, kind, baseline, baseline + numbers.Between(1, 4), numbers.Between(1, 3));
        }
    }

    /// <summary>What a review of an outcome found in a period: about every third has one.</summary>
    public static Finding? Finding(int period, long outcome, int baseline)
    {
        if ((outcome + period) % 3 != 0)
        {
            return null;
        }

        var numbers = Numbers("finding", outcome * 100 + period);
        var result = outcome * 100 + period;
        return numbers.Below(100) switch
        {
            < 4 => new NeutralEnding(result, NeutralReason.InHospital),
            < 7 => new Undecided(result, UndecidedReason.Disputed),
            < 10 => new VerifiedReading(result, baseline + 1, Confirmation.Awaited),
            _ => new VerifiedReading(result, Math.Clamp(baseline + numbers.Between(-2, 5), 0, 10), Confirmation.Confirmed),
        };
    }

    public static ContractInputs Figures(int period, long contract)
    {
        var numbers = Numbers("figures", contract * 100 + period);
        var asked = numbers.Between(10, 40);
        var replied = numbers.Between(asked / 3, asked);
        var planned = numbers.Between(2_000, 4_000);
        return new ContractInputs(
            new Replies(asked, replied, numbers.Between(replied / 2, replied)), new VisitCounts(planned, numbers.Below(40)),
            [new IndicatorValue(16, new Share(numbers.Between(10, 45), 1))], null, ContractStanding.Start);
    }

    /// <summary>The visits of a package in a period as they count, in order of their days.</summary>
    /// <param name="visit">Each visit; when it was corrected, as it was first sent as well.</param>
    public void Visits(PaymentPeriod period, long package, Action<VisitTime, VisitTime?> visit)
    {
        var numbers = Numbers("visits", package * 100 + period.Number);
        var first = period.Number == 1 ? StartsAfter(package) : 0;
        for (var day = first; day < PaymentPeriod.Days; day++)
        {
            var on = period.Start.PlusDays(day);
            var isHoliday = BankHolidays.Holds(on)!.Value;
            var about = (int)((long)visitsAPeriod * 100 / People / PaymentPeriod.Days);
            var count = about / 100 + (numbers.Below(100) < about % 100 ? 1 : 0);
            for (var at = 0; at < count; at++)
            {
                var start = Starts[(at * 3 + numbers.Below(3)) % UsualStarts] + numbers.Below(90);
                var minutes = WeeklyMinutes(package) * 4 / 69 + numbers.Between(-9, 13);
                var counts = new VisitTime(on, start, minutes, isHoliday);
                visit(counts, shape == CareShape.Corrected && numbers.Below(100) < 15 ? new VisitTime(on, start, minutes + numbers.Between(1, 20), isHoliday) : null);
            }
        }
    }

    /// <summary>What is known of a contract in a period.</summary>
    public KnownPeriod Known(PaymentPeriod period, long contract) => new(
        period,
        [
            .. PackagesOf(contract).Select(package => new KnownPackage(
                package, package, Complexity(package),
                [new AgreedTime(new DateRange(InventedTerms.YearStart.PlusDays(StartsAfter(package))), WeeklyMinutes(package), BankCapMinutes)], 0,
                [
                    .. Outcomes(package).Select(outcome => new KnownOutcome(
                        outcome.Id, outcome.Kind, Measure.OwnScale0To10, outcome.Baseline, outcome.Target, outcome.Weight,
                        Finding(period.Number, outcome.Id, outcome.Baseline))),
                ])),
        ],
        Figures(period.Number, contract));

    public const int BankCapMinutes = 240;

    private static SeededNumbers Numbers(string purpose, long index) => SeededNumbers.For(Seed, purpose, index);
}
