using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Rules.Contracts;
using Cylch.Web.Contracts;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>What was asked about terms, by whom, and the answer when there is one.</summary>
/// <param name="Version">The version it belongs to: asked of it, or of the draft it came from.</param>
/// <param name="About">The term as it stood when it was asked about; null when it is about the whole, or could not be said yet.</param>
public sealed record QuestionRow(TermQuestion Asked, string AskedBy, string? AnsweredBy, int? Version, PaymentTerm? About)
{
    public string Sentence(W words) => About is null ? "" : string.Join(" ", TermSentence.Of(words, About, FirstDay));

    private NodaTime.LocalDate FirstDay { get; init; }

    /// <summary>Questions of a contract, the unanswered first, then the newest.</summary>
    /// <param name="chosen">Only those about these terms, or the draft they came from; null for all.</param>
    public static async Task<IReadOnlyList<QuestionRow>> ReadAsync(CylchDb db, long contractId, TermsChosen? chosen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var schemeId = chosen?.Saved?.Id;
        var draftId = chosen?.Saved?.DraftId ?? chosen?.Draft?.Id;
        var rows = await (
            from q in db.TermQuestions.AsNoTracking()
            where q.ContractId == contractId && (chosen == null || (q.SchemeId != null && q.SchemeId == schemeId) || (q.DraftId != null && q.DraftId == draftId))
            orderby q.AnsweredAt != null, q.Id descending
            select new
            {
                Question = q,
                AskedBy = db.Users.Where(u => u.Id == q.AskedByAccountId).Select(u => u.DisplayName).First(),
                AnsweredBy = db.Users.Where(u => u.Id == q.AnsweredByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                Scheme = db.ContractSchemes.IgnoreQueryFilters().FirstOrDefault(s => s.Id == q.SchemeId),
                Version = db.ContractSchemes.IgnoreQueryFilters().Where(s => s.Id == q.SchemeId || (q.DraftId != null && s.DraftId == q.DraftId))
                    .OrderByDescending(s => s.Number).Select(s => (int?)s.Number).FirstOrDefault(),
                Edition = db.DraftEditions.FirstOrDefault(e => e.DraftId == q.DraftId && e.Number == q.EditionNumber),
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new QuestionRow(row.Question, row.AskedBy, row.AnsweredBy, row.Version, Term(row.Question.TermNumber, row.Scheme, row.Edition))
        {
            FirstDay = row.Scheme?.InForceFrom ?? row.Edition?.InForceFrom ?? new Doing(null, row.Question.AskedAt).Today,
        })];
    }

    private static PaymentTerm? Term(int? number, ContractScheme? scheme, DraftEdition? edition) => number is not { } wanted ? null
        : scheme is not null ? SchemeText.Read(scheme).Numbered(wanted)
        : edition is not null ? DraftScheme.Read(edition.Terms).Numbered(wanted)?.Complete() : null;
}
