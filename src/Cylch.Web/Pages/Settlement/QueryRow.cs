using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A provider's question, with where it stands.</summary>
/// <param name="PutRightIn">The newest run with a line that corrects the one asked about; null when there is none.</param>
public sealed record QueryRow(
    LineQuery Query, long RunId, int PeriodNumber, int LineNumber, long LinePence, long ContractId, string ContractNumber, string ProviderEn, string ProviderCy,
    string AskedBy, string? AnsweredBy, long? PutRightIn)
{
    /// <summary>The key of its state's wording.</summary>
    public string State(LocalDate today) => Query switch
    {
        { WithdrawnAt: not null } => "withdrawn",
        { AnsweredAt: null, AnswerDueOn: { } due } when due < today => "escalated",
        { AnsweredAt: null } => "open",
        { Result: QueryResult.Upheld } when PutRightIn is null => "upheld",
        { Result: QueryResult.Upheld } => "put-right",
        { Result: QueryResult.Refused } => "refused",
        _ => "explained",
    };

    /// <param name="only">One question; null for all of them.</param>
    public static IQueryable<QueryRow> Of(CylchDb db, IQueryable<Contract> visible, long? only = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
            from q in db.LineQueries.AsNoTracking()
            join l in db.StatementLines on q.LineId equals l.Id
            join r in db.SettlementRuns on l.RunId equals r.Id
            join c in visible on r.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            where only == null || q.Id == only
            orderby q.AnsweredAt != null || q.WithdrawnAt != null, q.AnswerDueOn, q.Id descending
            select new QueryRow(
                q, r.Id, r.PeriodNumber, l.Number, l.AmountPence, c.Id, c.Number, o.NameEn, o.NameCy,
                db.Users.Where(u => u.Id == q.AskedByAccountId).Select(u => u.DisplayName).First(),
                db.Users.Where(u => u.Id == q.AnsweredByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                (from x in db.StatementLines
                 join xr in db.SettlementRuns on x.RunId equals xr.Id
                 where x.CorrectsLineId == l.Id && xr.ReplacedAt == null && q.AnsweredAt != null && xr.PreparedAt >= q.AnsweredAt
                 orderby xr.Id descending
                 select (long?)xr.Id).FirstOrDefault());
    }
}
