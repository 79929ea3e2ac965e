using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Engagement;
using Cylch.Rules.Access;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Engagement;

/// <summary>An outcome about which the person and a worker said different things; both are kept.</summary>
public sealed record DifferRow(long OutcomeId, string GivenName, string FamilyName, string TitleEn, string TitleCy, int Own, int Worker);

/// <summary>Reads what was heard, and where people still differ.</summary>
public static class TogetherRows
{
    /// <summary>Meetings of the authorities the reader has a part in, newest first.</summary>
    public static IQueryable<Involvement> Visible(CylchDb db, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var organisations = viewer.Roles.Select(r => r.OrganisationId).Distinct().ToArray();
        var people = viewer.Links.Select(l => l.PersonId).ToArray();
        return db.Involvements.AsNoTracking()
            .Where(i => organisations.Contains(i.AuthorityId)
                || db.Contracts.Any(c => c.AuthorityId == i.AuthorityId
                    && (organisations.Contains(c.ProviderId) || (c.HealthBoardId != null && organisations.Contains(c.HealthBoardId.Value))))
                || db.People.Any(p => p.AuthorityId == i.AuthorityId && people.Contains(p.Id)))
            .OrderByDescending(i => i.HeldOn).ThenByDescending(i => i.Id);
    }

    /// <summary>Open outcomes whose newest answers of the person and of a care worker are not the same.</summary>
    public static async Task<IReadOnlyList<DifferRow>> DifferingAsync(CylchDb db, Ties ties, Reach reach, LocalDate today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ties);
        var outcomes = from o in db.PersonalOutcomes.AsNoTracking()
                       join p in ties.People(reach, today) on o.PersonId equals p.Id
                       where o.EndedOn == null || o.EndedOn > today
                       select new
                       {
                           o.Id,
                           p.GivenName,
                           p.FamilyName,
                           o.TitleEn,
                           o.TitleCy,
                           Own = db.Readings.Where(r => r.OutcomeId == o.Id && r.Voice == Voice.Person && r.Value != null && !db.Readings.Any(c => c.CorrectsReadingId == r.Id))
                               .OrderByDescending(r => r.TakenOn).ThenByDescending(r => r.Id).Select(r => r.Value).FirstOrDefault(),
                           Worker = db.Readings.Where(r => r.OutcomeId == o.Id && r.Voice == Voice.CareWorker && r.Value != null && !db.Readings.Any(c => c.CorrectsReadingId == r.Id))
                               .OrderByDescending(r => r.TakenOn).ThenByDescending(r => r.Id).Select(r => r.Value).FirstOrDefault(),
                       };
        var found = await outcomes.Where(o => o.Own != null && o.Worker != null && o.Own != o.Worker).OrderBy(o => o.FamilyName).ThenBy(o => o.Id)
            .ToListAsync(cancellationToken);
        return [.. found.Select(o => new DifferRow(o.Id, o.GivenName, o.FamilyName, o.TitleEn, o.TitleCy, o.Own!.Value, o.Worker!.Value))];
    }
}
