using Cylch.Rules;
using Cylch.Rules.Assessment;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Assessment;

/// <param name="SaidBy">Null when the person themselves said it.</param>
public sealed record SaidLineInput(SaidElement? Element, string? SaidBy, string Words, string Language, string? Translation);

/// <param name="AgreedOn">The day the words were read back to the person and agreed; null when not yet.</param>
public sealed record RecordConversationInput(
    long PersonId, LocalDate HeldOn, string Language, ConversationPlace Place, IReadOnlyList<SaidLineInput> Lines, LocalDate? AgreedOn);

/// <summary>Keeps what was said, a line for each thing, in the words it was said in.</summary>
public sealed class RecordConversation(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, RecordConversationInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RecordConversation), cancellationToken) is { } done)
        {
            return done;
        }

        var lines = input.Lines.Select(l => new SpokenLine(l.Words, l.Language, l.Element is not null)).ToList();
        if (Conversations.Refuse(lines, input.HeldOn, input.AgreedOn, doing.Today) is { } refusal)
        {
            return refusal;
        }

        var diedOn = await db.People.Where(p => p.Id == input.PersonId).Select(p => p.DiedOn).SingleAsync(cancellationToken);
        if (diedOn is { } died && input.HeldOn > died)
        {
            return new Refusal("assessment.person-has-died", died);
        }

        var conversation = Conversation(doing, input);
        db.Conversations.Add(conversation);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(RecordConversation), "conversation", reason, input.PersonId), () => conversation.Id, cancellationToken);
    }

    private static Conversation Conversation(Doing doing, RecordConversationInput input) => new()
    {
        PersonId = input.PersonId,
        HeldOn = input.HeldOn,
        HeardByAccountId = doing.AccountId,
        Language = input.Language,
        Place = input.Place,
        AgreedOn = input.AgreedOn,
        RecordedAt = doing.At,
        Lines = [.. input.Lines.Select((line, i) => new SaidLine
        {
            ConversationId = 0,
            Number = i + 1,
            Element = line.Element!.Value,
            SaidBy = string.IsNullOrWhiteSpace(line.SaidBy) ? null : line.SaidBy.Trim(),
            Words = line.Words.Trim(),
            Language = line.Language,
            Translation = string.IsNullOrWhiteSpace(line.Translation) ? null : line.Translation.Trim(),
            TranslatedByAccountId = string.IsNullOrWhiteSpace(line.Translation) ? null : doing.AccountId,
        })],
    };
}
