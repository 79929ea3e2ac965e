using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>Closes an account for good: its sessions end with the next page, its roles and links today.</summary>
public sealed class CloseAccount(CylchDb db, Recorder recorder)
{
    /// <returns>The account, or <c>access.own-account</c>.</returns>
    public async Task<Decision<long>> RunAsync(Doing doing, long accountId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        if (doing.AccountId == accountId)
        {
            return new Refusal("access.own-account");
        }

        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        if (account.ClosedAt is not null)
        {
            return accountId;
        }

        var yesterday = doing.Today.PlusDays(-1);
        account.ClosedAt = doing.At;
        account.SecurityStamp = SecretCode.Make(32);
        var roles = await db.RoleAssignments.Where(r => r.AccountId == accountId && (r.UntilOn == null || r.UntilOn > yesterday)).ToListAsync(cancellationToken);
        var links = await db.PersonLinks.Where(l => l.AccountId == accountId && (l.UntilOn == null || l.UntilOn > yesterday)).ToListAsync(cancellationToken);
        var sessions = await db.SignInSessions.Where(s => s.AccountId == accountId && s.EndedAt == null).ToListAsync(cancellationToken);
        roles.ForEach(r => r.UntilOn = yesterday);
        links.ForEach(l => l.UntilOn = yesterday);
        sessions.ForEach(s => s.EndedAt = doing.At);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(CloseAccount), "account", reason), () => accountId, cancellationToken);
    }
}
