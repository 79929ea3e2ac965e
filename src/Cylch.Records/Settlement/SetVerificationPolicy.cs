using Cylch.Rules;
using Cylch.Rules.Settlement;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Settlement;

/// <param name="Words">Why it is decided so.</param>
public sealed record SetVerificationPolicyInput(long AuthorityId, VerificationPolicy Policy, string Words);

/// <summary>
/// An authority decides how results are checked from a day on: how long a reading counts, how long after a period a result may still
/// be verified for it, how many are audited, and whether they are paid meanwhile.
/// </summary>
public sealed class SetVerificationPolicy(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, SetVerificationPolicyInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        ArgumentNullException.ThrowIfNull(input);
        if (await recorder.AlreadyDoneAsync(doing, nameof(SetVerificationPolicy), cancellationToken) is { } done)
        {
            return done;
        }

        var latest = await db.VerificationPolicyVersions.AsNoTracking().Where(p => p.AuthorityId == input.AuthorityId)
            .OrderByDescending(p => p.InForceFrom).FirstOrDefaultAsync(cancellationToken);
        if (input.Policy.FirstRefusal(latest?.InForceFrom, doing.Today) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(input.Words))
        {
            return new Refusal("settlement.policy-without-words");
        }

        var version = new VerificationPolicyVersion
        {
            AuthorityId = input.AuthorityId,
            InForceFrom = input.Policy.InForceFrom,
            ReadingWeeks = input.Policy.ReadingWeeks,
            ClosesAfterDays = input.Policy.ClosesAfterDays,
            AuditPerThousand = input.Policy.AuditPerThousand,
            WhileAudited = input.Policy.WhileAudited,
            Words = input.Words.Trim(),
            SavedByAccountId = doing.AccountId,
            SavedAt = doing.At,
        };
        db.VerificationPolicyVersions.Add(version);
        return await recorder.SaveAsync(
            doing, new RecordedAs(nameof(SetVerificationPolicy), "verification-policy", reason), () => version.Id, cancellationToken);
    }
}
