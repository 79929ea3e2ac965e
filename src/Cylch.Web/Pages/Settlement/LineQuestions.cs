using Cylch.Records;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What is asked of a statement's lines to explain them; each put into SQL once.</summary>
internal static class LineQuestions
{
    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<Records.Settlement.StatementLine>>> Lines = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] lineIds) => db.StatementLines.AsNoTracking().Where(l => lineIds.Contains(l.Id))));

    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<LineDispute>>> Disputes = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] verificationIds) => db.Verifications.AsNoTracking()
            .Where(v => verificationIds.Contains(v.Id) && v.DisputedAt != null)
            .Select(v => new LineDispute(v.Id, v.DisputedAt!.Value, v.ResolvedAt, v.Resolution))));

    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<OutcomeSaid>>> Said = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] outcomeIds) =>
            from o in db.PersonalOutcomes.AsNoTracking()
            join s in db.SaidLines on o.SaidLineId equals s.Id
            join c in db.Conversations on s.ConversationId equals c.Id
            join p in db.People on o.PersonId equals p.Id
            where outcomeIds.Contains(o.Id)
            select new OutcomeSaid(o.Id, new LineWordsSaid(s.Words, s.Language, s.Translation, p.KnownAs ?? p.GivenName, c.HeldOn))));

    /// <summary>The numbers of lines on their statements.</summary>
    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<NumberOf>>> Numbers = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] lineIds) => db.StatementLines.AsNoTracking().Where(l => lineIds.Contains(l.Id)).Select(l => new NumberOf(l.Id, l.Number))));

    /// <summary>The numbers of runs' periods.</summary>
    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<NumberOf>>> Periods = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] runIds) => db.SettlementRuns.AsNoTracking().Where(r => runIds.Contains(r.Id)).Select(r => new NumberOf(r.Id, r.PeriodNumber))));

    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<LineQueryView>>> Queries = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] lineIds) =>
            from q in db.LineQueries.AsNoTracking()
            where lineIds.Contains(q.LineId)
            orderby q.Id
            select new LineQueryView(
                q, db.Users.Where(u => u.Id == q.AskedByAccountId).Select(u => u.DisplayName).First(),
                db.Users.Where(u => u.Id == q.AnsweredByAccountId).Select(u => u.DisplayName).FirstOrDefault())));

    public static readonly Question<Func<CylchDb, long[], IAsyncEnumerable<SourceRow>>> Sources = new(() => EF.CompileAsyncQuery(
        (CylchDb db, long[] verificationIds) =>
            from v in db.Verifications.AsNoTracking()
            where verificationIds.Contains(v.Id)
            from r in db.Readings.Where(r => r.Id == v.ReadingId).DefaultIfEmpty()
            select new SourceRow
            {
                Id = v.Id,
                VerifiedOn = v.VerifiedOn,
                Confirmation = v.Confirmation,
                ConfirmationWords = v.ConfirmationWords,
                ConfirmationLanguage = v.ConfirmationLanguage,
                Result = v.Result,
                TakenOn = r == null ? null : r.TakenOn,
                Voice = r == null ? null : r.Voice,
                By = db.Users.Where(u => u.Id == v.VerifiedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
            }));
}

/// <summary>The words an outcome goes back to.</summary>
internal sealed record OutcomeSaid(long OutcomeId, LineWordsSaid Said);

/// <summary>A record and its number.</summary>
internal sealed record NumberOf(long Id, int Number);

/// <summary>Who verified a result and what it rests on.</summary>
internal sealed record SourceRow
{
    public required long Id { get; init; }
    public required LocalDate VerifiedOn { get; init; }
    public required Records.Settlement.Confirmation Confirmation { get; init; }
    public required string? ConfirmationWords { get; init; }
    public required string? ConfirmationLanguage { get; init; }
    public required OutcomeResult Result { get; init; }
    public required LocalDate? TakenOn { get; init; }
    public required Voice? Voice { get; init; }
    public required string? By { get; init; }
}
