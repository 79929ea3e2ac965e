namespace Cylch.Rules.Settlement;

/// <summary>The visits of one contract in one period, package by package.</summary>
public sealed class PeriodVisits
{
    private readonly long[] _packages;
    private readonly int[] _ends;
    private readonly ReadOnlyMemory<VisitTime> _visits;

    /// <param name="packages">Rising; each once.</param>
    /// <param name="ends">Where each package's visits end; those of the next begin there.</param>
    /// <param name="visits">All of them, package after package.</param>
    /// <exception cref="ArgumentException">The three do not fit each other.</exception>
    public PeriodVisits(long[] packages, int[] ends, ReadOnlyMemory<VisitTime> visits)
    {
        ArgumentNullException.ThrowIfNull(packages);
        ArgumentNullException.ThrowIfNull(ends);
        if (ends.Length != packages.Length || (ends.Length == 0 ? 0 : ends[^1]) != visits.Length)
        {
            throw new ArgumentException("Packages and visits do not fit each other.", nameof(ends));
        }

        for (var at = 1; at < packages.Length; at++)
        {
            if (packages[at] <= packages[at - 1] || ends[at] < ends[at - 1])
            {
                throw new ArgumentException("Packages must rise, and so must their ends.", nameof(packages));
            }
        }

        (_packages, _ends, _visits) = (packages, ends, visits);
    }

    /// <summary>Nobody was visited, or nobody's time is paid.</summary>
    public static PeriodVisits None { get; } = new([], [], ReadOnlyMemory<VisitTime>.Empty);

    /// <summary>Packages with a visit, rising.</summary>
    public ReadOnlySpan<long> Packages => _packages;

    public int Count => _visits.Length;

    public ReadOnlySpan<VisitTime> All => _visits.Span;

    /// <summary>The visits of one package; empty when it has none.</summary>
    public ReadOnlySpan<VisitTime> Of(long packageId)
    {
        var at = Array.BinarySearch(_packages, packageId);
        return at < 0 ? [] : At(at);
    }

    /// <summary>The visits of the package at a place among <see cref="Packages"/>.</summary>
    public ReadOnlySpan<VisitTime> At(int place)
    {
        var start = place == 0 ? 0 : _ends[place - 1];
        return _visits.Span[start.._ends[place]];
    }
}
