using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>What a page's address is about: the person, contract or organisation whose ties decide who may open it.</summary>
public sealed record Subject(long? PersonId = null, long? ContractId = null, long? OrganisationId = null)
{
    /// <summary>An account, for pages that administer it.</summary>
    public long? AccountId { get; init; }

    /// <summary>The package an address names: then a provider may only through this one, not through another for the same person.</summary>
    public long? PackageId { get; init; }

    /// <summary>The authority a provider's matter is with: then no other authority may, though the provider serves it too.</summary>
    public long? AuthorityId { get; init; }

    /// <summary>Whether both can be about the same: nothing that both name differs.</summary>
    public bool Agrees(Subject other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Same(PersonId, other.PersonId) && Same(ContractId, other.ContractId) && Same(OrganisationId, other.OrganisationId)
            && Same(AccountId, other.AccountId) && Same(PackageId, other.PackageId)
            && Same(AuthorityId, other.AuthorityId);
    }

    /// <summary>What both name together.</summary>
    public Subject With(Subject other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Subject(PersonId ?? other.PersonId, ContractId ?? other.ContractId, OrganisationId ?? other.OrganisationId)
        {
            AccountId = AccountId ?? other.AccountId,
            PackageId = PackageId ?? other.PackageId,
            AuthorityId = AuthorityId ?? other.AuthorityId,
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
    // The first, not the single one: every contract paid in one file belongs to the same authority.
    private static readonly OrderedDictionary<string, Question<Func<CylchDb, long, CancellationToken, Task<Subject?>>>> Found = new(StringComparer.Ordinal)
    {
        ["personId"] = Ask((db, id, _) => db.People.Where(p => p.Id == id).Select(p => new Subject(p.Id, null, null)).FirstOrDefault()),
        ["outcomeId"] = Ask((db, id, _) => db.PersonalOutcomes.Where(o => o.Id == id).Select(o => new Subject(o.PersonId, null, null)).FirstOrDefault()),
        ["conversationId"] = Ask((db, id, _) => db.Conversations.Where(c => c.Id == id).Select(c => new Subject(c.PersonId, null, null)).FirstOrDefault()),
        ["planId"] = Ask((db, id, _) => db.CarePlans.Where(p => p.Id == id).Select(p => new Subject(p.PersonId, null, null)).FirstOrDefault()),
        ["reviewId"] = Ask((db, id, _) => db.PlanReviews.Where(r => r.Id == id).Select(r => new Subject(r.PersonId, null, null)).FirstOrDefault()),
        ["packageId"] = Ask((db, id, _) => db.CarePackages.Where(k => k.Id == id).Select(k => new Subject(k.PersonId, k.ContractId, null) { PackageId = k.Id }).FirstOrDefault()),
        ["verificationId"] = Ask((db, id, _) => (
            from v in db.Verifications
            join k in db.CarePackages on v.PackageId equals k.Id
            where v.Id == id
            select new Subject(k.PersonId, k.ContractId, null) { PackageId = k.Id }).FirstOrDefault()),
        ["claimId"] = Ask((db, id, _) => (
            from c in db.OutcomeClaims
            join k in db.CarePackages on c.PackageId equals k.Id
            where c.Id == id
            select new Subject(k.PersonId, k.ContractId, null) { PackageId = k.Id }).FirstOrDefault()),
        ["contractId"] = Ask((db, id, _) => db.Contracts.Where(c => c.Id == id).Select(c => new Subject(null, c.Id, null)).FirstOrDefault()),
        ["draftId"] = Ask((db, id, _) => db.SchemeDrafts.Where(d => d.Id == id).Select(d => new Subject(null, d.ContractId, null)).FirstOrDefault()),
        ["runId"] = Ask((db, id, _) => db.SettlementRuns.Where(r => r.Id == id).Select(r => new Subject(null, r.ContractId, null)).FirstOrDefault()),
        ["lineId"] = Ask((db, id, _) => (
            from l in db.StatementLines
            join r in db.SettlementRuns on l.RunId equals r.Id
            where l.Id == id
            select new Subject(null, r.ContractId, null)).FirstOrDefault()),
        ["queryId"] = Ask((db, id, _) => (
            from q in db.LineQueries
            join l in db.StatementLines on q.LineId equals l.Id
            join r in db.SettlementRuns on l.RunId equals r.Id
            where q.Id == id
            select new Subject(null, r.ContractId, null)).FirstOrDefault()),
        ["shadowId"] = Ask((db, id, _) => db.ShadowRuns.Where(s => s.Id == id).Select(s => new Subject(null, s.ContractId, null)).FirstOrDefault()),
        ["tryId"] = Ask((db, id, _) => db.TriedTerms.Where(t => t.Id == id).Select(t => new Subject(null, t.ContractId, null)).FirstOrDefault()),
        ["importId"] = Ask((db, id, _) => db.VisitImports.Where(i => i.Id == id).Select(i => new Subject(null, null, i.ProviderId)).FirstOrDefault()),

        // A zone's counts are about a population: whoever may read population anywhere may read them.
        ["zoneId"] = Ask((db, id, _) => db.Zones.Where(z => z.Id == id).Select(z => new Subject(null, null, null)).FirstOrDefault()),
        ["organisationId"] = Ask((db, id, _) => db.Organisations.Where(o => o.Id == id).Select(o => new Subject(null, null, o.Id)).FirstOrDefault()),
        ["paymentFileId"] = Ask((db, id, _) => (
            from r in db.SettlementRuns
            join c in db.Contracts on r.ContractId equals c.Id
            where r.PaymentFileId == id
            select new Subject(null, null, c.AuthorityId)).FirstOrDefault()),
        ["accountId"] = Ask((db, id, _) => db.Users.Where(a => a.Id == id).Select(a => new Subject(null, null, null) { AccountId = a.Id }).FirstOrDefault()),
        ["providerId"] = Ask((db, id, _) => db.Organisations.Where(o => o.Id == id && o.Kind == OrganisationKind.Provider).Select(o => new Subject(null, null, o.Id)).FirstOrDefault()),
        ["fairnessId"] = Ask((db, id, _) => db.FairnessConversations.Where(c => c.Id == id)
            .Select(c => new Subject(null, null, c.ProviderId) { AuthorityId = c.AuthorityId }).FirstOrDefault()),
    };

    public static IReadOnlyList<string> Names => Found.Keys;

    /// <summary>The subject, or null when there is no such record.</summary>
    /// <exception cref="ArgumentException">The name is not one of <see cref="Names"/>.</exception>
    public Task<Subject?> FindAsync(string name, long id, CancellationToken cancellationToken) => Found.TryGetValue(name, out var found)
        ? found.Of(db)(db, id, cancellationToken)
        : throw new ArgumentException($"An address about somebody cannot use the name {name}; add it to Subjects.", nameof(name));

    private static Question<Func<CylchDb, long, CancellationToken, Task<Subject?>>> Ask(Expression<Func<CylchDb, long, CancellationToken, Subject?>> find) =>
        new(() => EF.CompileAsyncQuery(find));
}
