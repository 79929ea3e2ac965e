using Cylch.Records.Fairness;
using Cylch.Rules;
using Cylch.Rules.Fairness;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="Words">Why it is taken up again.</param>
/// <param name="Language">"en" or "cy": the language the words are written in.</param>
/// <param name="DueOn">By when an answer is hoped for; today or later.</param>
public sealed record ReopenFindingInput(long ConversationId, int SeenVersion, string Words, string Language, LocalDate DueOn);

/// <summary>Takes a closed conversation up again, and keeps the figures of the day beside those it began with.</summary>
public sealed class ReopenFinding(CylchDb db, Recorder recorder, ReadFairness fairness)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ReopenFindingInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ReopenFinding), cancellationToken) is { } done)
        {
            return done;
        }

        if (FairnessWriting.RefuseDue(input.DueOn, doing.Today) is { } refusal)
        {
            return refusal;
        }

        var about = await db.FairnessConversations.AsNoTracking().SingleAsync(c => c.Id == input.ConversationId, cancellationToken);
        var figures = await fairness.SnapshotAsync(about.AuthorityId, about.ProviderId, about.Question, doing.Today, cancellationToken);
        return await new FairnessWriting(db, recorder).AddAsync(
            doing, nameof(ReopenFinding), about.Id, input.SeenVersion,
            FairnessWriting.Entry(
                doing, about.Id, FairnessEntryKind.Reopened, input.Words, input.Language, input.DueOn, figures: figures is null ? null : RulesJson.Write(figures)),
            reason, cancellationToken);
    }
}
