using Cylch.Records;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>Reads outcomes with their words, checks and readings, as they were on a day.</summary>
public static class OutcomeCards
{
    /// <summary>Of a person, those written up to a day; or one outcome, whenever it was written.</summary>
    private static readonly Question<Func<CylchDb, long?, long?, LocalDate, IAsyncEnumerable<OutcomeCard>>> Cards = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long? personId, long? outcomeId, LocalDate asOn) =>
            from o in db.PersonalOutcomes.AsNoTracking()
            where (personId == null || (o.PersonId == personId && o.WrittenOn <= asOn)) && (outcomeId == null || o.Id == outcomeId)
            from line in db.SaidLines.Where(l => l.Id == o.SaidLineId).DefaultIfEmpty()
            from talk in db.Conversations.Where(c => c.Id == line!.ConversationId).DefaultIfEmpty()
            orderby o.Priority, o.Id
            select new OutcomeCard
            {
                Id = o.Id,
                PersonId = o.PersonId,
                SaidLineId = o.SaidLineId,
                TitleEn = o.TitleEn,
                TitleCy = o.TitleCy,
                Words = line!.Words,
                Language = line.Language,
                Translation = line.Translation,
                SaidBy = line.SaidBy,
                SaidOn = talk == null ? null : talk.HeldOn,
                Area = o.Area,
                Kind = o.Kind,
                Measure = o.Measure,
                Target = o.Target,
                TargetWords = o.TargetWords,
                Priority = o.Priority,
                ReviewDueOn = o.ReviewDueOn,
                WrittenOn = o.WrittenOn,
                WrittenByAccountId = o.WrittenByAccountId,
                WrittenBy = db.Users.Where(a => a.Id == o.WrittenByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
                BaselineReadingId = o.BaselineReadingId,
                BaselineLockedOn = o.BaselineLockedOn,
                EndedOn = o.EndedOn,
                NeutralReason = o.NeutralReason,
                Version = o.Version,
                Check = o.Check,
                CheckedBy = db.Users.Where(a => a.Id == o.Check!.CheckedByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
            }));

    private static readonly Question<Func<CylchDb, long[], LocalDate, IAsyncEnumerable<ReadingRow>>> Readings = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] outcomeIds, LocalDate asOn) => db.Readings.AsNoTracking()
            .Where(r => outcomeIds.Contains(r.OutcomeId) && r.TakenOn <= asOn)
            .OrderBy(r => r.TakenOn).ThenBy(r => r.Id)
            .Select(r => new ReadingRow(r.Id, r.OutcomeId, r.TakenOn, r.Voice, r.Value, r.MissingReason, r.Words, r.WordsTranslation, r.Language,
                r.HowAsked, r.GivenBy, db.Users.Where(a => a.Id == r.TakenByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
                r.CorrectsReadingId))));

    public static Task<IReadOnlyList<OutcomeCard>> OfPersonAsync(CylchDb db, long personId, LocalDate asOn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return ReadAsync(db, personId, null, asOn, cancellationToken);
    }

    public static async Task<OutcomeCard?> OneAsync(CylchDb db, long outcomeId, LocalDate asOn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await ReadAsync(db, null, outcomeId, asOn, cancellationToken)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<OutcomeCard>> ReadAsync(
        CylchDb db, long? personId, long? outcomeId, LocalDate asOn, CancellationToken cancellationToken)
    {
        var outcomes = await Cards.Of(db)(db, personId, outcomeId, asOn).ToListAsync(cancellationToken);
        var readings = (await Readings.Of(db)(db, [.. outcomes.Select(o => o.Id)], asOn).ToListAsync(cancellationToken)).ToLookup(r => r.OutcomeId);
        return [.. outcomes.Select(o => o with { Readings = [.. readings[o.Id]] })];
    }
}
