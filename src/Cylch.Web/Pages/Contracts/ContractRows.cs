using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Rules.Contracts;
using NodaTime;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A contract as the register lists it.</summary>
public sealed record ContractRow(
    long Id, string Number, string TitleEn, string TitleCy, string ProviderEn, string ProviderCy, CommissioningModel Model, string? ZoneEn,
    string? ZoneCy, LocalDate StartsOn, LocalDate? EndsOn, int People, int? Version, bool IsAcknowledged);

/// <summary>The register's rows for the contracts somebody may see, narrowed.</summary>
internal static class ContractRows
{
    public static IQueryable<ContractRow> Of(
        CylchDb db, IQueryable<Contract> visible, string? text, CommissioningModel? model, long? providerId, LocalDate today)
    {
        var wanted = text?.Trim().ToUpperInvariant() ?? "";
        return
            from c in visible
            join p in db.Organisations on c.ProviderId equals p.Id
            from z in db.Zones.Where(z => z.Id == c.ZoneId).DefaultIfEmpty()
            let newest = db.ContractSchemes.Where(s => s.ContractId == c.Id).OrderByDescending(s => s.Number).FirstOrDefault()
            where (model == null || c.Model == model) && (providerId == null || c.ProviderId == providerId)
                && (wanted == "" || c.Number.ToUpper().Contains(wanted) || c.TitleEn.ToUpper().Contains(wanted) || c.TitleCy.ToUpper().Contains(wanted)
                    || p.NameEn.ToUpper().Contains(wanted) || p.NameCy.ToUpper().Contains(wanted))
            orderby c.Number
            select new ContractRow(
                c.Id, c.Number, c.TitleEn, c.TitleCy, p.NameEn, p.NameCy, c.Model, z == null ? null : z.NameEn, z == null ? null : z.NameCy,
                c.StartsOn, c.EndsOn,
                db.CarePackages.Count(k => k.ContractId == c.Id && k.StartsOn <= today && (k.EndsOn == null || k.EndsOn >= today)),
                newest == null ? null : newest.Number, newest != null && newest.AcknowledgedAt != null);
    }
}
