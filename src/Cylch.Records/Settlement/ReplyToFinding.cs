using Cylch.Rules;
using Cylch.Rules.Fairness;

namespace Cylch.Records.Settlement;

/// <param name="Language">"en" or "cy": the language the words are written in.</param>
public sealed record ReplyToFindingInput(long ConversationId, int SeenVersion, string Words, string Language);

/// <summary>The authority replies to what a provider answered.</summary>
public sealed class ReplyToFinding(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ReplyToFindingInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(reason);
        return await recorder.AlreadyDoneAsync(doing, nameof(ReplyToFinding), cancellationToken) is { } done
            ? done
            : await new FairnessWriting(db, recorder).AddAsync(
                doing, nameof(ReplyToFinding), input.ConversationId, input.SeenVersion,
                FairnessWriting.Entry(doing, input.ConversationId, FairnessEntryKind.Replied, input.Words, input.Language), reason, cancellationToken);
    }
}
