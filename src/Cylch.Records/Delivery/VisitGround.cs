using System.Buffers.Binary;
using Cylch.Rules;
using Cylch.Rules.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Delivery;

/// <summary>What is known of one provider before a file of theirs is read: contracts, people, packages and closed periods.</summary>
/// <param name="Allowed">The days a file may tell of: from the provider's first contract until the day the file came.</param>
/// <param name="ContractOf">The contract of each of the provider's packages.</param>
/// <param name="Closed">Days of periods that are closed, by contract.</param>
internal sealed record VisitGround(
    long ProviderId, VisitFacts Facts, DateRange Allowed, IReadOnlyDictionary<long, long> ContractOf, ILookup<long, DateRange> Closed)
{
    // Nobody keeps visits of so long ago to send; it bounds what a wrong year can ask for.
    private const int MostYears = 7;

    private readonly Dictionary<long, string> _personOf = [];

    private string ProviderRef => Facts.SentBy!;

    public bool IsLate(long packageId, LocalDate visitOn) => Closed[ContractOf[packageId]].Any(period => period.Contains(visitOn));

    /// <summary>Refuses a provider who has no contract, for then no visit could be theirs.</summary>
    public static async Task<Decision<VisitGround>> ReadAsync(
        CylchDb db, long providerId, LocalDate cameOn, CancellationToken cancellationToken)
    {
        var sender = await db.Organisations.Where(o => o.Id == providerId).Select(o => o.Reference).SingleAsync(cancellationToken);
        var contracts = await ContractsAsync(db, providerId, cancellationToken);
        var own = await db.Contracts.Where(c => c.ProviderId == providerId).Select(c => c.StartsOn).ToListAsync(cancellationToken);
        if (own.Count == 0 || own.Min() > cameOn)
        {
            return new Refusal("delivery.no-contract");
        }

        // Only people with a package of this provider are known: nobody can learn by trying references who else is.
        var packages = await (
            from package in db.CarePackages
            join contract in db.Contracts on package.ContractId equals contract.Id
            join person in db.People on package.PersonId equals person.Id
            where contract.ProviderId == providerId
            select new { package.Id, package.ContractId, package.StartsOn, package.EndsOn, contract.Number, Person = person.Reference })
            .ToListAsync(cancellationToken);
        var closed = await (
            from run in db.SettlementRuns
            join contract in db.Contracts on run.ContractId equals contract.Id
            where contract.ProviderId == providerId && run.ApprovedAt != null && run.ReplacedAt == null
            select new { run.ContractId, run.FromOn, run.UntilOn }).ToListAsync(cancellationToken);
        var facts = new VisitFacts(
            packages.Select(p => p.Person).ToHashSet(StringComparer.Ordinal),
            contracts,
            packages.GroupBy(p => (p.Person, p.Number))
                .ToDictionary(g => g.Key, IReadOnlyList<KnownPackage> (g) => [.. g.Select(p => new KnownPackage(p.Id, new DateRange(p.StartsOn, p.EndsOn)))]),
            sender);
        var from = LocalDate.Max(own.Min(), cameOn.PlusYears(-MostYears));
        var ground = new VisitGround(
            providerId, facts, new DateRange(from, cameOn), packages.ToDictionary(p => p.Id, p => p.ContractId),
            closed.ToLookup(r => r.ContractId, r => new DateRange(r.FromOn, r.UntilOn)));
        foreach (var package in packages)
        {
            ground._personOf.Add(package.Id, package.Person);
        }

        return ground;
    }

    /// <summary>Tells the checks of every visit of this provider already kept on those days, but for those of the import in hand.</summary>
    public async Task HoldAsync(CylchDb db, VisitChecks checks, DateRange days, long importId, CancellationToken cancellationToken)
    {
        var (first, last) = (days.Start.PlusDays(-1), days.End!.Value.PlusDays(1));
        var held =
            from visit in db.Visits
            join package in db.CarePackages on visit.PackageId equals package.Id
            join contract in db.Contracts on package.ContractId equals contract.Id
            where contract.ProviderId == ProviderId && visit.VisitOn >= first && visit.VisitOn <= last && visit.ImportId != importId
            select new { visit.ContentKey, visit.PackageId, visit.CareWorkerRef, visit.StartAt, visit.ActualMinutes, visit.IsSecondary };
        await foreach (var visit in held.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            checks.Hold(new HeldVisit(
                Key(visit.ContentKey), _personOf[visit.PackageId], ProviderRef, visit.CareWorkerRef,
                visit.StartAt.ToUnixTimeSeconds(), LeastSeconds(visit.ActualMinutes), visit.IsSecondary));
        }
    }

    // Visits that did not come by file may have a key of another length, which no row's key can be.
    private static UInt128 Key(byte[] kept) => kept.Length == 16 ? BinaryPrimitives.ReadUInt128BigEndian(kept) : ContentHash.Of(kept.AsSpan());

    // Kept minutes are rounded, half a minute up: a visit of 29 min 30 s is kept as 30. Taken at their least, no visit that
    // began as another ended is refused for the rounding.
    private static int LeastSeconds(int minutes) => minutes == 0 ? 0 : minutes * 60 - 30;

    // Contract numbers are public, so that a wrong one can be told from another provider's. The provider's own comes first.
    private static async Task<Dictionary<string, KnownContract>> ContractsAsync(CylchDb db, long providerId, CancellationToken cancellationToken)
    {
        var contracts = await (
            from contract in db.Contracts
            join provider in db.Organisations on contract.ProviderId equals provider.Id
            orderby contract.ProviderId == providerId descending, contract.Id
            select new { contract.Number, provider.Reference, contract.StartsOn, contract.EndsOn }).ToListAsync(cancellationToken);
        return contracts.DistinctBy(c => c.Number)
            .ToDictionary(c => c.Number, c => new KnownContract(c.Reference, new DateRange(c.StartsOn, c.EndsOn)), StringComparer.Ordinal);
    }
}
