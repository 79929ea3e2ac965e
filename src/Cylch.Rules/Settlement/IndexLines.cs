using Cylch.Rules.Contracts;

namespace Cylch.Rules.Settlement;

/// <summary>Lines of the indexes that move what a package's time, a contract's regular payments or an outcome's prices came to.</summary>
internal static class IndexLines
{
    /// <summary>A line for each index at work, on the amounts of the terms it moves.</summary>
    /// <param name="amounts">What each term came to before any index.</param>
    /// <returns>The change of all of them together.</returns>
    public static Money Add(
        Sheet sheet, IReadOnlyList<(PaymentTerm Term, Money Amount)> amounts, PackageSheet? package = null, OutcomeSheet? outcome = null)
    {
        var together = Money.Zero;
        foreach (var (index, factor) in sheet.Indexes)
        {
            var moved = amounts.Where(amount => index.AppliesTo(amount.Term)).Sum(amount => amount.Amount.Pence);
            if (moved == 0)
            {
                continue;
            }

            var facts = new IndexLineInputs(moved, factor);
            var change = BandWork.Index(index, facts);
            together += change;
            sheet.Add(index, LineKind.Indexation, facts, change, package: package, outcome: outcome);
        }

        return together;
    }
}
