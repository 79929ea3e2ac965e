using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>A closed period as it was settled: by which terms, and on what.</summary>
public sealed record PaidPeriod(PaymentScheme Scheme, KnownPeriod Known, PeriodVisits Visits);

/// <summary>What a period comes to.</summary>
/// <param name="Pence">All lines together.</param>
/// <param name="HeldPence">Held for outcomes once it is over.</param>
/// <param name="Lines">Every line's amounts.</param>
public sealed record RepricedPeriod(PaymentPeriod Period, long Pence, long HeldPence, IReadOnlyList<LineAmount> Lines);

/// <summary>
/// Prices the closed periods of a contract again, under terms that are only tried. It settles each period by the very rules that
/// pay, from where the one before it stood; results, people and visits are as they were.
/// </summary>
public static class Repricing
{
    /// <param name="periods">From the contract's first closed period on, in order.</param>
    /// <param name="tried">The terms to try in place of those a period was settled by; the same terms give what was paid.</param>
    /// <returns>Refused as a period settled by those terms would be.</returns>
    public static Decision<IReadOnlyList<RepricedPeriod>> Of(IReadOnlyList<PaidPeriod> periods, Func<PaymentScheme, PaymentScheme> tried)
    {
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentNullException.ThrowIfNull(tried);
        var (standings, held, repriced) = (new Standings(), 0L, new List<RepricedPeriod>(periods.Count));
        var schemes = new Dictionary<PaymentScheme, PaymentScheme>(ReferenceEqualityComparer.Instance);
        foreach (var paid in periods)
        {
            if (!schemes.TryGetValue(paid.Scheme, out var scheme))
            {
                schemes.Add(paid.Scheme, scheme = tried(paid.Scheme));
            }

            var inputs = PeriodAssembly.Of(scheme, paid.Known, paid.Visits, standings);
            if (inputs.Refusal is { } unassembled)
            {
                return unassembled;
            }

            var lines = new List<LineAmount>();
            var draft = Settle.Amounts(scheme, inputs.Value, lines);
            if (draft.Refusal is { } refusal)
            {
                return refusal;
            }

            standings.Close(draft.Value);
            held += lines.Sum(line => line.HeldPence);
            repriced.Add(new RepricedPeriod(paid.Known.Period, draft.Value.Total.Pence, held, lines));
        }

        return repriced;
    }

    /// <summary>Whether what a line pays depends on what came of outcomes or on what people said.</summary>
    public static bool DependsOnResults(LineKind kind) => kind is
        LineKind.Released or LineKind.ReleasedNeutral or LineKind.Balance or LineKind.Result or LineKind.Attribution or LineKind.Tier
        or LineKind.Sustained
        or LineKind.Independence or LineKind.OutcomeCap or LineKind.PersonCap or LineKind.ContractCap or LineKind.Satisfaction or LineKind.PeriodLimit
        or LineKind.Gain or LineKind.Missed or LineKind.Indicator;
}
