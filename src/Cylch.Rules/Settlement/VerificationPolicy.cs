using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>What an authority has decided about checking results, from a day on. There is no default: without one nothing is verified.</summary>
/// <param name="InForceFrom">The first day; the day a result is verified says which policy it comes under.</param>
/// <param name="ReadingWeeks">How many weeks a reading counts, its own day included: 1 to <see cref="MostReadingWeeks"/>.</param>
/// <param name="ClosesAfterDays">
/// How many days after a period's end a result may still be verified and count in that period: 0 to <see cref="MostClosesAfterDays"/>.
/// What comes later counts in the next period.
/// </param>
/// <param name="AuditPerThousand">Of 1,000 verified results, how many are drawn for an independent audit: 0 to 1,000.</param>
/// <param name="WhileAudited">Whether a drawn result is paid before its audit.</param>
public sealed record VerificationPolicy(
    LocalDate InForceFrom, int ReadingWeeks, int ClosesAfterDays, int AuditPerThousand, WhileAudited WhileAudited)
{
    public const int MostReadingWeeks = 104;
    public const int MostClosesAfterDays = 180;
    public const int Everything = 1_000;

    private const int DaysAWeek = 7;

    /// <summary>The policy in force on a day: the one with the latest first day that is not after it; null when there is none.</summary>
    public static VerificationPolicy? On(IEnumerable<VerificationPolicy> policies, LocalDate day) =>
        policies.Where(policy => policy.InForceFrom <= day).MaxBy(policy => policy.InForceFrom);

    /// <summary>The oldest day a reading may be from when its result is verified on a day.</summary>
    public LocalDate OldestReading(LocalDate verifiedOn) => verifiedOn.PlusDays(1 - ReadingWeeks * DaysAWeek);

    /// <summary>The last day on which a result may be verified and still count in a period.</summary>
    public LocalDate ClosesOn(PaymentPeriod period) => period.End.PlusDays(ClosesAfterDays);

    /// <summary>Why a policy cannot be saved, or null.</summary>
    /// <param name="latest">The first day of the latest policy there is; null when this is the first.</param>
    public Refusal? FirstRefusal(LocalDate? latest, LocalDate today)
    {
        if (ReadingWeeks is < 1 or > MostReadingWeeks)
        {
            return new Refusal("settlement.policy-weeks", ReadingWeeks, MostReadingWeeks);
        }

        if (ClosesAfterDays is < 0 or > MostClosesAfterDays)
        {
            return new Refusal("settlement.policy-days", ClosesAfterDays, MostClosesAfterDays);
        }

        if (AuditPerThousand is < 0 or > Everything)
        {
            return new Refusal("settlement.policy-share", AuditPerThousand);
        }

        // A window or a share that is moved for results already there could be moved to suit them.
        if (InForceFrom < today)
        {
            return new Refusal("settlement.policy-in-past", InForceFrom);
        }

        return latest is { } last && InForceFrom <= last ? new Refusal("settlement.policy-not-later", last) : null;
    }
}

/// <summary>What happens to the money of a result that is drawn for audit and not yet audited. Stored numbers: never renumber.</summary>
public enum WhileAudited
{
    /// <summary>It is paid; if the audit ends in setting it aside, a later period takes it back.</summary>
    PayAndCorrect = 1,

    /// <summary>It waits, and loses nothing.</summary>
    Wait = 2,
}
