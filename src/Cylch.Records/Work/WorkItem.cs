using NodaTime;

namespace Cylch.Records.Work;

/// <summary>What there is to do. Each has its words, and the page where it is done.</summary>
public enum WorkKind
{
    ReviewPlan = 1,
    AskForReading,
    TalkAboutDifference,
    CheckOutcome,
    ApprovePlan,
    FindProvider,
    VerifyResult,
    ResolveDispute,
    PrepareRun,
    ApproveRun,
    AnswerQuery,
    AcknowledgeTerms,
    AcceptAnswer,
    GiveReading,
    AnswerAboutTerms,
    ReviewRun,
    ReworkRun,
    LookAtHold,
    PayRun,
    ReadHold,
    EscalatedQuery,
    PutRight,
    AnswerFinding,
    ReplyToFinding,
    TakeStep,
}

/// <summary>Who set the date, so that an aim is never dressed as law.</summary>
public enum ClockSetBy
{
    /// <summary>No clock runs.</summary>
    Nobody = 0,
    Law = 1,
    Contract = 2,
    OwnAim = 3,
}

/// <summary>One thing to do, about a person or a contract.</summary>
/// <param name="SubjectId">The record that is opened to do it: of the kind that <see cref="WorkKind"/> implies.</param>
/// <param name="Name">The person's name, or the contract's number.</param>
/// <param name="DueOn">Null when no clock runs.</param>
/// <param name="Since">Since when it has waited.</param>
public sealed record WorkItem(
    WorkKind Kind, long SubjectId, string Name, string TitleEn, string TitleCy, LocalDate? DueOn, LocalDate? Since, ClockSetBy SetBy);

/// <summary>Outcomes by their latest review, those not reviewed counted beside the others.</summary>
public sealed record OutcomeStanding(int People, int Reached, int Held, int Partly, int Slipped, int Ended, int NotReviewed)
{
    public int All => Reached + Held + Partly + Slipped + Ended + NotReviewed;
}
