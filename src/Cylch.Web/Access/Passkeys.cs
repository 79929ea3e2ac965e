using System.Globalization;
using Cylch.Records.Access;
using Cylch.Rules;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Access;

/// <summary>Passkeys: what the browser is asked, and what its answer is worth.</summary>
public sealed class Passkeys(SignInManager<Account> identity, UserManager<Account> users, KeepPasskey keepPasskey, Current current, IHttpContextAccessor http)
{
    /// <summary>What to ask a browser that should make a passkey, as JSON.</summary>
    public Task<string> AskForNewAsync(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return identity.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = account.Id.ToString(CultureInfo.InvariantCulture),
            Name = account.Email ?? account.DisplayName,
            DisplayName = account.DisplayName,
        });
    }

    /// <summary>What to ask a browser that should prove a passkey, as JSON; null lets its holder choose among all of theirs.</summary>
    public Task<string> AskForProofAsync(Account? account) => identity.MakePasskeyRequestOptionsAsync(account!);

    /// <summary>Keeps the passkey a browser made.</summary>
    public async Task<Refusal?> KeepAsync(Account account, string? credential, string? name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (string.IsNullOrEmpty(credential) || !await IsUnderWayAsync())
        {
            return new Refusal("access.passkey-wrong");
        }

        var made = await identity.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded || made.UserEntity.Id != account.Id.ToString(CultureInfo.InvariantCulture))
        {
            return new Refusal("access.passkey-wrong");
        }

        made.Passkey.Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        return (await keepPasskey.RunAsync(new Records.Doing(account.Id, current.Now), account.Id, made.Passkey, cancellationToken)).Refusal;
    }

    /// <summary>Whose passkey a browser proved.</summary>
    public async Task<Decision<Account>> ProveAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential) || !await IsUnderWayAsync())
        {
            return new Refusal("access.passkey-wrong");
        }

        var proved = await identity.PerformPasskeyAssertionAsync(credential);
        if (!proved.Succeeded || proved.User.ClosedAt is not null)
        {
            return new Refusal("access.passkey-wrong");
        }

        // How often it was used goes up each time; a copy that counts for itself is found out.
        await users.AddOrUpdatePasskeyAsync(proved.User, proved.Passkey);
        return proved.User;
    }

    // What was asked is kept in a cookie for a few minutes; without it there is nothing to check an answer against.
    private async Task<bool> IsUnderWayAsync() => (await http.HttpContext!.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded;
}
