using Cylch.Records.Brokerage;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <param name="Stands">Whether the person no longer needs care.</param>
/// <param name="ConfirmationWords">What the person said, or why they could not or would not.</param>
/// <param name="Words">What the verifier saw.</param>
/// <param name="Language">"en" or "cy": the language of the words.</param>
public sealed record VerifyIndependenceInput(
    long ClaimId, bool Stands, Confirmation Confirmation, string? ConfirmationWords, string Words, string Language);

/// <summary>Somebody with nothing to gain finds whether a claim of independence regained stands. It is found once.</summary>
public sealed class VerifyIndependence(CylchDb db, Recorder recorder)
{
    private static readonly Role[] ProviderRoles = [Role.ProviderManager, Role.ProviderFinance, Role.CareWorker, Role.ResponsibleIndividual];

    public async Task<Decision<long>> RunAsync(Doing doing, VerifyIndependenceInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(VerifyIndependence), cancellationToken) is { } done)
        {
            return done;
        }

        var accountId = doing.AccountId ?? throw new InvalidOperationException("Independence is verified by somebody.");
        var claim = await db.IndependenceClaims.AsNoTracking().SingleAsync(c => c.Id == input.ClaimId, cancellationToken);
        var package = await db.CarePackages.AsNoTracking().SingleAsync(k => k.Id == claim.PackageId, cancellationToken);
        if (await RefusalAsync(accountId, input, claim, package, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var verification = new IndependenceVerification
        {
            ClaimId = claim.Id,
            Stands = input.Stands,
            Confirmation = input.Confirmation,
            ConfirmationWords = input.ConfirmationWords,
            Words = input.Words,
            Language = input.Language,
            VerifiedByAccountId = accountId,
            VerifiedOn = doing.Today,
            RecordedAt = doing.At,
        };
        db.IndependenceVerifications.Add(verification);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(VerifyIndependence), "independence verification", reason, package.PersonId, package.ContractId),
            () => verification.Id, cancellationToken);
    }

    private async Task<Refusal?> RefusalAsync(
        long accountId, VerifyIndependenceInput input, IndependenceClaim claim, CarePackage package, CancellationToken cancellationToken)
    {
        if (await db.IndependenceVerifications.AnyAsync(v => v.ClaimId == claim.Id, cancellationToken))
        {
            return new Refusal("settlement.independence-verified-before");
        }

        if (input.Confirmation != Confirmation.ByPerson && string.IsNullOrWhiteSpace(input.ConfirmationWords))
        {
            return new Refusal("settlement.confirmation-without-reason");
        }

        var plan = await db.CarePlans.AsNoTracking().SingleAsync(p => p.Id == package.PlanId, cancellationToken);
        var ofProvider = await (
            from contract in db.Contracts
            join role in db.RoleAssignments on contract.ProviderId equals role.OrganisationId
            where contract.Id == package.ContractId && role.AccountId == accountId && ProviderRoles.Contains(role.Role)
            select role.Id).AnyAsync(cancellationToken);
        var ends = await db.CarePackages.Where(k => k.PersonId == package.PersonId && (k.EndsOn == null || k.EndsOn >= claim.SinceOn))
            .Select(k => k.EndsOn).ToListAsync(cancellationToken);
        return IndependenceCheck.Verify(
            accountId, ofProvider,
            [
                new PartInResult(PartTaken.Claimed, claim.ClaimedByAccountId), new PartInResult(PartTaken.WrotePlan, plan.WrittenByAccountId),
                new PartInResult(PartTaken.ApprovedPlan, plan.ApprovedByAccountId), new PartInResult(PartTaken.ArrangedPackage, package.BrokerAccountId),
            ],
            input.Stands, claim.SinceOn, ends.Max(), ends.Contains(null));
    }
}
