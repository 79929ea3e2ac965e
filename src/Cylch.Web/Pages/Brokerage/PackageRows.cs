using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Records.Brokerage;
using Cylch.Rules.Access;
using Cylch.Rules.Assessment;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Brokerage;

public enum PackageState
{
    Running = 1,
    ToStart = 2,
    Ended = 3,
}

/// <summary>One package in a list.</summary>
public sealed record PackageRow(
    long Id, string Reference, long PersonId, string GivenName, string FamilyName, string ContractNumber, CommissioningModel Model, string ProviderEn,
    string ProviderCy, LocalDate StartsOn, LocalDate? EndsOn, int MinutesPerWeek)
{
    public PackageState On(LocalDate day) => EndsOn < day ? PackageState.Ended : StartsOn > day ? PackageState.ToStart : PackageState.Running;
}

/// <summary>Somebody with an approved plan and no care under it.</summary>
public sealed record WaitingRow(long PersonId, string GivenName, string FamilyName, string? ZoneEn, string? ZoneCy, int MinutesPerWeek, LocalDate StartsOn);

/// <summary>What a list of packages is narrowed to.</summary>
public sealed record PackageFilter(string? Text, long? ContractId, PackageState? State)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && ContractId is null && State is null;
}

/// <summary>Reads packages for lists.</summary>
public static class PackageRows
{
    /// <summary>
    /// Packages within a reach. A provider sees its own running ones and no other provider's; the authority those of its people,
    /// and a person their own.
    /// </summary>
    public static IQueryable<CarePackage> Visible(CylchDb db, Ties ties, Reach reach, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ties);
        ArgumentNullException.ThrowIfNull(reach);
        var people = ties.People(reach with { ProviderIds = [] }, today).Select(p => p.Id);
        var providers = reach.ProviderIds;
        return db.CarePackages.AsNoTracking().Where(k =>
            people.Contains(k.PersonId)
            || (k.StartsOn <= today && (k.EndsOn == null || k.EndsOn >= today)
                && db.Contracts.Any(c => c.Id == k.ContractId && providers.Contains(c.ProviderId))));
    }

    public static IQueryable<PackageRow> Rows(CylchDb db, IQueryable<CarePackage> packages, PackageFilter filter, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var found = packages;
        foreach (var word in FoldedName.Of(filter.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // A folded word holds letters and digits alone, so nothing in it has a meaning for LIKE.
            var (name, reference) = ("% " + word + "%", "%" + word + "%");
            found = found.Where(k => db.People.Any(p => p.Id == k.PersonId && EF.Functions.Like(p.SearchText, name))
                || EF.Functions.Like(k.Reference.ToLower(), reference));
        }

        found = filter.ContractId is { } contract ? found.Where(k => k.ContractId == contract) : found;
        found = filter.State switch
        {
            PackageState.Running => found.Where(k => k.StartsOn <= today && (k.EndsOn == null || k.EndsOn >= today)),
            PackageState.ToStart => found.Where(k => k.StartsOn > today && (k.EndsOn == null || k.EndsOn >= today)),
            PackageState.Ended => found.Where(k => k.EndsOn < today),
            _ => found,
        };
        return
            from k in found
            join p in db.People on k.PersonId equals p.Id
            join c in db.Contracts on k.ContractId equals c.Id
            join o in db.Organisations on c.ProviderId equals o.Id
            join plan in db.CarePlans on k.PlanId equals plan.Id
            orderby p.FamilyName, p.GivenName, k.Id
            select new PackageRow(
                k.Id, k.Reference, p.Id, p.GivenName, p.FamilyName, c.Number, c.Model, o.NameEn, o.NameCy, k.StartsOn, k.EndsOn, plan.MinutesPerWeek);
    }

    /// <summary>People whose approved plan nobody has been found for.</summary>
    public static IQueryable<WaitingRow> Waiting(CylchDb db, IQueryable<Records.Assessment.Person> people, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
            from p in people
            join plan in db.CarePlans on p.Id equals plan.PersonId
            where plan.ApprovedOn != null && plan.ReplacedOn == null && p.DiedOn == null && p.MovedAwayOn == null
                && !db.CarePackages.Any(k => k.PersonId == p.Id && (k.EndsOn == null || k.EndsOn >= today))
            orderby plan.StartsOn, p.FamilyName, p.Id
            select new WaitingRow(
                p.Id, p.GivenName, p.FamilyName, db.Zones.Where(z => z.Id == p.ZoneId).Select(z => z.NameEn).FirstOrDefault(),
                db.Zones.Where(z => z.Id == p.ZoneId).Select(z => z.NameCy).FirstOrDefault(), plan.MinutesPerWeek, plan.StartsOn);
    }
}
