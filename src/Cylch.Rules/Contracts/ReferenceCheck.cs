namespace Cylch.Rules.Contracts;

/// <summary>Whether every term that builds on another finds it, of the right kind, and no chain of terms leads back to where it began.</summary>
internal static class ReferenceCheck
{
    public static IEnumerable<Refusal> Of(PaymentScheme scheme)
    {
        foreach (var term in scheme.Terms)
        {
            foreach (var number in Numbers(term))
            {
                if (number == term.Number)
                {
                    yield return new Refusal("contracts.refers-to-itself", term.Number);
                }
                else if (scheme.Numbered(number) is not { } found || !Fits(term, found))
                {
                    yield return new Refusal("contracts.unknown-reference", term.Number, number);
                }
            }
        }

        foreach (var circle in Circles(scheme))
        {
            yield return circle;
        }
    }

    /// <summary>The terms whose amounts an index can move.</summary>
    public static bool CanGrow(PaymentTerm term) =>
        term is TimeAtRate or BlockPayment or CapitationByBand or PriceWhenSustained || TermCheck.PricedKind(term) is not null;

    private static IReadOnlyList<int> Numbers(PaymentTerm term) => term switch
    {
        HoldForOutcomes hold => [hold.TimeTerm],
        ReleaseOnVerified release => [release.HoldTerm],
        BalanceOnConfirmation balance => [balance.UpFrontTerm],
        SatisfactionShare share => [share.TimeTerm],
        PeriodLimit limit => [limit.TimeTerm],
        IndicatorDeduction deduction => [deduction.TimeTerm],
        Indexation index => [.. index.OfTerms.Distinct()],
        _ => [],
    };

    private static bool Fits(PaymentTerm term, PaymentTerm found) => term switch
    {
        ReleaseOnVerified => found is HoldForOutcomes,
        BalanceOnConfirmation => found is UpFrontShare,
        Indexation => CanGrow(found),
        _ => found is TimeAtRate,
    };

    // A circle is named once, by its lowest number and the term that closes it.
    private static IEnumerable<Refusal> Circles(PaymentScheme scheme)
    {
        foreach (var term in scheme.Terms.DistinctBy(term => term.Number).OrderBy(term => term.Number))
        {
            if (LeadsBack(scheme, term.Number) is { } last && last != term.Number)
            {
                yield return new Refusal("contracts.circle", term.Number, last);
            }
        }
    }

    private static int? LeadsBack(PaymentScheme scheme, int start)
    {
        var seen = new HashSet<int>();
        var next = new Stack<int>([start]);
        while (next.TryPop(out var number))
        {
            foreach (var reached in scheme.Numbered(number) is { } term ? Numbers(term) : [])
            {
                if (reached == start)
                {
                    return number;
                }

                // Only through higher numbers: the same circle is not told again from each of its terms.
                if (reached > start && seen.Add(reached))
                {
                    next.Push(reached);
                }
            }
        }

        return null;
    }
}
