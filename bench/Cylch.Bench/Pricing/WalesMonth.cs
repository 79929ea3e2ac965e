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

    public WalesMonth(CareShape shape)
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

            _contracts.Add(new MonthOfContract(
                InventedTerms.Of(contract, care.CapPence(contract), isChanged: false), care.Known(Period, contract), [.. packages], [.. ends],
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
