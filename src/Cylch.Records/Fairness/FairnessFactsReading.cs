using Cylch.Records.Brokerage;
using Cylch.Rules.Access;
using Cylch.Rules.Fairness;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Fairness;

/// <summary>
/// The facts of one authority for the fairness watch: what happened by the day, as far as it had been written down by then.
/// </summary>
internal sealed class FairnessFactsReading(CylchDb db, long authorityId, LocalDate asOn, CancellationToken cancellationToken)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private readonly Instant _known = London.AtStartOfDay(asOn.PlusDays(1)).ToInstant();
    private readonly LocalDate _from = asOn.PlusMonths(-FairnessRule.Months).PlusDays(1);

    public async Task<FairnessFacts> ReadAsync() => new(
        asOn, await CareAsync(), await new CheckedResultsReading(db, Packages(), asOn, _known, cancellationToken).ReadAsync(), await StartsAsync(), await TargetsAsync());

    private IQueryable<ProviderOfPackage> Packages() =>
        from package in db.CarePackages.AsNoTracking()
        join contract in db.Contracts on package.ContractId equals contract.Id
        where contract.AuthorityId == authorityId && package.StartsOn <= asOn
        select new ProviderOfPackage { Package = package, ProviderId = contract.ProviderId };

    private Task<List<CareTakenOn>> CareAsync() => (
        from taken in Packages()
        join plan in db.CarePlans on taken.Package.PlanId equals plan.Id
        where taken.Package.StartsOn >= _from
        orderby taken.Package.Id
        select new CareTakenOn(taken.ProviderId, taken.Package.ComplexityBand, plan.ApprovedOn, taken.Package.StartsOn)).ToListAsync(cancellationToken);

    // The first value the person gave, a corrected one too: a correction that lowers the start is what is asked about.
    private async Task<List<LockedStart>> StartsAsync()
    {
        var rows = await (
            from outcome in db.PersonalOutcomes.AsNoTracking()
            join start in db.Readings on outcome.BaselineReadingId equals start.Id
            where outcome.BaselineLockedOn >= _from && outcome.BaselineLockedOn <= asOn && start.Value != null
                && db.PackageOutcomes.Any(w => w.OutcomeId == outcome.Id)
            orderby outcome.Id
            select new
            {
                outcome.Id,
                LockedOn = outcome.BaselineLockedOn!.Value,
                Start = start.Value!.Value,
                First = db.Readings
                    .Where(r => r.OutcomeId == outcome.Id && r.Voice == start.Voice && r.Value != null && r.TakenOn <= outcome.BaselineLockedOn && r.RecordedAt < _known)
                    .OrderBy(r => r.TakenOn).ThenBy(r => r.Id).Select(r => r.Value).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var providers = await ProvidersAsync();
        return [.. rows.Where(row => row.First is not null && providers.ContainsKey(row.Id))
            .Select(row => new LockedStart(providers[row.Id], row.LockedOn, row.First!.Value, row.Start))];
    }

    private async Task<List<TargetSet>> TargetsAsync()
    {
        var rows = await (
            from outcome in db.PersonalOutcomes.AsNoTracking()
            join start in db.Readings on outcome.BaselineReadingId equals start.Id
            where outcome.WrittenOn >= _from && outcome.WrittenOn <= asOn && outcome.Kind == OutcomeKind.Change && outcome.Target != null && start.Value != null
            orderby outcome.Id
            select new
            {
                outcome.Id, outcome.WrittenOn, outcome.Measure, outcome.WrittenByAccountId, Start = start.Value!.Value, Target = outcome.Target!.Value,
            }).ToListAsync(cancellationToken);
        var writers = rows.Select(row => row.WrittenByAccountId).Distinct().ToList();
        var roles = (await (
            from role in db.RoleAssignments
            join organisation in db.Organisations on role.OrganisationId equals organisation.Id
            where writers.Contains(role.AccountId)
            select new { role.AccountId, role.FromOn, role.UntilOn, organisation.Kind }).ToListAsync(cancellationToken)).ToLookup(role => role.AccountId);
        var providers = await ProvidersAsync();
        return [.. rows.Where(row => providers.ContainsKey(row.Id)).Select(row => new TargetSet(
            providers[row.Id], Writer(row.WrittenByAccountId, row.WrittenOn), row.WrittenOn, row.Measure, row.Start, row.Target))];

        // Whoever holds a role with a provider writes as the provider, whatever else they hold.
        OutcomeWriter Writer(long? accountId, LocalDate on)
        {
            var held = accountId is { } id
                ? roles[id].Where(role => role.FromOn <= on && (role.UntilOn == null || role.UntilOn >= on)).Select(role => (RolePlace)role.Kind).ToList()
                : [];
            return held.Contains(RolePlace.Provider) ? OutcomeWriter.Provider : held.Count > 0 ? OutcomeWriter.Authority : OutcomeWriter.NotKnown;
        }
    }

    // An outcome bought more than once counts for whoever had it first.
    private async Task<IReadOnlyDictionary<long, long>> ProvidersAsync()
    {
        _providers ??= (await (
                from bought in db.PackageOutcomes.AsNoTracking()
                join taken in Packages() on bought.PackageId equals taken.Package.Id
                select new { bought.OutcomeId, taken.ProviderId, taken.Package.StartsOn, taken.Package.Id }).ToListAsync(cancellationToken))
            .GroupBy(bought => bought.OutcomeId)
            .ToDictionary(same => same.Key, same => same.OrderBy(bought => bought.StartsOn).ThenBy(bought => bought.Id).First().ProviderId);
        return _providers;
    }

    private Dictionary<long, long>? _providers;
}

/// <summary>A package with the provider its contract is with.</summary>
internal sealed class ProviderOfPackage
{
    public required CarePackage Package { get; init; }
    public required long ProviderId { get; init; }
}
