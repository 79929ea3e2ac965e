using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;

namespace Cylch.Web.Pages.Contracts;

/// <summary>What a term, or a sort of line, comes to under both terms.</summary>
public sealed record TriedAmount(long BeforePence, long AfterPence, long BeforeHeldPence, long AfterHeldPence)
{
    public long ChangePence => AfterPence - BeforePence;
}

/// <summary>
/// A contract's last closed period under two sets of terms, from the same facts. What changed by term adds up to what changed in all, because each
/// line belongs to one term.
/// </summary>
/// <param name="Before">Under the terms to compare with.</param>
/// <param name="After">Under the terms that are read, or why they cannot be worked out.</param>
/// <param name="Unknown">Figures the terms ask for that nobody recorded for the period.</param>
public sealed record TriedView(
    TermsTried Period, PaymentScheme BeforeTerms, PaymentScheme AfterTerms, StatementDraft? Before, StatementDraft? After, Refusal? Refusal,
    IReadOnlyList<NeededFigure> Unknown)
{
    public IReadOnlyList<(TermPair Pair, TriedAmount Amount)> ByTerm => Before is null || After is null ? [] :
        [.. TermPairs.Of(BeforeTerms.Terms, AfterTerms.Terms).Select(pair => (pair, Amount(
            Before.Lines.Where(line => line.TermNumber == pair.Before?.Number), After.Lines.Where(line => line.TermNumber == pair.After?.Number))))];

    public IReadOnlyList<(LineKind Kind, TriedAmount Amount)> ByKind => Before is null || After is null ? [] :
        [.. Before.Lines.Concat(After.Lines).Select(line => line.Kind).Distinct().Order()
            .Select(kind => (kind, Amount(Before.Lines.Where(line => line.Kind == kind), After.Lines.Where(line => line.Kind == kind))))
            .Where(row => row.Item2 != new TriedAmount(0, 0, 0, 0))];

    public TriedAmount Total => Amount(Before!.Lines, After!.Lines);

    /// <summary>Held for outcomes at the end of the period.</summary>
    public static long HeldPence(StatementDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Outcomes.Sum(outcome => outcome.Held.TotalPence);
    }

    /// <param name="before">Null compares with the terms the period was settled by.</param>
    public static async Task<Decision<TriedView>> ReadAsync(
        CylchDb db, long contractId, PaymentScheme? before, PaymentScheme after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(after);
        var bankHolidays = after.Terms.Concat(before?.Terms ?? []).OfType<TimeAtRate>().Any(time => time.Bands.Contains(RateBand.BankHoliday));
        var tried = await TermsTried.ReadAsync(db, contractId, bankHolidays, cancellationToken);
        if (tried.Refusal is { } none)
        {
            return none;
        }

        var period = tried.Value;
        var was = before is null || before.Version == period.SettledBy.Version ? period.AsSettled() : period.Under(before);
        var now = period.Under(after);
        return new TriedView(
            period, before ?? period.SettledBy, after, was.IsRefused ? null : was.Value, now.IsRefused ? null : now.Value, was.Refusal ?? now.Refusal, period.Unknown(after));
    }

    private static TriedAmount Amount(IEnumerable<Rules.Settlement.StatementLine> before, IEnumerable<Rules.Settlement.StatementLine> after)
    {
        var (was, now) = (before.ToList(), after.ToList());
        return new TriedAmount(
            was.Sum(line => line.Amount.Pence), now.Sum(line => line.Amount.Pence), was.Sum(line => line.HeldChange.Pence), now.Sum(line => line.HeldChange.Pence));
    }
}
