using NodaTime;

namespace Cylch.Records.Access;

/// <summary>
/// Wrong tries in a row against one address, account or network address, whether or not there is such an account: the answer
/// must not tell. Only a hash of what was tried is kept.
/// </summary>
public sealed class SignInThrottle
{
    public long Id { get; init; }
    public required string KeyHash { get; init; }
    public required int Failures { get; set; }
    public required Instant FirstFailedAt { get; set; }
}
