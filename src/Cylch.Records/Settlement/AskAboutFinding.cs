using Cylch.Records.Fairness;
using Cylch.Rules;
using Cylch.Rules.Fairness;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="Words">What the authority asks.</param>
/// <param name="Language">"en" or "cy": the language the words are written in.</param>
/// <param name="DueOn">By when an answer is hoped for; today or later.</param>
public sealed record AskAboutFindingInput(long AuthorityId, long ProviderId, FairnessQuestion Question, string Words, string Language, LocalDate DueOn);

/// <summary>
/// Begins a conversation with a provider about a question of the fairness watch. The figures of the day are kept with it. It asks, and
/// does nothing else: no payment depends on it.
/// </summary>
public sealed class AskAboutFinding(CylchDb db, Recorder recorder, ReadFairness fairness)
{
    public async Task<Decision<long>> RunAsync(Doing doing, AskAboutFindingInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(reason);
        if (await recorder.AlreadyDoneAsync(doing, nameof(AskAboutFinding), cancellationToken) is { } done)
        {
            return done;
        }

        if (await SameAsync(input, cancellationToken))
        {
            return new Refusal("fairness.asked-before");
        }

        if (FairnessWriting.RefuseDue(input.DueOn, doing.Today) is { } late)
        {
            return late;
        }

        var figures = await fairness.SnapshotAsync(input.AuthorityId, input.ProviderId, input.Question, doing.Today, cancellationToken);
        if (figures is null)
        {
            return new Refusal("fairness.nothing-to-ask");
        }

        var conversation = new FairnessConversation { AuthorityId = input.AuthorityId, ProviderId = input.ProviderId, Question = input.Question };
        conversation.Entries.Add(FairnessWriting.Entry(
            doing, 0, FairnessEntryKind.Asked, input.Words, input.Language, input.DueOn, figures: RulesJson.Write(figures)));
        db.FairnessConversations.Add(conversation);
        try
        {
            return await recorder.SaveAsync(
                doing, new RecordedAs(nameof(AskAboutFinding), "fairness", reason), () => conversation.Id, cancellationToken);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Somebody else began the same conversation between our looking and our saving; anything else is a broken program.
            db.ChangeTracker.Clear();
            if (await SameAsync(input, cancellationToken))
            {
                return new Refusal("fairness.asked-before");
            }

            throw;
        }
    }

    private Task<bool> SameAsync(AskAboutFindingInput input, CancellationToken cancellationToken) => db.FairnessConversations.AnyAsync(
        c => c.AuthorityId == input.AuthorityId && c.ProviderId == input.ProviderId && c.Question == input.Question, cancellationToken);
}
