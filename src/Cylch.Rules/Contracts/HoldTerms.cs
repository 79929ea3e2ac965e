namespace Cylch.Rules.Contracts;

/// <summary>
/// A share of the price of each package's time is held until its outcomes are reviewed, divided among them by weight.
/// </summary>
/// <param name="Share">0 to 1.</param>
/// <param name="TimeTerm">Number of the hourly term whose price is held from.</param>
public sealed record HoldForOutcomes(int Number, Share Share, int TimeTerm) : PaymentTerm(Number);

/// <summary>
/// Held money is paid when a result is verified. What one review does not release waits for one more review;
/// what that one does not release is returned to the authority.
/// </summary>
/// <param name="HoldTerm">Number of the term that holds the money.</param>
/// <param name="ReachedShare">Paid of the money when the outcome is reached, 0 to 1.</param>
/// <param name="PartShare">Paid when a change outcome has come part of the way, 0 to <paramref name="ReachedShare"/>.</param>
/// <param name="PartFrom">How much of the way from baseline to target counts as part; this exact point counts.</param>
/// <param name="MaintenanceTolerancePoints">
/// A maintenance outcome is reached when the reading is no more than this many points below the baseline, 0 or more.
/// </param>
/// <param name="From">Whether the money held in the period of the review itself is part of what is released.</param>
public sealed record ReleaseOnVerified(
    int Number,
    int HoldTerm,
    Share ReachedShare,
    Share PartShare,
    Share PartFrom,
    int MaintenanceTolerancePoints,
    ReleaseFrom From) : PaymentTerm(Number);

/// <summary>Which held money a review decides about.</summary>
public enum ReleaseFrom
{
    /// <summary>What was held before the period of the review.</summary>
    BeforeThisPeriod = 1,

    /// <summary>That, and what this period adds.</summary>
    WithThisPeriod = 2,
}

/// <summary>
/// Death, hospital, moving away, a changed mind or a measure without room is neutral: the outcome is left out of every
/// count, nothing is priced for it, and what was held for it is released in full.
/// </summary>
/// <param name="HospitalFromDays">A hospital stay is neutral from this many days, 1 and up.</param>
public sealed record NeutralEndings(int Number, int HospitalFromDays) : PaymentTerm(Number);
