using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>Keeps the key of an authenticator app once a code of it has been seen to fit; it takes the place of an earlier one.</summary>
public sealed class KeepAuthenticator(CylchDb db, Recorder recorder)
{
    /// <param name="key">Enciphered by the program.</param>
    /// <param name="step">The step of the code that was typed, which cannot be used again.</param>
    public async Task<Decision<long>> RunAsync(Doing doing, long accountId, string key, long step, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        account.AuthenticatorKey = key;
        account.AuthenticatorStep = step;
        account.TwoFactorEnabled = true;
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(KeepAuthenticator), "account", "own choice"), () => accountId, cancellationToken);
    }
}
