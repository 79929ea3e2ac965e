using System.Globalization;
using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Rules.Contracts;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Contracts;

/// <summary>Terms that somebody chose to read: a saved version, or a draft as far as it is written.</summary>
/// <param name="Scheme">What can be said of them; of a draft, its whole terms.</param>
/// <param name="Incomplete">Numbers of terms of a draft that miss something.</param>
public sealed record TermsChosen(ContractScheme? Saved, SchemeDraft? Draft, DraftEdition? Edition, PaymentScheme Scheme, IReadOnlyList<int> Incomplete)
{
    // No version has it: what is drafted is told apart from what is saved.
    private const int DraftVersion = int.MaxValue;

    /// <summary>How an address names them: v3 for version 3, d5 for the draft with that identifier.</summary>
    public string Token => Saved is not null
        ? Version(Saved.Number)
        : string.Create(CultureInfo.InvariantCulture, $"d{Draft!.Id}");

    public static string Version(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number}");

    public static string OfDraft(long draftId) => string.Create(CultureInfo.InvariantCulture, $"d{draftId}");

    public string Label(W words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Saved is not null ? words["contracts.version-of", Saved.Number] : words["contracts.draft-of", words.Say.Date(InWales(Draft!.StartedAt))];
    }

    public static TermsChosen Of(ContractScheme saved) => new(saved, null, null, SchemeText.Read(saved), []);

    public static TermsChosen Of(Contract contract, SchemeDraft draft, DraftEdition edition)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(edition);
        var terms = DraftScheme.Read(edition.Terms).Terms.Select(term => (term.Number, Term: term.Complete())).ToList();
        var from = edition.InForceFrom ?? ContractYear.PeriodHolding(contract.YearStartsOn, InWales(edition.ChangedAt)).End.PlusDays(1);
        return new TermsChosen(
            null, draft, edition, new PaymentScheme(contract.Id, DraftVersion, from, [.. terms.Select(t => t.Term).OfType<PaymentTerm>()]),
            [.. terms.Where(t => t.Term is null).Select(t => t.Number)]);
    }

    /// <summary>What a token names, when the reader may see it.</summary>
    public static async Task<TermsChosen?> FindAsync(CylchDb db, Contract contract, string? token, bool seesDrafts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(contract);
        if (token is not { Length: > 1 } || !long.TryParse(token.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (token[0] == 'v')
        {
            var saved = await db.ContractSchemes.AsNoTracking().IgnoreQueryFilters()
                .SingleOrDefaultAsync(s => s.ContractId == contract.Id && s.Number == number, cancellationToken);
            return saved is null ? null : Of(saved);
        }

        var draft = token[0] == 'd'
            ? await db.SchemeDrafts.AsNoTracking()
                .SingleOrDefaultAsync(d => d.Id == number && d.ContractId == contract.Id && (seesDrafts || d.ShownAt != null), cancellationToken)
            : null;
        return draft is null ? null : Of(contract, draft, await db.DraftEditions.AsNoTracking()
            .SingleAsync(e => e.DraftId == draft.Id && e.Number == draft.NewestEdition, cancellationToken));
    }

    private static LocalDate InWales(Instant at) => new Doing(null, at).Today;
}
