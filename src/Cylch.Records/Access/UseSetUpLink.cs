using Cylch.Rules;
using Cylch.Rules.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>
/// Chooses a password with a one-time link. The account starts afresh: earlier passkeys, authenticator, recovery codes and
/// sessions are gone, and it signs in nowhere until a second factor is added.
/// </summary>
public sealed class UseSetUpLink(CylchDb db, Recorder recorder, IPasswordHasher<Account> hasher)
{
    /// <returns>The account, or <c>access.link-spent</c>, or what <see cref="PasswordCheck"/> refuses.</returns>
    public async Task<Decision<long>> RunAsync(Doing doing, string code, string? password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        if (await FindAsync(doing, code, cancellationToken) is not { } link)
        {
            return new Refusal("access.link-spent");
        }

        var account = await db.Users.SingleAsync(a => a.Id == link.AccountId, cancellationToken);
        if (PasswordCheck.Check(password, account.Email ?? "", account.DisplayName) is { } refusal)
        {
            return refusal;
        }

        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);

        // Two people with the same link: the database lets one of them have it.
        var taken = await db.OneTimeCodes.Where(c => c.Id == link.Id && c.UsedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, doing.At), cancellationToken);
        if (taken == 0)
        {
            return new Refusal("access.link-spent");
        }

        await ForgetWaysInAsync(doing, account, cancellationToken);
        account.PasswordHash = hasher.HashPassword(account, password!);
        account.EmailConfirmed = true;
        var decision = await recorder.SaveAsync(
            new Doing(account.Id, doing.At), new RecordedAs(nameof(UseSetUpLink), "account", "one-time link"), () => account.Id, cancellationToken);
        await all.CommitAsync(cancellationToken);
        return decision;
    }

    /// <summary>The account a link is for, while it works; null otherwise.</summary>
    public async Task<OneTimeCode?> FindAsync(Doing doing, string? code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var (hash, now) = (SecretCode.Hash(code), doing.At);
        return await db.OneTimeCodes.AsNoTracking().SingleOrDefaultAsync(
            c => c.CodeHash == hash && c.Kind == OneTimeKind.SetUp && c.UsedAt == null && c.EndsAt > now
                && db.Users.Any(a => a.Id == c.AccountId && a.ClosedAt == null),
            cancellationToken);
    }

    private async Task ForgetWaysInAsync(Doing doing, Account account, CancellationToken cancellationToken)
    {
        account.AuthenticatorKey = null;
        account.AuthenticatorStep = null;
        account.TwoFactorEnabled = false;
        account.SecurityStamp = SecretCode.Make(32);
        await db.UserPasskeys.Where(p => p.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        await db.OneTimeCodes.Where(c => c.AccountId == account.Id && c.UsedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, doing.At), cancellationToken);
        await db.SignInSessions.Where(s => s.AccountId == account.Id && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, doing.At), cancellationToken);
    }
}
