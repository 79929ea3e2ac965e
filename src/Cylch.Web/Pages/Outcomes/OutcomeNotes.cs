using Cylch.Records;
using Cylch.Records.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Outcomes;

/// <summary>What a care worker wrote about an outcome on a day.</summary>
public sealed record NoteRow(LocalDate NotedOn, string CareWorker, NoteProgress Progress, string Words, string Language);

/// <summary>A package that runs for an outcome today, and whose provider a note would be of.</summary>
public sealed record NotedPackage(long Id, long ProviderId, string ProviderEn, string ProviderCy);

/// <summary>Reads the notes of an outcome, and the packages under which one may be written.</summary>
public static class OutcomeNotes
{
    public static async Task<IReadOnlyList<NoteRow>> LatestAsync(CylchDb db, long outcomeId, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.VisitNotes.AsNoTracking().Where(n => n.OutcomeId == outcomeId).OrderByDescending(n => n.NotedOn).ThenByDescending(n => n.Id).Take(most)
            .Select(n => new NoteRow(n.NotedOn, n.CareWorker, n.Progress, n.Words, n.Language)).ToListAsync(cancellationToken);
    }

    public static async Task<IReadOnlyList<NotedPackage>> PackagesAsync(
        CylchDb db, long outcomeId, IReadOnlyCollection<long> providerIds, LocalDate day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await (
            from k in db.CarePackages.AsNoTracking()
            join c in db.Contracts on k.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            where k.Outcomes.Any(w => w.OutcomeId == outcomeId) && providerIds.Contains(c.ProviderId)
                && k.StartsOn <= day && (k.EndsOn == null || k.EndsOn >= day)
            orderby k.Id
            select new NotedPackage(k.Id, o.Id, o.NameEn, o.NameCy)).ToListAsync(cancellationToken);
    }
}
