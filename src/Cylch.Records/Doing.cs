using NodaTime;

namespace Cylch.Records;

/// <summary>
/// Who is doing something, when, and the key of the form it came from. Actions take one, so that every write says
/// who and when, and a form sent twice has one effect.
/// </summary>
/// <param name="AccountId">Null when the program itself acts, such as loading the demonstration.</param>
/// <param name="At">Now, from the clock that was passed in.</param>
/// <param name="SubmissionKey">Null when the caller cannot repeat itself, such as a bulk load in one transaction.</param>
public sealed record Doing(long? AccountId, Instant At, string? SubmissionKey = null)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The day in Wales.</summary>
    public LocalDate Today => At.InZone(London).Date;
}
