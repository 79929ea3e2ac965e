using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Words">Why they do not agree.</param>
/// <param name="Evidence">What shows it: a note, a reading, somebody who was there.</param>
/// <param name="Language">"en" or "cy": the language both are written in.</param>
public sealed record DisputeVerificationInput(long VerificationId, string Words, string? Evidence, string Language);

/// <summary>The provider or the person does not agree with a verification. Both views are kept, and money not yet paid for it waits.</summary>
public sealed class DisputeVerification(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(
        Doing doing, DisputeVerificationInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(DisputeVerification), cancellationToken) is { } done)
        {
            return done;
        }

        var verification = await db.Verifications.SingleAsync(v => v.Id == input.VerificationId, cancellationToken);
        if (verification.DisputedAt is not null)
        {
            return new Refusal("settlement.disputed-before");
        }

        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == verification.PackageId, cancellationToken);
        verification.DisputedAt = doing.At;
        verification.DisputedByAccountId = doing.AccountId;
        verification.DisputeWords = input.Words;
        verification.DisputeEvidence = input.Evidence;
        verification.DisputeLanguage = input.Language;
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(DisputeVerification), "verification", reason, package.PersonId, package.ContractId),
            () => verification.Id, cancellationToken);
    }
}
