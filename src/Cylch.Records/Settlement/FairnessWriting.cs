using Cylch.Rules;
using Cylch.Rules.Fairness;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>What all actions of a conversation have in common: look whether it may be written now, then write it with one event.</summary>
internal sealed class FairnessWriting(CylchDb db, Recorder recorder)
{
    /// <param name="action">The name of the action that writes.</param>
    public async Task<Decision<long>> AddAsync(
        Doing doing, string action, long conversationId, int seenVersion, FairnessEntry entry, string reason, CancellationToken cancellationToken)
    {
        var conversation = await db.FairnessConversations.SingleAsync(c => c.Id == conversationId, cancellationToken);
        if (await recorder.ChangedSinceAsync(conversation, seenVersion, cancellationToken) is { } conflict)
        {
            return conflict;
        }

        var kinds = await db.FairnessEntries.Where(e => e.ConversationId == conversationId).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync(cancellationToken);
        if (new FairnessTalk(kinds).Refuse(entry.Kind) is { } refusal)
        {
            return refusal;
        }

        db.FairnessEntries.Add(entry);

        // The conversation counts as changed, so that of two who write at once the second is told of the first.
        db.Entry(conversation).Property(c => c.Version).IsModified = true;
        return await recorder.SaveAsync(
            doing, new RecordedAs(action, "fairness", reason), () => conversation.Id, cancellationToken);
    }

    /// <summary>Null when somebody holds a role that day with the authority or the provider that talk to each other.</summary>
    public async Task<Refusal?> RefuseOwnerAsync(long conversationId, long ownerAccountId, LocalDate today, CancellationToken cancellationToken) =>
        await db.RoleAssignments.AnyAsync(
            r => r.AccountId == ownerAccountId && r.FromOn <= today && (r.UntilOn == null || r.UntilOn >= today)
                && db.FairnessConversations.Any(c => c.Id == conversationId && (c.AuthorityId == r.OrganisationId || c.ProviderId == r.OrganisationId)),
            cancellationToken)
            ? null
            : new Refusal("fairness.owner-not-in-talk");

    public static FairnessEntry Entry(
        Doing doing, long conversationId, FairnessEntryKind kind, string words, string language, LocalDate? dueOn = null, long? ownerAccountId = null,
        string? figures = null) => new()
    {
        ConversationId = conversationId,
        Kind = kind,
        Words = words.Trim(),
        Language = language == "cy" ? "cy" : "en",
        WrittenByAccountId = doing.AccountId ?? throw new InvalidOperationException("A conversation is held by somebody."),
        WrittenAt = doing.At,
        DueOn = dueOn,
        OwnerAccountId = ownerAccountId,
        Figures = figures,
    };

    /// <summary>Null when a date lies ahead, today included.</summary>
    public static Refusal? RefuseDue(LocalDate dueOn, LocalDate today) => dueOn < today ? new Refusal("fairness.due-in-past", today) : null;
}
