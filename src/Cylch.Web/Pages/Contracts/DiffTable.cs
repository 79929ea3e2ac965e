using Cylch.Rules;
using Cylch.Rules.Contracts;

namespace Cylch.Web.Pages.Contracts;

/// <summary>Two sets of terms beside each other, sentence by sentence.</summary>
/// <param name="Tried">What they come to on the contract's own last closed period; null leaves the column out.</param>
public sealed record DiffTable(TermsChosen Before, TermsChosen After, TriedView? Tried)
{
    public IReadOnlyList<TermPair> Pairs { get; } = TermPairs.Of(Before.Scheme.Terms, After.Scheme.Terms);

    /// <summary>What a term changes by, in pence; null when it was not worked out.</summary>
    public long? ChangePence(TermPair pair) => Tried is { Refusal: null } tried
        ? tried.ByTerm.Where(row => Same(row.Pair, pair))
            .Select(row => (long?)row.Amount.ChangePence).FirstOrDefault()
        : null;

    private static bool Same(TermPair one, TermPair other) => (one.Before?.Number, one.After?.Number) == (other.Before?.Number, other.After?.Number);
}

/// <summary>Terms tried on the contract's own last closed period, or why they could not be.</summary>
/// <param name="Before">The terms to compare with; null for those the period was settled by.</param>
public sealed record TriedTable(Decision<TriedView> Tried, TermsChosen? Before, TermsChosen After);
