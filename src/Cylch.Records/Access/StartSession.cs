using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Records.Access;

/// <summary>Begins a signed-in session; the session itself says who, when and how.</summary>
public sealed class StartSession(CylchDb db)
{
    /// <summary>The longest a session goes on, however busy: a working day.</summary>
    public static readonly Duration Lasts = Duration.FromHours(12);

    /// <returns>The session's key, for the cookie; only its hash is kept.</returns>
    public async Task<string> RunAsync(Doing doing, long accountId, WayIn wayIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var key = SecretCode.Make(32);
        db.SignInSessions.Add(new SignInSession
        {
            AccountId = accountId,
            KeyHash = SecretCode.Hash(key),
            WayIn = wayIn,
            StartedAt = doing.At,
            EndsAt = doing.At + Lasts,
        });
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    /// <summary>The sessions of an account that go on, newest first.</summary>
    public IQueryable<SignInSession> GoingOn(long accountId, Instant now) => db.SignInSessions.AsNoTracking()
        .Where(s => s.AccountId == accountId && s.EndedAt == null && s.EndsAt > now)
        .OrderByDescending(s => s.Id);
}
