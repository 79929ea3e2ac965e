using Cylch.Records;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Population;

/// <summary>A zone as lists show it.</summary>
public sealed record ZoneRow(
    long Id, string NameEn, string NameCy, int Residents, int Residents65AndOver, int Residents85AndOver, int WithCare, long? ContractId, string? ContractNumber)
{
    /// <summary>Counts of people below this are not shown: so few could be known by them.</summary>
    public const int Fewest = 5;
}

/// <summary>Reads zones with their residents and how many have care.</summary>
public static class ZoneRows
{
    /// <summary>Zones of the authorities a reach extends to, also through contracts of a provider or health board.</summary>
    public static async Task<IReadOnlyList<ZoneRow>> ReadAsync(CylchDb db, Reach reach, LocalDate today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(reach);
        var (authorities, providers, boards) = (reach.AuthorityIds, reach.ProviderIds, reach.HealthBoardIds);
        return await (
            from z in db.Zones.AsNoTracking()
            from contract in db.Contracts.Where(c => c.ZoneId == z.Id && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today))
                .OrderBy(c => c.Number).Take(1).DefaultIfEmpty()
            where authorities.Contains(z.AuthorityId) || db.Contracts.Any(c => c.AuthorityId == z.AuthorityId
                && (providers.Contains(c.ProviderId) || (c.HealthBoardId != null && boards.Contains(c.HealthBoardId.Value))))
            orderby z.Id
            select new ZoneRow(
                z.Id, z.NameEn, z.NameCy,
                db.Areas.Where(a => a.ZoneId == z.Id).Sum(a => a.Residents),
                db.Areas.Where(a => a.ZoneId == z.Id).Sum(a => a.Residents65AndOver),
                db.Areas.Where(a => a.ZoneId == z.Id).Sum(a => a.Residents85AndOver),
                db.People.Count(p => p.ZoneId == z.Id && db.CarePackages.Any(k => k.PersonId == p.Id && k.StartsOn <= today && (k.EndsOn == null || k.EndsOn >= today))),
                contract == null ? null : contract.Id, contract == null ? null : contract.Number)).ToListAsync(cancellationToken);
    }
}
