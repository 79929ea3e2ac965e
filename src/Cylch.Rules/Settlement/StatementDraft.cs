using Cylch.Rules.Plans;
using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>What one contract comes to for one period: lines that add up, and where everything stands afterwards.</summary>
/// <param name="Lines">In the order of working out, numbered from 1.</param>
/// <param name="Total">The sum of the lines; below zero when more is held or deducted than earned.</param>
/// <param name="TimeBanks">One for each package whose time was priced.</param>
/// <param name="Outcomes">Every outcome given, as it stands after this period.</param>
/// <param name="People">Every person whose total was given, after this period.</param>
/// <param name="ResultsPaidThisYearPence">The contract's results this contract year, this period included.</param>
/// <param name="DecidedResults">Results this statement has decided; give them back as paid from now on.</param>
/// <param name="Contract">Where the contract as a whole stands after this period.</param>
public sealed record StatementDraft(
    long ContractId,
    int SchemeVersion,
    PaymentPeriod Period,
    IReadOnlyList<StatementLine> Lines,
    Money Total,
    IReadOnlyList<TimeBankClosing> TimeBanks,
    IReadOnlyList<OutcomeClosing> Outcomes,
    IReadOnlyList<PersonYear> People,
    long ResultsPaidThisYearPence,
    IReadOnlyList<long> DecidedResults,
    ContractStanding Contract)
{
    /// <summary>Packages whose up-front share this statement pays.</summary>
    public IReadOnlyList<long> UpFrontPaid { get; init; } = [];

    /// <summary>People whose independence this statement decides about.</summary>
    public IReadOnlyList<long> Rewarded { get; init; } = [];
}

/// <summary>What one line comes to, without the facts behind it. Package and outcome are null where a line is about none.</summary>
public readonly record struct LineAmount(
    int TermNumber, LineKind Kind, long? PersonId, long? PackageId, long? OutcomeId, long AmountPence, long HeldPence);

/// <param name="Number">1 and up within the statement.</param>
/// <param name="TermNumber">The term it comes from.</param>
/// <param name="Amount">What the line adds to, or takes off, the payment.</param>
/// <param name="HeldChange">What it adds to, or takes off, the money held.</param>
/// <param name="Inputs">The facts that, with the term, give the same amounts again.</param>
public sealed record StatementLine(
    int Number,
    int TermNumber,
    LineKind Kind,
    long? PersonId,
    long? PackageId,
    long? OutcomeId,
    Money Amount,
    Money HeldChange,
    LineInputs Inputs);

/// <summary>Stored numbers: never renumber.</summary>
public enum LineKind
{
    Time = 1,
    Block = 2,
    UpFront = 3,

    /// <summary>Held for an outcome until its review.</summary>
    Held = 4,

    /// <summary>Held money paid.</summary>
    Released = 5,

    /// <summary>Held money paid because the outcome ended without anybody's doing.</summary>
    ReleasedNeutral = 6,

    /// <summary>A verified result released nothing: the money waits for one more review. Always £0.00.</summary>
    StaysHeld = 7,

    /// <summary>Held money that two reviews did not release. £0.00 to the provider.</summary>
    Returned = 8,

    /// <summary>A result that cannot be decided yet. Always £0.00.</summary>
    Waits = 9,

    /// <summary>A neutral ending: left out of every count. Always £0.00.</summary>
    LeftOut = 10,

    /// <summary>An outcome's part of the balance of a plan.</summary>
    Balance = 11,

    /// <summary>A result priced; £0.00 when it earns nothing.</summary>
    Result = 12,

    Independence = 13,
    OutcomeCap = 14,
    PersonCap = 15,
    ContractCap = 16,
    Missed = 17,

    /// <summary>The part of a result that would have come anyway, or is others' doing.</summary>
    Attribution = 18,

    /// <summary>Outcomes reached, paid by the share reached.</summary>
    Tier = 19,

    Satisfaction = 20,

    /// <summary>Too few people replied: the period is joined with the next. Always £0.00.</summary>
    Joined = 21,

    /// <summary>What goes over a period's limit, or has waited for room and is paid.</summary>
    PeriodLimit = 22,

    /// <summary>Gain or loss on a population indicator, shared.</summary>
    Gain = 23,

    /// <summary>A floor made up, or a ceiling kept.</summary>
    PaymentRange = 24,

    MissedVisits = 25,

    /// <summary>A named indicator against its mark; £0.00 when it is good enough or not known.</summary>
    Indicator = 26,

    /// <summary>A result that only counts towards a share or a gate. Always £0.00.</summary>
    Counted = 27,

    /// <summary>A change outcome still reached after the agreed weeks; £0.00 until then.</summary>
    Sustained = 28,

    /// <summary>A population's people, each at their band's price.</summary>
    Capitation = 29,

    /// <summary>What an index adds to, or takes off, other lines.</summary>
    Indexation = 30,

    /// <summary>A payment on account in place of what the period came to, or the squaring up of earlier ones.</summary>
    Smoothing = 31,
}

/// <summary>One package's time bank at the end of the period, to be kept when the statement is.</summary>
public sealed record TimeBankClosing(long PackageId, TimeBankMovement Movement);

/// <param name="HeldOpeningPence">Held before this period.</param>
/// <param name="AddedPence">Held in this period.</param>
/// <param name="ReleasedPence">Paid out of held money in this period.</param>
/// <param name="ReturnedPence">Returned to the authority in this period.</param>
/// <param name="Held">What stays held: opening + added − released − returned.</param>
public sealed record OutcomeClosing(
    long OutcomeId,
    long HeldOpeningPence,
    long AddedPence,
    long ReleasedPence,
    long ReturnedPence,
    HeldMoney Held,
    int? HighestPointPaid,
    long ResultsPaidPence,
    bool BalanceClosed,
    LocalDate? ReachedSince,
    bool SustainedPaid);
