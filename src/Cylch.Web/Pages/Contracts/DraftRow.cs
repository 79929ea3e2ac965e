using Cylch.Records;
using Cylch.Records.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A draft in a list. Where it stands follows from its dates and from the version that was made of it.</summary>
/// <param name="ProposedAs">The number of the version it was proposed as; null when it was not, or that one was withdrawn.</param>
public sealed record DraftRow(SchemeDraft Draft, DraftEdition Newest, string? StartedBy, string? ChangedBy, int? ProposedAs, int OpenQuestions)
{
    /// <summary>The key of its state's wording.</summary>
    public string State => this switch
    {
        { Draft.GivenUpAt: not null } => "given-up",
        { ProposedAs: not null } => "proposed",
        { Draft.ShownAt: not null } => "shown",
        _ => "open",
    };

    public bool IsOpen => State is "open" or "shown";

    /// <param name="seesAll">Otherwise only drafts that were shown to the provider.</param>
    public static async Task<IReadOnlyList<DraftRow>> ReadAsync(CylchDb db, long contractId, bool seesAll, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (
            from d in db.SchemeDrafts.AsNoTracking()
            join e in db.DraftEditions on new { DraftId = d.Id, Number = d.NewestEdition } equals new { e.DraftId, e.Number }
            where d.ContractId == contractId && (seesAll || d.ShownAt != null)
            orderby d.Id descending
            select new
            {
                Draft = d, Newest = e,
                StartedBy = db.Users.Where(u => u.Id == d.StartedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                ChangedBy = db.Users.Where(u => u.Id == e.ChangedByAccountId).Select(u => u.DisplayName).FirstOrDefault(),
                ProposedAs = db.ContractSchemes.Where(s => s.DraftId == d.Id).Select(s => (int?)s.Number).FirstOrDefault(),
                Open = db.TermQuestions.Count(q => q.DraftId == d.Id && q.AnsweredAt == null),
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new DraftRow(row.Draft, row.Newest, row.StartedBy, row.ChangedBy, row.ProposedAs, row.Open))];
    }
}
