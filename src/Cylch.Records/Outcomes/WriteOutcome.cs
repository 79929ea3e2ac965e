using Cylch.Records.Assessment;
using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Outcomes;

/// <summary>The first answer, asked together with what would be enough.</summary>
/// <param name="GivenBy">Who gave it, when it is neither the person nor somebody with an account.</param>
public sealed record FirstReadingInput(
    LocalDate TakenOn, Voice Voice, int? Value, string? MissingReason, string? Words, string Language, HowAsked HowAsked, string? GivenBy);

public sealed record WriteOutcomeInput(
    long PersonId, long SaidLineId, string TitleEn, string TitleCy, WellBeingArea Area, OutcomeKind Kind, Measure Measure, int? Target,
    string? TargetWords, int Priority, LocalDate? ReviewDueOn, FirstReadingInput? Baseline);

/// <summary>Makes an outcome from a thing that was said. The words stay where they were said; the outcome points at them.</summary>
public sealed class WriteOutcome(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, WriteOutcomeInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(WriteOutcome), cancellationToken) is { } done)
        {
            return done;
        }

        var isOutcomeLine = await db.SaidLines.AnyAsync(
            l => l.Id == input.SaidLineId && l.Element == SaidElement.Outcome
                && db.Conversations.Any(c => c.Id == l.ConversationId && c.PersonId == input.PersonId),
            cancellationToken);
        var draft = new OutcomeDraft(isOutcomeLine, input.TitleEn, input.TitleCy, input.Kind, input.Measure, input.Target, input.Baseline?.Value, input.Priority,
            input.ReviewDueOn);
        if ((draft.Refuse(doing.Today) ?? RefuseBaseline(doing, input)) is { } refusal)
        {
            return refusal;
        }

        var outcome = Outcome(doing, input);
        db.PersonalOutcomes.Add(outcome);
        var first = input.Baseline is { } asked ? Reading(doing, asked) : null;
        if (first is not null)
        {
            outcome.Readings.Add(first);
        }

        return await recorder.SaveAsync(
            doing,
            new RecordedAs(nameof(WriteOutcome), "outcome", reason, input.PersonId),
            () => outcome.BaselineReadingId = first?.Value is null ? null : first.Id,
            () => outcome.Id,
            cancellationToken);
    }

    private static Refusal? RefuseBaseline(Doing doing, WriteOutcomeInput input) => input.Baseline is not { } first ? null
        : ReadingCheck.Refuse(
            new ReadOutcome(0, input.Measure, null, false), new ReadingDraft(first.TakenOn, first.Voice, first.Value, first.MissingReason), doing.Today);

    private static PersonalOutcome Outcome(Doing doing, WriteOutcomeInput input) => new()
    {
        PersonId = input.PersonId,
        SaidLineId = input.SaidLineId,
        TitleEn = input.TitleEn.Trim(),
        TitleCy = input.TitleCy.Trim(),
        Area = input.Area,
        Kind = input.Kind,
        Measure = input.Measure,
        Target = input.Target,
        TargetWords = string.IsNullOrWhiteSpace(input.TargetWords) ? null : input.TargetWords.Trim(),
        Priority = input.Priority,
        ReviewDueOn = input.ReviewDueOn,
        WrittenOn = doing.Today,
        WrittenByAccountId = doing.AccountId,
    };

    private static Reading Reading(Doing doing, FirstReadingInput first) => new()
    {
        OutcomeId = 0,
        TakenOn = first.TakenOn,
        Voice = first.Voice,
        Value = first.Value,
        MissingReason = first.Value is null ? first.MissingReason?.Trim() : null,
        Words = string.IsNullOrWhiteSpace(first.Words) ? null : first.Words.Trim(),
        Language = first.Language,
        HowAsked = first.HowAsked,
        TakenByAccountId = doing.AccountId,
        GivenBy = first.GivenBy,
        RecordedAt = doing.At,
    };
}
