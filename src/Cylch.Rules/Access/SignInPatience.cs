using NodaTime;

namespace Cylch.Rules.Access;

/// <summary>How many wrong tries are borne before somebody must wait. The same for an account that exists and one that does not.</summary>
public static class SignInPatience
{
    /// <summary>Tries at one account's password or code.</summary>
    public const int TriesForOne = 5;

    /// <summary>Tries from one network address, which a whole office may share.</summary>
    public const int TriesFromOnePlace = 300;

    /// <summary>Tries are counted from the first; when this has passed, counting begins again.</summary>
    public static readonly Duration Window = Duration.FromMinutes(15);

    /// <summary>Null while a try is still allowed; otherwise <c>access.too-many-tries</c> with the whole minutes to wait, from 1.</summary>
    /// <param name="tries">Tries in this window, this one among them.</param>
    public static Refusal? Check(int tries, int most, Instant firstTriedAt, Instant now)
    {
        var left = firstTriedAt + Window - now;
        return tries <= most || left <= Duration.Zero
            ? null
            : new Refusal("access.too-many-tries", (int)Math.Ceiling(left.TotalMinutes));
    }
}
