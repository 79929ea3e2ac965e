using Cylch.Rules;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>Forgets a passkey, while another way in is left.</summary>
public sealed class RemovePasskey(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, long accountId, byte[] credentialId, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        var passkeys = await db.UserPasskeys.Where(p => p.UserId == accountId).ToListAsync(cancellationToken);
        if (passkeys.Find(p => p.CredentialId.AsSpan().SequenceEqual(credentialId)) is not { } passkey)
        {
            return accountId;
        }

        if (RoleCheck.CheckRemoval(passkeys.Count, account.AuthenticatorKey is not null) is { } refusal)
        {
            return refusal;
        }

        db.UserPasskeys.Remove(passkey);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(RemovePasskey), "account", "own choice"), () => accountId, cancellationToken);
    }
}
