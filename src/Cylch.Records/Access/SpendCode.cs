using Cylch.Rules;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>
/// Takes a code as the second factor: one of the authenticator's, whose step is then used up, or a recovery code, which is
/// gone. Of two requests with the same code one succeeds.
/// </summary>
public sealed class SpendCode(CylchDb db, Recorder recorder)
{
    /// <param name="step">The step of the authenticator's code; null when it was none of them, and a recovery code is looked for.</param>
    /// <returns>How it let them in, or <c>access.code-wrong</c>.</returns>
    public async Task<Decision<WayIn>> RunAsync(Doing doing, long accountId, long? step, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var wayIn = step is null ? WayIn.RecoveryCode : WayIn.Authenticator;
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = step is { } used
            ? await db.Users.Where(a => a.Id == accountId && (a.AuthenticatorStep == null || a.AuthenticatorStep < used))
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.AuthenticatorStep, used), cancellationToken)
            : await TakeRecoveryCodeAsync(doing, accountId, SecretCode.Hash(code), cancellationToken);
        if (taken == 0)
        {
            return new Refusal("access.code-wrong");
        }

        await recorder.SaveAsync(
            new Doing(accountId, doing.At), new RecordedAs(nameof(SpendCode), "account", wayIn.ToString()), () => accountId, cancellationToken);
        await all.CommitAsync(cancellationToken);
        return wayIn;
    }

    private Task<int> TakeRecoveryCodeAsync(Doing doing, long accountId, string hash, CancellationToken cancellationToken) =>
        db.OneTimeCodes.Where(c => c.AccountId == accountId && c.Kind == OneTimeKind.Recovery && c.CodeHash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, doing.At), cancellationToken);
}
