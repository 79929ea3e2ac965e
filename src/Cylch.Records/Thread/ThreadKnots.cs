using Cylch.Records.Access;
using Cylch.Records.Assessment;
using Cylch.Records.Brokerage;
using Cylch.Records.Contracts;
using Cylch.Records.Delivery;
using Cylch.Records.Engagement;
using Cylch.Records.Outcomes;
using Cylch.Records.Plans;
using Cylch.Records.Settlement;
using NodaTime;

namespace Cylch.Records.Thread;

/// <summary>
/// One outcome's thread, from the words to the money and what it taught: ten knots, each the records themselves.
/// A knot not yet tied is null.
/// </summary>
public sealed record OutcomeThread(
    Person Person,
    PersonalOutcome Outcome,
    WordsKnot? Words,
    PlanKnot? Plan,
    PackageKnot? Package,
    VisitsKnot? Visits,
    IReadOnlyList<Reading> Readings,
    ReviewKnot? Review,
    CheckKnot? Check,
    PaymentKnot? Payment,
    LearnedKnot? Learned,
    IReadOnlyDictionary<long, string> Names)
{
    /// <summary>The day the words were spoken, or the day the outcome was written when they were not recorded: day 0.</summary>
    public LocalDate DayNought => Words?.Conversation.HeldOn ?? Outcome.WrittenOn;

    /// <summary>The name of an account, for "who" beside a knot; empty when nobody is named.</summary>
    public string NameOf(long? accountId) => accountId is { } id && Names.TryGetValue(id, out var name) ? name : "";

    public Reading? Baseline => Readings.FirstOrDefault(r => r.Id == Outcome.BaselineReadingId);
}

/// <summary>1. What was said, and what else was said that day.</summary>
public sealed record WordsKnot(Conversation Conversation, SaidLine Line, IReadOnlyList<SaidLine> Others);

/// <summary>3. The plan in force when care began, and who does what for this outcome.</summary>
public sealed record PlanKnot(CarePlan Plan, IReadOnlyList<PlanStep> Steps, int Versions);

/// <summary>4. What was bought, from whom, under which terms.</summary>
public sealed record PackageKnot(
    CarePackage Package, Contract Contract, ContractScheme? Scheme, Organisation Provider, int Weight, IReadOnlyList<int> AllWeights);

/// <summary>5. What was done: time given of time planned, and notes against the outcome.</summary>
public sealed record VisitsKnot(
    LocalDate FirstOn, LocalDate LastOn, int Visits, int Missed, long PlannedMinutes, long GivenMinutes, int CareWorkers,
    IReadOnlyList<VisitNote> Notes);

/// <summary>7. The latest review that found something about this outcome.</summary>
public sealed record ReviewKnot(PlanReview Review, ReviewFinding Finding, int Reviews);

/// <summary>8. What was claimed, and what somebody with nothing to gain found.</summary>
public sealed record CheckKnot(OutcomeClaim? Claim, Verification? Verification, ResultAudit? Audit);

/// <summary>9. The lines of closed and open statements that this outcome brought about, the latest first.</summary>
public sealed record PaymentKnot(IReadOnlyList<PaidLine> Lines, IReadOnlyList<LineQuery> Queries)
{
    /// <summary>The latest line that says what came of the outcome, or the latest of any kind.</summary>
    public PaidLine Latest => Lines.FirstOrDefault(l => l.Line.VerificationId is not null) ?? Lines[0];
}

public sealed record PaidLine(StatementLine Line, SettlementRun Run, ContractScheme Scheme);

/// <summary>10. What people said it meant for others, and how this provider's outcomes stand, counted, never averaged.</summary>
public sealed record LearnedKnot(IReadOnlyList<LearnedThing> Things, ProviderStanding? Standing);

public sealed record LearnedThing(Involvement Involvement, SaidAndDone Said);

/// <summary>Outcomes of one provider's packages by what was verified; those not yet checked are counted, not left out.</summary>
public sealed record ProviderStanding(int All, int ReachedOrHeld, int Partly, int NotReached, int Neutral, int NotChecked);
