using Cylch.Rules;
using Cylch.Rules.Fairness;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="Words">What is done next.</param>
/// <param name="Language">"en" or "cy": the language the words are written in.</param>
/// <param name="OwnerAccountId">Who sees to it.</param>
/// <param name="DueOn">By when; today or later.</param>
public sealed record SetFindingStepInput(long ConversationId, int SeenVersion, string Words, string Language, long OwnerAccountId, LocalDate DueOn);

/// <summary>Says in a conversation what is done next, who owns it and by when. A new step takes the place of one not yet done.</summary>
public sealed class SetFindingStep(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, SetFindingStepInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(reason);
        if (await recorder.AlreadyDoneAsync(doing, nameof(SetFindingStep), cancellationToken) is { } done)
        {
            return done;
        }

        var writing = new FairnessWriting(db, recorder);
        var refusal = FairnessWriting.RefuseDue(input.DueOn, doing.Today)
            ?? await writing.RefuseOwnerAsync(input.ConversationId, input.OwnerAccountId, doing.Today, cancellationToken);
        return refusal is not null
            ? refusal
            : await writing.AddAsync(
                doing, nameof(SetFindingStep), input.ConversationId, input.SeenVersion,
                FairnessWriting.Entry(doing, input.ConversationId, FairnessEntryKind.StepSet, input.Words, input.Language, input.DueOn, input.OwnerAccountId),
                reason, cancellationToken);
    }
}
