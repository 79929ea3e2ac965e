using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Contracts;

public sealed record WithdrawSchemeInput(long SchemeId);

/// <summary>Takes a version back before it is in force, with the reason. What has been in force, or has settled a period, stays.</summary>
public sealed class WithdrawScheme(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, WithdrawSchemeInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(WithdrawScheme), cancellationToken) is { } done)
        {
            return done;
        }

        var scheme = await db.ContractSchemes.IgnoreQueryFilters().SingleAsync(s => s.Id == input.SchemeId, cancellationToken);
        if (await FirstRefusalAsync(doing, scheme, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        scheme.WithdrawnAt = doing.At;
        scheme.WithdrawnByAccountId = doing.AccountId;
        scheme.WithdrawnWhy = reason;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(WithdrawScheme), "scheme", reason, ContractId: scheme.ContractId), () => scheme.Id, cancellationToken);
    }

    private async Task<Refusal?> FirstRefusalAsync(Doing doing, ContractScheme scheme, CancellationToken cancellationToken)
    {
        if (scheme.WithdrawnAt is not null)
        {
            return new Refusal("contracts.withdrawn", scheme.Number);
        }

        // Without the provider's word it was never in force, whatever its day.
        var isInForce = scheme.AcknowledgedAt is not null && scheme.InForceFrom <= doing.Today;
        return isInForce || await db.SettlementRuns.AnyAsync(r => r.SchemeId == scheme.Id, cancellationToken)
            ? new Refusal("contracts.in-force-already", scheme.Number, scheme.InForceFrom)
            : null;
    }
}
