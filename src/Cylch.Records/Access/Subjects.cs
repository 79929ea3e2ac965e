using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>What a page's address is about: the person, contract or organisation whose ties decide who may open it.</summary>
public sealed record Subject(long? PersonId = null, long? ContractId = null, long? OrganisationId = null)
{
    /// <summary>An account, for pages that administer it.</summary>
    public long? AccountId { get; init; }

    /// <summary>The package an address names: then a provider may only through this one, not through another for the same person.</summary>
    public long? PackageId { get; init; }

    /// <summary>Whether both can be about the same: nothing that both name differs.</summary>
    public bool Agrees(Subject other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Same(PersonId, other.PersonId) && Same(ContractId, other.ContractId) && Same(OrganisationId, other.OrganisationId)
            && Same(AccountId, other.AccountId) && Same(PackageId, other.PackageId);
    }

    /// <summary>What both name together.</summary>
    public Subject With(Subject other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Subject(PersonId ?? other.PersonId, ContractId ?? other.ContractId, OrganisationId ?? other.OrganisationId)
        {
            AccountId = AccountId ?? other.AccountId,
            PackageId = PackageId ?? other.PackageId,
        };
    }

    private static bool Same(long? one, long? other) => one is null || other is null || one == other;
}

/// <summary>
/// Finds the subject of an identifier in an address. A route value with another name than these cannot be used on a
/// page about somebody, so a new kind of address needs its line here before it can be opened at all.
/// </summary>
public sealed class Subjects(CylchDb db)
{
    public static readonly IReadOnlyList<string> Names =
    [
        "personId", "outcomeId", "conversationId", "planId", "reviewId", "packageId", "verificationId", "claimId",
        "contractId", "draftId", "runId", "lineId", "queryId", "importId", "zoneId", "organisationId", "paymentFileId",
        "accountId",
    ];

    /// <summary>The subject, or null when there is no such record.</summary>
    /// <exception cref="ArgumentException">The name is not one of <see cref="Names"/>.</exception>
    public Task<Subject?> FindAsync(string name, long id, CancellationToken cancellationToken) => name switch
    {
        "personId" => Find(db.People.Where(p => p.Id == id).Select(p => new Subject(p.Id, null, null)), cancellationToken),
        "outcomeId" => Find(db.PersonalOutcomes.Where(o => o.Id == id).Select(o => new Subject(o.PersonId, null, null)), cancellationToken),
        "conversationId" => Find(db.Conversations.Where(c => c.Id == id).Select(c => new Subject(c.PersonId, null, null)), cancellationToken),
        "planId" => Find(db.CarePlans.Where(p => p.Id == id).Select(p => new Subject(p.PersonId, null, null)), cancellationToken),
        "reviewId" => Find(db.PlanReviews.Where(r => r.Id == id).Select(r => new Subject(r.PersonId, null, null)), cancellationToken),
        "packageId" => Find(db.CarePackages.Where(k => k.Id == id).Select(k => new Subject(k.PersonId, k.ContractId, null) { PackageId = k.Id }), cancellationToken),
        "verificationId" => Find(
            from v in db.Verifications
            join k in db.CarePackages on v.PackageId equals k.Id
            where v.Id == id
            select new Subject(k.PersonId, k.ContractId, null) { PackageId = k.Id }, cancellationToken),
        "claimId" => Find(
            from c in db.OutcomeClaims
            join k in db.CarePackages on c.PackageId equals k.Id
            where c.Id == id
            select new Subject(k.PersonId, k.ContractId, null) { PackageId = k.Id }, cancellationToken),
        "contractId" => Find(db.Contracts.Where(c => c.Id == id).Select(c => new Subject(null, c.Id, null)), cancellationToken),
        "draftId" => Find(db.SchemeDrafts.Where(d => d.Id == id).Select(d => new Subject(null, d.ContractId, null)), cancellationToken),
        "runId" => Find(db.SettlementRuns.Where(r => r.Id == id).Select(r => new Subject(null, r.ContractId, null)), cancellationToken),
        "lineId" => Find(
            from l in db.StatementLines
            join r in db.SettlementRuns on l.RunId equals r.Id
            where l.Id == id
            select new Subject(null, r.ContractId, null), cancellationToken),
        "queryId" => Find(
            from q in db.LineQueries
            join l in db.StatementLines on q.LineId equals l.Id
            join r in db.SettlementRuns on l.RunId equals r.Id
            where q.Id == id
            select new Subject(null, r.ContractId, null), cancellationToken),
        "importId" => Find(db.VisitImports.Where(i => i.Id == id).Select(i => new Subject(null, null, i.ProviderId)), cancellationToken),

        // A zone's counts are about a population: whoever may read population anywhere may read them.
        "zoneId" => Find(db.Zones.Where(z => z.Id == id).Select(z => new Subject(null, null, null)), cancellationToken),
        "organisationId" => Find(db.Organisations.Where(o => o.Id == id).Select(o => new Subject(null, null, o.Id)), cancellationToken),
        "paymentFileId" => Find(
            from r in db.SettlementRuns
            join c in db.Contracts on r.ContractId equals c.Id
            where r.PaymentFileId == id
            select new Subject(null, null, c.AuthorityId), cancellationToken),
        "accountId" => Find(db.Users.Where(a => a.Id == id).Select(a => new Subject(null, null, null) { AccountId = a.Id }), cancellationToken),
        _ => throw new ArgumentException($"An address about somebody cannot use the name {name}; add it to Subjects.", nameof(name)),
    };

    // The first, not the single one: every contract paid in one file belongs to the same authority.
    private static Task<Subject?> Find(IQueryable<Subject> query, CancellationToken cancellationToken) =>
        query.FirstOrDefaultAsync(cancellationToken)!;
}
