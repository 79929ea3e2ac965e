using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Words">Why, and what shows it.</param>
/// <param name="Language">"en" or "cy": the language it is written in.</param>
public sealed record AuditResultInput(
    long VerificationId, AuditAnswer Answer, bool LookedAtReading, bool LookedAtWords, bool LookedAtConfirmation, string Words, string Language);

/// <summary>
/// Somebody who took no part looks at a verified result that was drawn: the reading, the words and the confirmation. Where they do not agree
/// a dispute opens, and somebody else says how it ends.
/// </summary>
public sealed class AuditResult(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, AuditResultInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(AuditResult), cancellationToken) is { } done)
        {
            return done;
        }

        var accountId = doing.AccountId ?? throw new InvalidOperationException("A result is audited by somebody.");
        var verification = await db.Verifications.SingleAsync(v => v.Id == input.VerificationId, cancellationToken);
        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == verification.PackageId, cancellationToken);
        if (AuditCheck.FirstRefusal(await FactsAsync(accountId, verification, package, input, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        var audit = new ResultAudit
        {
            VerificationId = verification.Id,
            AuditedByAccountId = accountId,
            AuditedOn = doing.Today,
            Answer = input.Answer,
            LookedAtReading = input.LookedAtReading,
            LookedAtWords = input.LookedAtWords,
            LookedAtConfirmation = input.LookedAtConfirmation,
            Words = input.Words.Trim(),
            Language = input.Language,
            RecordedAt = doing.At,
        };
        db.ResultAudits.Add(audit);
        if (input.Answer == AuditAnswer.DoesNotAgree && verification.DisputedAt is null)
        {
            verification.DisputedAt = doing.At;
            verification.DisputedByAccountId = accountId;
            verification.DisputeWords = audit.Words;
            verification.DisputeLanguage = audit.Language;
        }

        return await SaveAsync(doing, audit, package, reason, cancellationToken);
    }

    private async Task<Decision<long>> SaveAsync(
        Doing doing, ResultAudit audit, Brokerage.CarePackage package, string reason, CancellationToken cancellationToken)
    {
        try
        {
            return await recorder.SaveAsync(
                doing, new RecordedAs(nameof(AuditResult), "verification", reason, package.PersonId, package.ContractId), () => audit.VerificationId, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The database keeps one audit of a result: if there is one now, somebody else audited it at the same moment.
            db.ChangeTracker.Clear();
            return await db.ResultAudits.AsNoTracking().AnyAsync(a => a.VerificationId == audit.VerificationId, cancellationToken)
                ? new Refusal("settlement.audited-before")
                : throw new InvalidOperationException("An audit was refused that nobody had made.");
        }
    }

    private async Task<AuditFacts> FactsAsync(
        long accountId, Verification verification, Brokerage.CarePackage package, AuditResultInput input, CancellationToken cancellationToken)
    {
        var parts = new ResultParts(db, cancellationToken);
        var providerId = await db.Contracts.Where(c => c.Id == package.ContractId).Select(c => c.ProviderId).SingleAsync(cancellationToken);
        return new AuditFacts(
            accountId, (await parts.StaffAsync(providerId)).Contains(accountId),
            await db.AuditDrawResults.AnyAsync(r => r.VerificationId == verification.Id && r.IsDrawn, cancellationToken),
            await db.ResultAudits.AnyAsync(a => a.VerificationId == verification.Id, cancellationToken),
            await parts.OfAsync(verification, package), input.Answer,
            input is { LookedAtReading: true, LookedAtWords: true, LookedAtConfirmation: true }, !string.IsNullOrWhiteSpace(input.Words));
    }
}
