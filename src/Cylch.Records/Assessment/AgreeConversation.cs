using Cylch.Rules;
using Cylch.Rules.Assessment;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Assessment;

public sealed record AgreeConversationInput(long PersonId, long ConversationId, LocalDate AgreedOn);

/// <summary>The words have been read back to the person, who agrees that this is what was said.</summary>
public sealed class AgreeConversation(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, AgreeConversationInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(AgreeConversation), cancellationToken) is { } done)
        {
            return done;
        }

        var conversation = await db.Conversations.SingleOrDefaultAsync(
            c => c.Id == input.ConversationId && c.PersonId == input.PersonId, cancellationToken);
        if (conversation is null)
        {
            return new Refusal("assessment.no-conversation");
        }

        if (conversation.AgreedOn is { } agreed)
        {
            return new Refusal("assessment.already-agreed", agreed);
        }

        if (Conversations.RefuseAgreement(conversation.HeldOn, input.AgreedOn, doing.Today) is { } refusal)
        {
            return refusal;
        }

        conversation.AgreedOn = input.AgreedOn;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(AgreeConversation), "conversation", reason, input.PersonId), () => conversation.Id, cancellationToken);
    }
}
