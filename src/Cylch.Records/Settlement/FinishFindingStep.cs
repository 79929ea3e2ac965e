using Cylch.Rules;
using Cylch.Rules.Fairness;

namespace Cylch.Records.Settlement;

/// <param name="Language">"en" or "cy": the language the words are written in.</param>
public sealed record FinishFindingStepInput(long ConversationId, int SeenVersion, string Words, string Language);

/// <summary>The step that was agreed in a conversation has been done, and what came of it.</summary>
public sealed class FinishFindingStep(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, FinishFindingStepInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(reason);
        return await recorder.AlreadyDoneAsync(doing, nameof(FinishFindingStep), cancellationToken) is { } done
            ? done
            : await new FairnessWriting(db, recorder).AddAsync(
                doing, nameof(FinishFindingStep), input.ConversationId, input.SeenVersion,
                FairnessWriting.Entry(doing, input.ConversationId, FairnessEntryKind.StepDone, input.Words, input.Language), reason, cancellationToken);
    }
}
