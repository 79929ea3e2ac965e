using Cylch.Rules;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>Forgets an authenticator app, while another way in is left.</summary>
public sealed class RemoveAuthenticator(CylchDb db, Recorder recorder)
{
    public async Task<Decision<long>> RunAsync(Doing doing, long accountId, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        var passkeys = await db.UserPasskeys.CountAsync(p => p.UserId == accountId, cancellationToken);
        if (RoleCheck.CheckRemoval(passkeys, account.AuthenticatorKey is not null) is { } refusal)
        {
            return refusal;
        }

        account.AuthenticatorKey = null;
        account.AuthenticatorStep = null;
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(RemoveAuthenticator), "account", "own choice"), () => accountId, cancellationToken);
    }
}
