using Cylch.Rules;
using Cylch.Rules.Outcomes;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="ReadingId">The reading it rests on; null only for a neutral ending.</param>
/// <param name="NeutralReason">Why it ended without anybody's doing; null when it did not.</param>
/// <param name="ConfirmationWords">What the person said, or why they could not or would not.</param>
public sealed record VerifyResultInput(
    long PackageId,
    long OutcomeId,
    long? ClaimId,
    long? FindingId,
    long? ReadingId,
    NeutralReason? NeutralReason,
    Confirmation Confirmation,
    string? ConfirmationWords,
    string? ConfirmationLanguage,
    string Words);

/// <summary>Somebody with nothing to gain checks what came of an outcome. The result follows from the reading, not from what anybody claims.</summary>
public sealed class VerifyResult(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, VerifyResultInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(VerifyResult), cancellationToken) is { } done)
        {
            return done;
        }

        var accountId = doing.AccountId ?? throw new InvalidOperationException("A result is verified by somebody.");
        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == input.PackageId, cancellationToken);
        if (!await db.PackageOutcomes.AnyAsync(w => w.PackageId == package.Id && w.OutcomeId == input.OutcomeId, cancellationToken))
        {
            return new Refusal("settlement.outcome-not-bought", package.Reference);
        }

        if (input.Confirmation != Confirmation.ByPerson && string.IsNullOrWhiteSpace(input.ConfirmationWords))
        {
            return new Refusal("settlement.confirmation-without-reason");
        }

        var facts = await new VerificationReading(db, cancellationToken).ReadAsync(accountId, doing.Today, package, input);
        if (VerificationCheck.FirstRefusal(facts) is { } refusal)
        {
            return refusal;
        }

        var verification = Verified(doing, accountId, input, facts);
        db.Verifications.Add(verification);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(VerifyResult), "verification", reason, package.PersonId, package.ContractId),
            () => verification.Id, cancellationToken);
    }

    private static Verification Verified(Doing doing, long accountId, VerifyResultInput input, VerificationFacts facts)
    {
        var judged = input.NeutralReason is { } neutral
            ? new Judgement(null, neutral)
            : Judge.Result(facts.Kind, facts.Measure, facts.Baseline!.Value, facts.Target ?? facts.Baseline.Value, facts.Reading!.Value!.Value).Value;
        return new Verification
        {
            PackageId = input.PackageId,
            OutcomeId = input.OutcomeId,
            ClaimId = input.ClaimId,
            FindingId = input.FindingId,
            ReadingId = input.ReadingId,
            VerifiedByAccountId = accountId,
            VerifiedOn = doing.Today,
            Result = judged.Result ?? (judged.Neutral == NeutralReason.ChangedMind ? OutcomeResult.NoLongerWanted : OutcomeResult.CannotSay),
            NeutralReason = judged.Neutral,
            Confirmation = input.Confirmation,
            ConfirmationWords = input.ConfirmationWords,
            ConfirmationLanguage = input.ConfirmationLanguage,
            Words = input.Words,
            RecordedAt = doing.At,
        };
    }
}
