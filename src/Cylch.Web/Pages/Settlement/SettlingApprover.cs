using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Web.Pages.Settlement;

/// <summary>What a reader may approve in a list of runs, so that no button is offered that would only be refused.</summary>
/// <param name="Limit">The most in one statement; null when no limits are in force.</param>
public sealed record SettlingApprover(long? AccountId, IReadOnlySet<long> ContractIds, Money? Limit)
{
    public static readonly SettlingApprover Nobody = new(null, new HashSet<long>(), null);

    public bool May(SettlingRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Run.ApprovedAt: null, State: "prepared" or "reviewed" } && row.Run.PreparedByAccountId != AccountId && ContractIds.Contains(row.ContractId)
            && !IsAboveLimit(row);
    }

    public bool IsAboveLimit(SettlingRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Run is { ApprovedAt: null } run && ContractIds.Contains(row.ContractId) && Limit is { } limit && new Money(Math.Abs(run.TotalPence)) > limit;
    }

    /// <param name="authorityId">Whose limits count; null when the list is empty.</param>
    public static async Task<SettlingApprover> ReadAsync(
        CylchDb db, long? accountId, IReadOnlySet<long> contractIds, long? authorityId, LocalDate today, CancellationToken cancellationToken)
    {
        if (contractIds.Count == 0 || authorityId is not { } authority || accountId is not { } account)
        {
            return Nobody with { ContractIds = contractIds, AccountId = accountId };
        }

        var policies = new PolicyInForce(db);
        var roles = await policies.RolesAsync(account, authority, today, cancellationToken);
        return new SettlingApprover(account, contractIds, ApprovalCheck.LimitOf(account, roles, today, await policies.LimitsAsync(authority, cancellationToken)));
    }
}
