using Cylch.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Access;

/// <summary>
/// Makes the code of a one-time link, for a new account or one that lost every way in. Until it is used nothing changes; a
/// newer one replaces it.
/// </summary>
public sealed class MakeSetUpLink(CylchDb db, Recorder recorder)
{
    /// <summary>How long the link works.</summary>
    public static readonly Duration Lasts = Duration.FromDays(3);

    /// <returns>The code, which is kept nowhere; or <c>access.account-closed</c>.</returns>
    public async Task<Decision<string>> RunAsync(Doing doing, long accountId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        if (await db.Users.AnyAsync(a => a.Id == accountId && a.ClosedAt != null, cancellationToken))
        {
            return new Refusal("access.account-closed");
        }

        var code = SecretCode.Make(32);
        var older = await db.OneTimeCodes
            .Where(c => c.AccountId == accountId && c.Kind == OneTimeKind.SetUp && c.UsedAt == null)
            .ToListAsync(cancellationToken);
        older.ForEach(c => c.UsedAt = doing.At);
        db.OneTimeCodes.Add(new OneTimeCode
        {
            AccountId = accountId,
            Kind = OneTimeKind.SetUp,
            CodeHash = SecretCode.Hash(code),
            MadeAt = doing.At,
            EndsAt = doing.At + Lasts,
        });
        var saved = await recorder.SaveAsync(
            doing with { SubmissionKey = null }, new RecordedAs(nameof(MakeSetUpLink), "account", reason), () => accountId, cancellationToken);
        return saved.IsRefused ? saved.Refusal! : code;
    }
}
