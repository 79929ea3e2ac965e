using Cylch.Records.Settlement;
using Cylch.Rules;
using Cylch.Rules.Contracts;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Tests.TestData;

/// <summary>Payment terms that tests settle by.</summary>
public static class TermsForTests
{
    /// <summary>Readings count for 26 weeks, results for 60 days after a period, and nothing is audited.</summary>
    public static VerificationPolicy Policy { get; } = new(new LocalDate(2026, 2, 1), 26, 60, 0, WhileAudited.PayAndCorrect);

    /// <summary>A policy that has been in force since before anything was verified.</summary>
    public static async Task SetPolicyAsync(CylchDb db, long authorityId, VerificationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(policy);
        db.Add(new VerificationPolicyVersion
        {
            AuthorityId = authorityId, InForceFrom = policy.InForceFrom, ReadingWeeks = policy.ReadingWeeks, ClosesAfterDays = policy.ClosesAfterDays,
            AuditPerThousand = policy.AuditPerThousand, WhileAudited = policy.WhileAudited, Words = "As agreed.", SavedAt = Instant.FromUtc(2026, 2, 1, 9, 0),
        });
        await db.SaveChangesAsync();
    }

    /// <summary>6 % of the price of time is held, and released by review.</summary>
    public static IReadOnlyList<PaymentTerm> Hold(TimeBasis basis = TimeBasis.Envelope) =>
    [
        new TimeAtRate(
            1, basis, [RateBand.Day], new BandClock(new LocalTime(7, 0), new LocalTime(19, 0)),
            [new HourlyRate(RateBand.Day, new LocalDate(2026, 3, 1), 32_50)], new LocalDate(2027, 4, 4), MinuteRounding.ToTheMinute),
        new HoldForOutcomes(2, Share.Percent(6), 1),
        new NeutralEndings(3, 14),
        new ReleaseOnVerified(4, 2, Share.Whole, Share.Percent(60), new Share(1, 2), 1, ReleaseFrom.BeforeThisPeriod),
    ];
}
