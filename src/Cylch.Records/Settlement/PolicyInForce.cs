using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>How settlement is run on a day: the policy of a contract, or else its authority's; and who may approve how much.</summary>
public sealed class PolicyInForce(CylchDb db)
{
    /// <returns>Null when none was written down for that day.</returns>
    public async Task<RunPolicy?> OfAsync(long authorityId, long contractId, LocalDate on, CancellationToken cancellationToken)
    {
        var policies = await db.SettlementPolicies.AsNoTracking()
            .Where(p => p.OrganisationId == authorityId && (p.ContractId == null || p.ContractId == contractId) && p.InForceFrom <= on)
            .ToListAsync(cancellationToken);
        return Of(policies, contractId)?.Rules;
    }

    /// <param name="policies">In force, of the authority.</param>
    public static SettlementPolicy? Of(IReadOnlyList<SettlementPolicy> policies, long contractId)
    {
        ArgumentNullException.ThrowIfNull(policies);
        var own = policies.Where(p => p.ContractId == contractId).ToList();
        return (own.Count > 0 ? own : [.. policies.Where(p => p.ContractId is null)]).OrderBy(p => p.InForceFrom).ThenBy(p => p.Id).LastOrDefault();
    }

    public async Task<IReadOnlyList<ApprovalLimitFacts>> LimitsAsync(long authorityId, CancellationToken cancellationToken) =>
        (await db.ApprovalLimits.AsNoTracking().Where(l => l.OrganisationId == authorityId).ToListAsync(cancellationToken)).ConvertAll(l => l.Facts);

    /// <summary>What an account holds in an authority on a day.</summary>
    public async Task<IReadOnlyList<Role>> RolesAsync(long? accountId, long authorityId, LocalDate on, CancellationToken cancellationToken) =>
        await db.RoleAssignments
            .Where(r => r.AccountId == accountId && r.OrganisationId == authorityId && r.FromOn <= on && (r.UntilOn == null || r.UntilOn >= on))
            .Select(r => r.Role).Distinct().ToListAsync(cancellationToken);
}
