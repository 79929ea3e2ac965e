using NodaTime;

namespace Cylch.Rules.Contracts;

/// <summary>
/// From a day, what other terms come to grows (or falls) with a published index. The factor is not in the terms, because it is
/// published later: it is recorded with its source, and a period without one is refused.
/// </summary>
/// <param name="Index">The published index, as both parties wrote it in each language.</param>
/// <param name="From">Periods that start on this day or later; the factor is 1 before.</param>
/// <param name="Part">How much of the index's movement is taken over, above 0 and up to 1; two indexes can share one term.</param>
/// <param name="OfTerms">Numbers of the terms that grow: time, equal payments, capitation and prices of results.</param>
public sealed record Indexation(int Number, IndicatorName Index, LocalDate From, Share Part, IReadOnlyList<int> OfTerms) : PaymentTerm(Number)
{
    public bool AppliesTo(PaymentTerm term) => term is not null && OfTerms.Contains(term.Number);
}
