using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>Ends signed-in sessions of an account: one, or all but one. A copy of their cookie opens nothing from now on.</summary>
public sealed class EndSessions(CylchDb db)
{
    /// <param name="key">The key of the session to end, or with <paramref name="others"/> of the one to keep.</param>
    /// <returns>How many ended.</returns>
    public Task<int> RunAsync(Doing doing, long accountId, string key, bool others, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var hash = SecretCode.Hash(key);
        return db.SignInSessions
            .Where(s => s.AccountId == accountId && s.EndedAt == null && (others ? s.KeyHash != hash : s.KeyHash == hash))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, doing.At), cancellationToken);
    }
}
