using System.Globalization;
using System.Security.Claims;
using Cylch.Records;
using Cylch.Records.Access;
using Cylch.Rules;
using Cylch.Rules.Access;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Web.Access;

/// <summary>The steps of signing in: password, second factor, in. Each try is counted before it is looked at.</summary>
public sealed class SignInSteps(
    CylchDb db, IPasswordHasher<Account> hasher, CountTry countTry, SpendCode spendCode, StartSession startSession, EndSessions endSessions,
    PartWay partWay, Authenticators authenticators, Current current, IHttpContextAccessor http)
{
    public const string SessionClaim = "cylch-session";
    public const string StampClaim = "cylch-stamp";

    // Checking a password takes time by design; an address without an account must take the same.
    private static readonly Account NoOne = new() { DisplayName = "", Language = "en" };
    private static string? _passwordOfNoOne;

    private HttpContext Context => http.HttpContext!;

    /// <summary>The first step. Its answer is the same whether the address, the password or both are wrong.</summary>
    public async Task<Refusal?> PasswordAsync(string mail, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var what = "mail:" + mail.Trim();
        if (await TooManyAsync(what, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var normalized = mail.Trim().ToUpperInvariant();
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == normalized && a.ClosedAt == null, cancellationToken);
        var hash = account?.PasswordHash ?? (_passwordOfNoOne ??= hasher.HashPassword(NoOne, SecretCode.Make(32)));
        var isRight = hasher.VerifyHashedPassword(account ?? NoOne, hash, password) != PasswordVerificationResult.Failed;
        if (account?.PasswordHash is null || !isRight)
        {
            return new Refusal("access.sign-in-wrong");
        }

        await countTry.ForgetAsync(what, cancellationToken);
        await partWay.BeginAsync(account);
        return null;
    }

    /// <summary>The second step by a code: of the authenticator app, or a recovery code.</summary>
    public async Task<Refusal?> CodeAsync(Account account, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var what = "code:" + account.Id.ToString(CultureInfo.InvariantCulture);
        if (await TooManyAsync(what, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var spent = await spendCode.RunAsync(current.Doing(null), account.Id, authenticators.StepOf(account, code), code, cancellationToken);
        if (spent.IsRefused)
        {
            return spent.Refusal;
        }

        await countTry.ForgetAsync(what, cancellationToken);
        await FinishAsync(account, spent.Value, cancellationToken);
        return null;
    }

    /// <summary>In: a new session with a new cookie, whatever the browser held before.</summary>
    public async Task FinishAsync(Account account, WayIn wayIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        await EndThisAsync(cancellationToken);
        var key = await startSession.RunAsync(current.Doing(null), account.Id, wayIn, cancellationToken);
        var principal = Principal(account, IdentityConstants.ApplicationScheme, new Claim(SessionClaim, key));
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, principal);
        if (Context.Request.Cookies[LanguageChoice.Cookie] is null)
        {
            LanguageChoice.Set(Context, Language.OfCode(account.Language));
        }
    }

    /// <summary>Signs this browser out, and ends the session so that no copy of its cookie works.</summary>
    public async Task EndThisAsync(CancellationToken cancellationToken)
    {
        if (current.AccountId is { } accountId && Context.User.FindFirstValue(SessionClaim) is { } key)
        {
            await endSessions.RunAsync(current.Doing(null), accountId, key, others: false, cancellationToken);
        }

        await partWay.EndAsync();
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Ends every other session of whoever is signed in.</summary>
    public Task<int> EndOthersAsync(CancellationToken cancellationToken) => endSessions.RunAsync(
        current.Doing(null), current.AccountId ?? 0, Context.User.FindFirstValue(SessionClaim) ?? "", others: true, cancellationToken);

    /// <summary>Who, and the stamp that changes when their way in does. No name and no address: a cookie is no place for them.</summary>
    internal static ClaimsPrincipal Principal(Account account, string scheme, params IEnumerable<Claim> more)
    {
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
            new(StampClaim, account.SecurityStamp ?? ""),
            .. more,
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    internal static long? AccountIdOf(ClaimsPrincipal? principal) =>
        long.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private async Task<Refusal?> TooManyAsync(string what, CancellationToken cancellationToken)
    {
        var doing = current.Doing(null);
        var place = "place:" + Context.Connection.RemoteIpAddress;
        return await countTry.RunAsync(doing, place, SignInPatience.TriesFromOnePlace, cancellationToken)
            ?? await countTry.RunAsync(doing, what, SignInPatience.TriesForOne, cancellationToken);
    }
}
