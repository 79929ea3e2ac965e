using Cylch.Rules;
using Cylch.Rules.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Delivery;

/// <param name="CareWorker">Who was there, as the note names them.</param>
public sealed record WriteNoteInput(
    long PackageId, long OutcomeId, LocalDate NotedOn, string CareWorker, NoteProgress Progress, string Words, string Language, long? VisitId = null);

/// <summary>A care worker writes how it went for an outcome on a day.</summary>
public sealed class WriteNote(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, WriteNoteInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(WriteNote), cancellationToken) is { } done)
        {
            return done;
        }

        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == input.PackageId, cancellationToken);
        var isBoughtFor = await db.PackageOutcomes.AnyAsync(o => o.PackageId == package.Id && o.OutcomeId == input.OutcomeId, cancellationToken);
        var draft = new NoteDraft(input.NotedOn, input.Words, input.Language, input.CareWorker, isBoughtFor);
        if (draft.Refuse(new DateRange(package.StartsOn, package.EndsOn), doing.Today) is { } refusal)
        {
            return refusal;
        }

        var isOwnVisit = input.VisitId is { } visitId && await db.Visits.AnyAsync(v => v.Id == visitId && v.PackageId == package.Id, cancellationToken);
        var note = new VisitNote
        {
            PackageId = package.Id,
            OutcomeId = input.OutcomeId,
            VisitId = isOwnVisit ? input.VisitId : null,
            NotedOn = input.NotedOn,
            CareWorker = input.CareWorker.Trim(),
            WrittenByAccountId = doing.AccountId,
            Progress = input.Progress,
            Words = input.Words.Trim(),
            Language = input.Language,
            RecordedAt = doing.At,
        };
        db.VisitNotes.Add(note);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(WriteNote), "note", reason, package.PersonId, package.ContractId), () => note.Id, cancellationToken);
    }
}
