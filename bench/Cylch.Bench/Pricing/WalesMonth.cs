using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;

namespace Cylch.Bench.Pricing;

/// <summary>A Wales month in memory: terms, facts and visits of every contract.</summary>
public sealed class WalesMonth
{
    public const int Visits = 1_100_000;

    public static readonly PaymentPeriod Period = new(InventedTerms.YearStart, 1);

    private readonly List<MonthOfContract> _contracts = [];

    /// <param name="shape">How the care is spread.</param>
    /// <param name="terms">Which of the invented terms a contract has; null for all.</param>
    public WalesMonth(CareShape shape, Func<PaymentTerm, bool>? terms = null)
    {
        var care = new InventedCare(shape, Visits);
        for (var contract = 1L; contract <= InventedCare.Contracts; contract++)
        {
            var (packages, ends, visits, corrections) = (new List<long>(), new List<int>(), new List<VisitTime>(), new List<(int, VisitTime)>());
            foreach (var package in care.PackagesOf(contract))
            {
                care.Visits(Period, package, (counts, first) =>
                {
                    if (first is { } sent)
                    {
                        corrections.Add((visits.Count, counts));
                    }

                    visits.Add(first ?? counts);
                });
                packages.Add(package);
                ends.Add(visits.Count);
            }

            var scheme = Chosen(InventedTerms.Of(contract, care.CapPence(contract), isChanged: false), terms);
            _contracts.Add(new MonthOfContract(
                scheme, Asked(care.Known(Period, contract), scheme), [.. packages], [.. ends],
                [.. visits], [.. corrections]));
        }

        // The largest first, so that no thread is left with it at the end.
        _contracts.Sort((one, other) => other.Sent.Length.CompareTo(one.Sent.Length));
    }

    public int SentVisits => _contracts.Sum(contract => contract.Sent.Length);

    public List<PricedContract> Price(int threads) => Each(threads, contract => PricedPeriods.Amounts(contract.Scheme, [(contract.Known, contract.Counting())]));

    /// <summary>Does something with every contract, the largest first.</summary>
    public List<T> Each<T>(int threads, Func<MonthOfContract, T> work)
    {
        var results = new T[_contracts.Count];
        Parallel.For(0, _contracts.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, at => results[at] = work(_contracts[at]));
        return [.. results];
    }

    // A figure that no term asks for is refused.
    private static KnownPeriod Asked(KnownPeriod known, PaymentScheme scheme) => known with
    {
        Contract = known.Contract with { Indicators = [.. known.Contract.Indicators.Where(figure => scheme.Numbered(figure.TermNumber) is not null)] },
    };

    private static PaymentScheme Chosen(PaymentScheme scheme, Func<PaymentTerm, bool>? terms) =>
        terms is null ? scheme : scheme with { Terms = [.. scheme.Terms.Where(terms)] };
}

/// <summary>One contract's month: the visits as they were sent, and those that were sent again.</summary>
public sealed record MonthOfContract(
    PaymentScheme Scheme, KnownPeriod Known, long[] Packages, int[] Ends, VisitTime[] Sent, (int At, VisitTime Counts)[] Corrections)
{
    public PeriodVisits Counting()
    {
        if (Corrections.Length == 0)
        {
            return new PeriodVisits(Packages, Ends, Sent);
        }

        var counting = (VisitTime[])Sent.Clone();
        foreach (var (at, counts) in Corrections)
        {
            counting[at] = counts;
        }

        return new PeriodVisits(Packages, Ends, counting);
    }
}
