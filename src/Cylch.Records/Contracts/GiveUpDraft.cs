using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Contracts;

public sealed record GiveUpDraftInput(long DraftId);

/// <summary>Ends a draft that will not be proposed, with the reason. It stays readable.</summary>
public sealed class GiveUpDraft(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, GiveUpDraftInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(GiveUpDraft), cancellationToken) is { } done)
        {
            return done;
        }

        var draft = await db.SchemeDrafts.SingleAsync(d => d.Id == input.DraftId, cancellationToken);
        if (await OpenDraft.RefusalAsync(db, draft, draft.NewestEdition, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        draft.GivenUpAt = doing.At;
        draft.GivenUpByAccountId = doing.AccountId;
        draft.GivenUpWhy = reason;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(GiveUpDraft), "draft", reason, ContractId: draft.ContractId), () => draft.Id, cancellationToken);
    }
}
