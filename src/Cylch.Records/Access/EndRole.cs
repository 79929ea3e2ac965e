using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>Takes a role away from today: it was held until yesterday.</summary>
public sealed class EndRole(CylchDb db, Recorder recorder)
{
    /// <returns>The role, or <c>access.own-role-end</c>: nobody takes away their own, so that an organisation keeps an administrator.</returns>
    public async Task<Decision<long>> RunAsync(Doing doing, long roleId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var role = await db.RoleAssignments.SingleAsync(r => r.Id == roleId, cancellationToken);
        if (role.AccountId == doing.AccountId)
        {
            return new Refusal("access.own-role-end");
        }

        // A role taken away is gone at once, not at midnight.
        role.UntilOn = doing.Today.PlusDays(-1);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(EndRole), "role", reason), () => roleId, cancellationToken);
    }
}
