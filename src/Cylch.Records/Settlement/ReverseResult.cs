using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="ReplacedById">The verification that stands in its place; null when nothing does yet.</param>
/// <param name="Words">Why it does not stand.</param>
/// <param name="Language">"en" or "cy": the language it is written in.</param>
public sealed record ReverseResultInput(long VerificationId, long? ReplacedById, string Words, string Language);

/// <summary>
/// After a dispute that was ended against it, somebody who took no part says that a result does not stand. What was paid for it is taken back by the next
/// run, which names the lines it corrects; what stands in its place is settled as if it had been known from the start.
/// </summary>
public sealed class ReverseResult(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, ReverseResultInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(ReverseResult), cancellationToken) is { } done)
        {
            return done;
        }

        var verification = await db.Verifications.AsNoTracking().SingleAsync(v => v.Id == input.VerificationId, cancellationToken);
        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == verification.PackageId, cancellationToken);
        if (ReversalCheck.FirstRefusal(await FactsAsync(doing, verification, input.ReplacedById, cancellationToken)) is { } refusal)
        {
            return await recorder.RefuseAsync(doing, nameof(ReverseResult), refusal, cancellationToken);
        }

        var reversal = new ResultReversal
        {
            VerificationId = verification.Id,
            ReplacedById = input.ReplacedById,
            ReversedByAccountId = doing.AccountId ?? throw new InvalidOperationException("A result is taken back by somebody."),
            ReversedAt = doing.At,
            Words = input.Words,
            Language = input.Language,
        };
        db.ResultReversals.Add(reversal);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(ReverseResult), "verification", reason, package.PersonId, package.ContractId), () => verification.Id, cancellationToken);
    }

    private async Task<ReversalFacts> FactsAsync(Doing doing, Verification verification, long? replacedById, CancellationToken cancellationToken)
    {
        var replacement = replacedById is null
            ? null
            : await db.Verifications.AsNoTracking().SingleOrDefaultAsync(v => v.Id == replacedById, cancellationToken);
        return new ReversalFacts(
            verification is { DisputedAt: not null, ResolvedAt: not null },
            verification.VerifiedByAccountId == doing.AccountId || verification.DisputedByAccountId == doing.AccountId,
            await db.ResultReversals.AnyAsync(r => r.VerificationId == verification.Id, cancellationToken),
            replacedById is not null,
            replacement is not null && replacement.PackageId == verification.PackageId && replacement.OutcomeId == verification.OutcomeId
                && replacement.Id > verification.Id && !await db.ResultReversals.AnyAsync(
                    r => r.VerificationId == replacedById || r.ReplacedById == replacedById, cancellationToken),
            await db.StatementLines.AnyAsync(
                l => l.VerificationId == replacedById && l.CorrectsRunId == null
                    && db.SettlementRuns.Any(r => r.Id == l.RunId && r.ApprovedAt != null), cancellationToken));
    }
}
