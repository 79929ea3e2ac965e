using Cylch.Rules;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Contracts;

/// <summary>Whether a draft can still be changed, and what is missing in it.</summary>
public static class OpenDraft
{
    /// <summary>Null when it is open and still as it was seen; otherwise why not, and who changed it.</summary>
    internal static async Task<Refusal?> RefusalAsync(CylchDb db, SchemeDraft draft, int seenEdition, CancellationToken cancellationToken)
    {
        if (draft.GivenUpAt is not null)
        {
            return new Refusal("contracts.draft-given-up");
        }

        // A withdrawn version is not found here: its draft can be worked on again.
        var version = await db.ContractSchemes.Where(s => s.DraftId == draft.Id).Select(s => (int?)s.Number).FirstOrDefaultAsync(cancellationToken);
        if (version is { } number)
        {
            return new Refusal("contracts.draft-proposed", number);
        }

        if (draft.NewestEdition == seenEdition)
        {
            return null;
        }

        var latest = await db.DraftEditions.Where(e => e.DraftId == draft.Id && e.Number == draft.NewestEdition)
            .Select(e => new { e.ChangedAt, Name = db.Users.Where(a => a.Id == e.ChangedByAccountId).Select(a => a.DisplayName).FirstOrDefault() })
            .SingleAsync(cancellationToken);
        return new Refusal("contracts.draft-changed", latest.Name ?? "Cylch", latest.ChangedAt);
    }

    /// <summary>Everything that keeps an edition from being proposed, at once: each beside its term, and its day among what concerns the whole.</summary>
    public static async Task<DraftFindings> FindingsAsync(CylchDb db, Contract contract, DraftEdition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(edition);
        var from = edition.InForceFrom ?? ContractYear.PeriodHolding(contract.YearStartsOn, contract.StartsOn).Start;
        var found = DraftCheck.Of(
            DraftScheme.Read(edition.Terms),
            terms => edition.InForceFrom is null
                ? SchemeCheck.AllRefusals(new PaymentScheme(contract.Id, 1, from, terms))
                : SchemeRefusals.All(contract, new PaymentScheme(contract.Id, 1, from, terms)));
        IReadOnlyList<Refusal> dates = edition.InForceFrom is null
            ? [new Refusal("contracts.draft-undated")]
            : await new NewVersion(db, cancellationToken).DateRefusalsAsync(contract, from);
        return found with { Whole = [.. found.Whole, .. dates] };
    }
}
