using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Outcomes;

/// <param name="AsBaseline">Make it the outcome's start, as long as the start is not fixed.</param>
/// <param name="CorrectsReadingId">The reading this one corrects; the old one stays.</param>
public sealed record RecordReadingInput(
    long OutcomeId, LocalDate TakenOn, Voice Voice, int? Value, string? MissingReason, string? Words, string? WordsTranslation, string Language,
    HowAsked HowAsked, string? GivenBy, long? CorrectsReadingId = null, bool AsBaseline = false);

/// <summary>Keeps one voice's answer on a day, or why there is none.</summary>
public sealed class RecordReading(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, RecordReadingInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(RecordReading), cancellationToken) is { } done)
        {
            return done;
        }

        var outcome = await db.PersonalOutcomes.SingleAsync(o => o.Id == input.OutcomeId, cancellationToken);
        var corrected = await CorrectedAsync(input, outcome, cancellationToken);
        if (corrected.Refusal is { } gone)
        {
            return gone;
        }

        var isLocked = outcome.BaselineLockedOn is not null;
        var refusal = ReadingCheck.Refuse(
            new ReadOutcome(outcome.Id, outcome.Measure, outcome.EndedOn, isLocked),
            new ReadingDraft(input.TakenOn, input.Voice, input.Value, input.MissingReason, corrected.Value),
            doing.Today);
        if (refusal is not null)
        {
            return refusal;
        }

        if (input.AsBaseline && isLocked)
        {
            return new Refusal("outcomes.baseline-locked");
        }

        var reading = Reading(doing, input);
        db.Readings.Add(reading);
        var becomesStart = reading.Value is not null && (input.AsBaseline || corrected.Value is { IsBaseline: true });
        return await recorder.SaveAsync(
            doing,
            new RecordedAs(nameof(RecordReading), "reading", reason, outcome.PersonId),
            () => outcome.BaselineReadingId = becomesStart ? reading.Id : outcome.BaselineReadingId,
            () => reading.Id,
            cancellationToken);
    }

    private async Task<Decision<CorrectedReading?>> CorrectedAsync(RecordReadingInput input, PersonalOutcome outcome, CancellationToken cancellationToken)
    {
        if (input.CorrectsReadingId is not { } id)
        {
            return (CorrectedReading?)null;
        }

        var old = await db.Readings.AsNoTracking().Where(r => r.Id == id).Select(r => new { r.OutcomeId, r.Voice }).SingleOrDefaultAsync(cancellationToken);
        if (old is null)
        {
            return new Refusal("outcomes.corrects-another");
        }

        var isCorrected = await db.Readings.AnyAsync(r => r.CorrectsReadingId == id, cancellationToken);
        return new CorrectedReading(old.OutcomeId, old.Voice, isCorrected, outcome.BaselineReadingId == id);
    }

    private static Reading Reading(Doing doing, RecordReadingInput input) => new()
    {
        OutcomeId = input.OutcomeId,
        TakenOn = input.TakenOn,
        Voice = input.Voice,
        Value = input.Value,
        MissingReason = input.Value is null ? input.MissingReason?.Trim() : null,
        Words = string.IsNullOrWhiteSpace(input.Words) ? null : input.Words.Trim(),
        WordsTranslation = string.IsNullOrWhiteSpace(input.WordsTranslation) ? null : input.WordsTranslation.Trim(),
        Language = input.Language,
        HowAsked = input.HowAsked,
        TakenByAccountId = doing.AccountId,
        GivenBy = string.IsNullOrWhiteSpace(input.GivenBy) ? null : input.GivenBy.Trim(),
        RecordedAt = doing.At,
        CorrectsReadingId = input.CorrectsReadingId,
    };
}
