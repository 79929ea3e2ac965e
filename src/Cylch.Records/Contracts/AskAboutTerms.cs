using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Contracts;

/// <param name="DraftId">The draft it is about, or null when it is about a version.</param>
/// <param name="SchemeId">The version it is about, or null when it is about a draft.</param>
/// <param name="TermNumber">Null for the terms as a whole.</param>
/// <param name="Language">"en" or "cy": the language it is written in.</param>
public sealed record AskAboutTermsInput(long? DraftId, long? SchemeId, int? TermNumber, string Question, string Language);

/// <summary>The provider asks about terms it is to sign: about a draft it was shown, or a version it has not yet said it has read.</summary>
public sealed class AskAboutTerms(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, AskAboutTermsInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(AskAboutTerms), cancellationToken) is { } done)
        {
            return done;
        }

        var about = input.SchemeId is { } schemeId ? await VersionAsync(schemeId, cancellationToken) : await DraftAsync(input.DraftId!.Value, cancellationToken);
        if (about.Refusal is { } refusal)
        {
            return refusal;
        }

        var question = new TermQuestion
        {
            ContractId = about.Value.ContractId,
            DraftId = about.Value.DraftId,
            EditionNumber = about.Value.Edition,
            SchemeId = input.SchemeId,
            TermNumber = input.TermNumber,
            Question = input.Question,
            Language = input.Language,
            AskedAt = doing.At,
            AskedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A question is asked by somebody."),
        };
        db.TermQuestions.Add(question);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(AskAboutTerms), "question", reason, ContractId: question.ContractId), () => question.Id, cancellationToken);
    }

    private async Task<Decision<(long ContractId, long? DraftId, int? Edition)>> VersionAsync(long schemeId, CancellationToken cancellationToken)
    {
        var scheme = await db.ContractSchemes.AsNoTracking().IgnoreQueryFilters().SingleAsync(s => s.Id == schemeId, cancellationToken);
        return scheme switch
        {
            { WithdrawnAt: not null } => new Refusal("contracts.withdrawn", scheme.Number),
            { AcknowledgedAt: not null } => new Refusal("contracts.already-acknowledged", scheme.Number),
            _ => (scheme.ContractId, (long?)null, (int?)null),
        };
    }

    private async Task<Decision<(long ContractId, long? DraftId, int? Edition)>> DraftAsync(long draftId, CancellationToken cancellationToken)
    {
        var draft = await db.SchemeDrafts.AsNoTracking().SingleAsync(d => d.Id == draftId, cancellationToken);
        return draft.ShownAt is null
            ? new Refusal("contracts.draft-not-shown")
            : await OpenDraft.RefusalAsync(db, draft, draft.NewestEdition, cancellationToken) is { } closed
                ? closed
                : (draft.ContractId, (long?)draft.Id, (int?)draft.NewestEdition);
    }
}
