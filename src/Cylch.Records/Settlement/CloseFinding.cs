using Cylch.Rules;
using Cylch.Rules.Fairness;

namespace Cylch.Records.Settlement;

/// <param name="Language">"en" or "cy": the language the words are written in.</param>
public sealed record CloseFindingInput(long ConversationId, int SeenVersion, string Words, string Language);

/// <summary>A conversation about a finding ends, and why. All that was said stays.</summary>
public sealed class CloseFinding(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, CloseFindingInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(reason);
        return await recorder.AlreadyDoneAsync(doing, nameof(CloseFinding), cancellationToken) is { } done
            ? done
            : await new FairnessWriting(db, recorder).AddAsync(
                doing, nameof(CloseFinding), input.ConversationId, input.SeenVersion,
                FairnessWriting.Entry(doing, input.ConversationId, FairnessEntryKind.Closed, input.Words, input.Language), reason, cancellationToken);
    }
}
