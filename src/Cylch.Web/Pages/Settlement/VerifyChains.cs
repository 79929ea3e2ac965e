using Cylch.Records;
using Cylch.Records.Settlement;
using Cylch.Rules.Settlement;
using Cylch.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Reads how results were checked: claimed, confirmed, verified, drawn or not, audited, disputed, ended.</summary>
internal sealed class VerifyChains(CylchDb db, W words, CancellationToken cancellationToken)
{
    public async Task<IReadOnlyDictionary<long, VerifyChain>> OfAsync(IReadOnlySet<long> verificationIds)
    {
        var verifications = await db.Verifications.AsNoTracking().Where(v => verificationIds.Contains(v.Id)).ToListAsync(cancellationToken);
        var claimIds = verifications.Select(v => v.ClaimId).ToHashSet();
        var claims = await db.OutcomeClaims.AsNoTracking().Where(c => claimIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var draws = await db.AuditDrawResults.AsNoTracking().Where(r => verificationIds.Contains(r.VerificationId))
            .ToDictionaryAsync(r => r.VerificationId, cancellationToken);
        var audits = await db.ResultAudits.AsNoTracking().Where(a => verificationIds.Contains(a.VerificationId))
            .ToDictionaryAsync(a => a.VerificationId, cancellationToken);
        var packages = verifications.Select(v => v.PackageId).ToHashSet();
        var authorities = await (
            from k in db.CarePackages
            join c in db.Contracts on k.ContractId equals c.Id
            where packages.Contains(k.Id)
            select new { k.Id, c.AuthorityId }).ToDictionaryAsync(k => k.Id, k => k.AuthorityId, cancellationToken);
        var policies = new Dictionary<long, VerificationPolicies>();
        foreach (var authority in authorities.Values.Distinct())
        {
            policies[authority] = await VerificationPolicies.OfAsync(db, authority, cancellationToken);
        }

        var readingIds = verifications.Where(v => v.ReadingId is not null).Select(v => v.ReadingId!.Value).ToHashSet();
        var readings = await db.Readings.AsNoTracking().Where(r => readingIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Value, cancellationToken);
        var names = await NamesAsync(verifications, claims.Values, audits.Values);
        return verifications.ToDictionary(v => v.Id, v => Chain(
            v, v.ClaimId is { } claim ? claims.GetValueOrDefault(claim) : null, draws.GetValueOrDefault(v.Id), audits.GetValueOrDefault(v.Id), names,
            v.VerifiedByAccountId is null ? null : policies[authorities[v.PackageId]].On(v.VerifiedOn), v.ReadingId is { } id ? readings.GetValueOrDefault(id) : null));
    }

    private VerifyChain Chain(
        Verification verification, OutcomeClaim? claim, AuditDrawResult? draw, ResultAudit? audit, Dictionary<long, string> names, VerificationPolicy? policy, int? reading)
    {
        string Name(long? id) => id is { } account ? names.GetValueOrDefault(account) ?? words["settlement.verify.nobody"] : words["settlement.verify.nobody"];
        List<ChainStep> steps = [];
        if (claim is not null)
        {
            steps.Add(new(words["settlement.chain.claimed", Name(claim.ClaimedByAccountId), words.Of("outcomes.outcome-result", claim.Result)], words.Say.Date(claim.ClaimedOn), claim.Words));
        }

        var verifiedOn = words.Say.Date(verification.VerifiedOn);
        steps.Add(new(words.Of("settlement.confirmation", verification.Confirmation), verifiedOn, verification.ConfirmationWords, verification.ConfirmationLanguage));
        steps.Add(new(
            verification.VerifiedByAccountId is { } by
                ? words["settlement.chain.verified", Name(by), words.Of("outcomes.outcome-result", verification.Result)]
                : words["settlement.chain.verified-by-measure", words.Of("outcomes.outcome-result", verification.Result)],
            verifiedOn, verification.Words)
        {
            Note = reading is { } value ? words["settlement.dispute.reading", value] : null,
        });
        if (verification.VerifiedByAccountId is not null)
        {
            steps.Add(Audit(draw, audit, Name));
        }

        if (verification.DisputedAt is { } disputed)
        {
            steps.Add(new(words["settlement.chain.disputed", Name(verification.DisputedByAccountId)], words.Say.Moment(disputed), verification.DisputeWords, verification.DisputeLanguage)
            {
                Evidence = verification.DisputeEvidence,
            });
            steps.Add(verification.ResolvedAt is { } resolved
                ? new(
                    words["settlement.chain.ended", Name(verification.ResolvedByAccountId), words.Of("settlement.ending", verification.Resolution ?? DisputeEnding.Stands)],
                    words.Say.Moment(resolved), verification.ResolutionWords, verification.ResolutionLanguage)
                : new(words["settlement.chain.dispute-open"], null));
        }

        return new VerifyChain(verification.Id, steps, policy is null ? null : Policy(words, policy));
    }

    private ChainStep Audit(AuditDrawResult? draw, ResultAudit? audit, Func<long?, string> name) => (draw, audit) switch
    {
        (_, { } found) => new(
            words["settlement.chain.audited", name(found.AuditedByAccountId), words.Of("settlement.audit-answer", found.Answer)], words.Say.Date(found.AuditedOn),
            found.Words, found.Language),
        ({ IsDrawn: true }, _) => new(words["settlement.chain.audit-waits"], null),
        ({ }, _) => new(words["settlement.chain.not-drawn"], null),
        _ => new(words["settlement.chain.no-draw"], null),
    };

    /// <summary>A policy as one sentence.</summary>
    internal static string Policy(W words, VerificationPolicy policy) => words[
        policy.AuditPerThousand == 0 ? "settlement.verification-policy.says-none"
            : policy.WhileAudited == WhileAudited.Wait ? "settlement.verification-policy.says-wait" : "settlement.verification-policy.says-pay",
        words.Say.Date(policy.InForceFrom), policy.ReadingWeeks, policy.ClosesAfterDays, words.Say.Percent(new Rules.Share(policy.AuditPerThousand, VerificationPolicy.Everything))];

    private async Task<Dictionary<long, string>> NamesAsync(
        List<Verification> verifications, IEnumerable<OutcomeClaim> claims, IEnumerable<ResultAudit> audits)
    {
        var accounts = verifications.SelectMany(v => new[] { v.VerifiedByAccountId, v.DisputedByAccountId, v.ResolvedByAccountId })
            .Concat(claims.Select(c => (long?)c.ClaimedByAccountId)).Concat(audits.Select(a => (long?)a.AuditedByAccountId)).ToHashSet();
        return await db.Users.Where(u => accounts.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
    }
}
