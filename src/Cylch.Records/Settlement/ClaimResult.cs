using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Words">What shows it, in the provider's words.</param>
public sealed record ClaimResultInput(long PackageId, long OutcomeId, OutcomeResult Result, string Words);

/// <summary>A provider says what came of an outcome. Nothing is paid for it until somebody with nothing to gain has verified it.</summary>
public sealed class ClaimResult(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ClaimResultInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ClaimResult), cancellationToken) is { } done)
        {
            return done;
        }

        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == input.PackageId, cancellationToken);
        if (!await db.PackageOutcomes.AnyAsync(w => w.PackageId == package.Id && w.OutcomeId == input.OutcomeId, cancellationToken))
        {
            return new Refusal("settlement.outcome-not-bought", package.Reference);
        }

        var waiting = await db.OutcomeClaims.AsNoTracking()
            .Where(c => c.PackageId == package.Id && c.OutcomeId == input.OutcomeId
                && !db.Verifications.Any(v => v.OutcomeId == c.OutcomeId && v.PackageId == c.PackageId && v.Resolution != DisputeEnding.SetAside
                    && (v.ClaimId == c.Id || v.RecordedAt > c.RecordedAt)))
            .FirstOrDefaultAsync(cancellationToken);
        if (waiting is not null)
        {
            return new Refusal("settlement.claim-waits", waiting.ClaimedOn);
        }

        var claim = new OutcomeClaim
        {
            PackageId = package.Id,
            OutcomeId = input.OutcomeId,
            ClaimedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A claim is made by somebody."),
            ClaimedOn = doing.Today,
            Result = input.Result,
            Words = input.Words,
            RecordedAt = doing.At,
        };
        db.OutcomeClaims.Add(claim);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ClaimResult), "claim", reason, package.PersonId, package.ContractId), () => claim.Id, cancellationToken);
    }
}
