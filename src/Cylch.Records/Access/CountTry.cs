using System.Data.Common;
using Cylch.Rules;
using Cylch.Rules.Access;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

/// <summary>
/// Counts a try at signing in before it is looked at, in one statement, so that a thousand tries at once are still only the
/// few that are allowed. A try that succeeds is forgotten again.
/// </summary>
public sealed class CountTry(CylchDb db)
{
    private const string Count = """
        INSERT INTO sign_in_throttles (key_hash, failures, first_failed_at) VALUES (@key, 1, @now)
        ON CONFLICT (key_hash) DO UPDATE SET
          failures = CASE WHEN sign_in_throttles.first_failed_at <= @cut THEN 1 ELSE sign_in_throttles.failures + 1 END,
          first_failed_at = CASE WHEN sign_in_throttles.first_failed_at <= @cut THEN @now ELSE sign_in_throttles.first_failed_at END
        """;

    /// <param name="what">What is tried, such as <c>mail:…</c>; only its hash is kept.</param>
    /// <param name="most">Tries allowed in a window.</param>
    /// <returns>Null when this try may go on; else <c>access.too-many-tries</c>.</returns>
    public async Task<Refusal?> RunAsync(Doing doing, string what, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var key = KeyOf(what);
        var cut = doing.At - SignInPatience.Window;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync(cancellationToken);
        command.CommandText = Count;
        Add(command, "key", key);
        Add(command, "now", db.Database.IsSqlite() ? doing.At.ToUnixTimeMilliseconds() : doing.At.ToDateTimeUtc());
        Add(command, "cut", db.Database.IsSqlite() ? cut.ToUnixTimeMilliseconds() : cut.ToDateTimeUtc());
        await command.ExecuteNonQueryAsync(cancellationToken);
        var counted = await db.SignInThrottles.AsNoTracking().SingleAsync(t => t.KeyHash == key, cancellationToken);
        return SignInPatience.Check(counted.Failures, most, counted.FirstFailedAt, doing.At);
    }

    /// <summary>Forgets the tries at something, because it was got right.</summary>
    public Task ForgetAsync(string what, CancellationToken cancellationToken)
    {
        var key = KeyOf(what);
        return db.SignInThrottles.Where(t => t.KeyHash == key).ExecuteDeleteAsync(cancellationToken);
    }

    private static string KeyOf(string what) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(what.ToUpperInvariant())));

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
