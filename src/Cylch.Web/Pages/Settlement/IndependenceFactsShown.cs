using Cylch.Records;
using Cylch.Records.Contracts;
using Cylch.Records.Settlement;
using Cylch.Rules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>A claim of independence regained, and what was found about it; nothing while it waits.</summary>
public sealed record IndependenceStep(IndependenceClaim Claim, string ClaimedBy, IndependenceVerification? Found, string? FoundBy);

/// <summary>Everything said and found about the independence of one package's person, oldest first.</summary>
/// <param name="RewardPence">What the terms of today pay for it; null where they do not.</param>
public sealed record IndependenceFactsShown(
    long PackageId, long PersonId, long ContractId, string PersonName, string PackageReference, string ProviderEn, string ProviderCy,
    IReadOnlyList<IndependenceStep> Steps, long? RewardPence)
{
    public IndependenceStep? Waiting => Steps.FirstOrDefault(step => step.Found is null);

    /// <summary>A second claim waits for the first to be found out, and one that stands is enough.</summary>
    public bool MayBeClaimed => Steps.All(step => step.Found is { Stands: false });

    public static async Task<IndependenceFactsShown> ReadAsync(CylchDb db, long packageId, LocalDate today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var package = await (
            from k in db.CarePackages.AsNoTracking()
            join p in db.People on k.PersonId equals p.Id
            join t in db.Contracts on k.ContractId equals t.Id
            join g in db.Organisations on t.ProviderId equals g.Id
            where k.Id == packageId
            select new { k.PersonId, k.ContractId, k.Reference, p.GivenName, p.FamilyName, g.NameEn, g.NameCy }).SingleAsync(cancellationToken);
        var steps = await (
            from c in db.IndependenceClaims.AsNoTracking()
            where c.PackageId == packageId
            from v in db.IndependenceVerifications.Where(v => v.ClaimId == c.Id).DefaultIfEmpty()
            orderby c.Id
            select new IndependenceStep(
                c, db.Users.Where(u => u.Id == c.ClaimedByAccountId).Select(u => u.DisplayName).First(), v,
                v == null ? null : db.Users.Where(u => u.Id == v.VerifiedByAccountId).Select(u => u.DisplayName).First())).ToListAsync(cancellationToken);
        var saved = await db.ContractSchemes.AsNoTracking().Where(s => s.ContractId == package.ContractId && s.InForceFrom <= today)
            .OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        return new IndependenceFactsShown(
            packageId, package.PersonId, package.ContractId, $"{package.GivenName} {package.FamilyName}", package.Reference, package.NameEn, package.NameCy,
            steps, saved is null ? null : SchemeText.Read(saved).Find<IndependenceReward>()?.Pence);
    }
}
