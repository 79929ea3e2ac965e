using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Contracts;

public sealed record ShowDraftInput(long DraftId);

/// <summary>Lets the provider read a draft and ask about it before it is proposed. What has been shown stays shown.</summary>
public sealed class ShowDraft(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ShowDraftInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ShowDraft), cancellationToken) is { } done)
        {
            return done;
        }

        var draft = await db.SchemeDrafts.SingleAsync(d => d.Id == input.DraftId, cancellationToken);
        if (draft.ShownAt is not null)
        {
            return new Refusal("contracts.draft-shown");
        }

        if (await OpenDraft.RefusalAsync(db, draft, draft.NewestEdition, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        draft.ShownAt = doing.At;
        draft.ShownByAccountId = doing.AccountId;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ShowDraft), "draft", reason, ContractId: draft.ContractId), () => draft.Id, cancellationToken);
    }
}
