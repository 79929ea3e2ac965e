using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Words">How it ends, and why.</param>
/// <param name="Language">"en" or "cy": the language it is written in.</param>
public sealed record ResolveDisputeInput(long VerificationId, string Words, string Language);

/// <summary>
/// Somebody other than whoever disputed, and other than whoever verified, says how a dispute ends. The verification stands from then on; if
/// it was wrong, a new one on a new reading is made beside it.
/// </summary>
public sealed class ResolveDispute(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ResolveDisputeInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ResolveDispute), cancellationToken) is { } done)
        {
            return done;
        }

        var verification = await db.Verifications.SingleAsync(v => v.Id == input.VerificationId, cancellationToken);
        if (verification.DisputedAt is null || verification.ResolvedAt is not null)
        {
            return new Refusal("settlement.no-open-dispute");
        }

        if (verification.DisputedByAccountId == doing.AccountId || verification.VerifiedByAccountId == doing.AccountId)
        {
            return new Refusal("settlement.resolver-took-part");
        }

        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == verification.PackageId, cancellationToken);
        verification.ResolvedAt = doing.At;
        verification.ResolvedByAccountId = doing.AccountId;
        verification.ResolutionWords = input.Words;
        verification.ResolutionLanguage = input.Language;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ResolveDispute), "verification", reason, package.PersonId, package.ContractId),
            () => verification.Id, cancellationToken);
    }
}
