using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A version in a list, with where it stands today.</summary>
public sealed record VersionRow(ContractScheme Saved, SchemeState State, string? SavedBy, string? AcknowledgedBy, string? WithdrawnBy, int OpenQuestions)
{
    /// <summary>The colour beside the word.</summary>
    public string Tag => State switch
    {
        SchemeState.InForce => "cy-tag--good",
        SchemeState.Proposed or SchemeState.Acknowledged => "cy-tag--soon",
        SchemeState.Unread => "cy-tag--late",
        _ => "cy-tag--wait",
    };

    /// <summary>Every version of a contract, newest first.</summary>
    public static async Task<IReadOnlyList<VersionRow>> ReadAsync(CylchDb db, long contractId, LocalDate today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (
            from s in db.ContractSchemes.AsNoTracking().IgnoreQueryFilters()
            where s.ContractId == contractId
            orderby s.Number descending
            select new
            {
                Saved = s,
                SavedBy = db.Users.Where(u => u.Id == s.SavedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                AcknowledgedBy = db.Users.Where(u => u.Id == s.AcknowledgedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                WithdrawnBy = db.Users.Where(u => u.Id == s.WithdrawnByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                Open = db.TermQuestions.Count(q => q.AnsweredAt == null && (q.SchemeId == s.Id || (s.DraftId != null && q.DraftId == s.DraftId))),
            }).ToListAsync(cancellationToken);
        var facts = rows.ConvertAll(row => Facts(row.Saved));
        return [.. rows.Select(row => new VersionRow(
            row.Saved, SchemeStates.Of(Facts(row.Saved), facts, today), row.SavedBy, row.AcknowledgedBy, row.WithdrawnBy, row.Open))];
    }

    private static SchemeFacts Facts(ContractScheme saved) =>
        new(saved.Number, saved.InForceFrom, saved.AcknowledgedAt is not null, saved.WithdrawnAt is not null);
}
