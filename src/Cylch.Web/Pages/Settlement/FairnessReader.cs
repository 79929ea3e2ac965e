using Cylch.Records;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Who reads the watch of one authority, and so how much of it they see.</summary>
/// <param name="IsNamed">The authority's own: providers by name.</param>
/// <param name="OwnIds">The providers the reader acts for; seen by name, the others without.</param>
/// <param name="Names">Only those whose name the reader may see.</param>
public sealed record FairnessReader(
    long AuthorityId, string AuthorityEn, string AuthorityCy, bool IsNamed, IReadOnlyList<long> OwnIds, IReadOnlyDictionary<long, (string En, string Cy)> Names)
{
    /// <summary>People and carers: the findings in words, no figures of single providers and no conversations.</summary>
    public bool IsPanel => !IsNamed && OwnIds.Count == 0;

    /// <summary>The authorities whose watch somebody may see at all: their own, those their provider serves, those of the people they are tied to.</summary>
    public static async Task<IReadOnlyList<(long Id, string En, string Cy)>> AuthoritiesAsync(CylchDb db, Reach reach, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(reach);
        var (own, providers, people) = (reach.AuthorityIds, reach.ProviderIds, reach.Links.Select(l => l.PersonId).ToArray());
        var found = await db.Organisations.AsNoTracking()
            .Where(o => own.Contains(o.Id)
                || db.Contracts.Any(c => c.AuthorityId == o.Id && providers.Contains(c.ProviderId))
                || db.People.Any(p => p.AuthorityId == o.Id && people.Contains(p.Id)))
            .OrderByDescending(o => own.Contains(o.Id)).ThenBy(o => o.Id)
            .Select(o => new { o.Id, o.NameEn, o.NameCy }).ToListAsync(cancellationToken);
        return [.. found.Select(o => (o.Id, o.NameEn, o.NameCy))];
    }

    /// <param name="asked">The authority asked for; null takes the first.</param>
    /// <returns>Null when the reader may see none, or not the one asked for.</returns>
    public static async Task<FairnessReader?> OfAsync(CylchDb db, Reach reach, long? asked, CancellationToken cancellationToken)
    {
        var authorities = await AuthoritiesAsync(db, reach, cancellationToken);
        if (authorities.Count == 0 || (asked is { } id && !authorities.Any(a => a.Id == id)))
        {
            return null;
        }

        var authority = authorities.FirstOrDefault(a => a.Id == asked, authorities[0]);
        var isNamed = reach.AuthorityIds.Contains(authority.Id);
        var own = reach.ProviderIds;
        var names = await db.Organisations.AsNoTracking()
            .Where(o => db.Contracts.Any(c => c.AuthorityId == authority.Id && c.ProviderId == o.Id) && (isNamed || own.Contains(o.Id)))
            .Select(o => new { o.Id, o.NameEn, o.NameCy }).ToListAsync(cancellationToken);
        return new FairnessReader(
            authority.Id, authority.En, authority.Cy, isNamed, own, names.ToDictionary(o => o.Id, o => (o.NameEn, o.NameCy)));
    }
}
