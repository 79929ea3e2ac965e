using Cylch.Rules;
using Cylch.Rules.Fairness;

namespace Cylch.Records.Settlement;

/// <param name="Language">"en" or "cy": the language the words are written in.</param>
public sealed record AnswerFindingInput(long ConversationId, int SeenVersion, string Words, string Language);

/// <summary>A provider answers, in its own words, what the authority asked about a finding. Nothing is paid or taken because of it.</summary>
public sealed class AnswerFinding(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, AnswerFindingInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(reason);
        return await recorder.AlreadyDoneAsync(doing, nameof(AnswerFinding), cancellationToken) is { } done
            ? done
            : await new FairnessWriting(db, recorder).AddAsync(
                doing, nameof(AnswerFinding), input.ConversationId, input.SeenVersion,
                FairnessWriting.Entry(doing, input.ConversationId, FairnessEntryKind.Answered, input.Words, input.Language), reason, cancellationToken);
    }
}
