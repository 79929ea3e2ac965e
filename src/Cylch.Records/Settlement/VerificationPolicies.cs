using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>The policies of one authority, loaded once.</summary>
public sealed class VerificationPolicies
{
    private readonly IReadOnlyList<VerificationPolicy> _all;

    private VerificationPolicies(IReadOnlyList<VerificationPolicy> all) => _all = all;

    public static async Task<VerificationPolicies> OfAsync(CylchDb db, long authorityId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var versions = await db.VerificationPolicyVersions.AsNoTracking().Where(p => p.AuthorityId == authorityId).ToListAsync(cancellationToken);
        return new VerificationPolicies(versions.ConvertAll(version => version.Policy));
    }

    /// <summary>In force on a day; null when there is none.</summary>
    public VerificationPolicy? On(LocalDate day) => VerificationPolicy.On(_all, day);
}
