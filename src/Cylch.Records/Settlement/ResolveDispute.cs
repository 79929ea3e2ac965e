using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Words">How it ends, and why.</param>
/// <param name="Language">"en" or "cy": the language it is written in.</param>
public sealed record ResolveDisputeInput(long VerificationId, string Words, string Language, DisputeEnding Ending = DisputeEnding.Stands);

/// <summary>
/// Somebody who took no part in a result says how a dispute about it ends. Either it stands from then on, or it is set aside: then it never counts
/// again, what it brought in closed periods is taken back by corrections, and a new one on a new reading may be made beside it.
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

        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == verification.PackageId, cancellationToken);
        if ((await new ResultParts(db, cancellationToken).OfAsync(verification, package)).Any(part => part.AccountId == doing.AccountId))
        {
            return new Refusal("settlement.resolver-took-part");
        }

        verification.ResolvedAt = doing.At;
        verification.ResolvedByAccountId = doing.AccountId;
        verification.Resolution = input.Ending;
        verification.ResolutionWords = input.Words;
        verification.ResolutionLanguage = input.Language;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ResolveDispute), "verification", reason, package.PersonId, package.ContractId),
            () => verification.Id, cancellationToken);
    }
}
