using Cylch.Rules;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>Adds a passkey that the browser has made and the program has checked.</summary>
public sealed class KeepPasskey(CylchDb db, Recorder recorder, UserManager<Account> users)
{
    /// <returns>The account, or <c>access.passkey-not-kept</c> when the same passkey is already somebody's.</returns>
    public async Task<Decision<long>> RunAsync(Doing doing, long accountId, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        var isKnown = await db.UserPasskeys.AnyAsync(p => p.CredentialId == passkey.CredentialId, cancellationToken);
        if (isKnown || !(await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded)
        {
            return new Refusal("access.passkey-not-kept");
        }

        account.TwoFactorEnabled = true;
        var decision = await recorder.SaveAsync(doing, new RecordedAs(nameof(KeepPasskey), "account", "own choice"), () => accountId, cancellationToken);
        await all.CommitAsync(cancellationToken);
        return decision;
    }
}
