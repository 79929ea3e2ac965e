using Cylch.Rules.Access;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>Somebody other than the preparer looked a run through. Never changed: looked through again is another row.</summary>
public sealed class RunReview
{
    public long Id { get; init; }
    public required long RunId { get; init; }
    public required long ReviewedByAccountId { get; init; }
    public required Instant ReviewedAt { get; init; }
    public required RunVerdict Verdict { get; init; }

    /// <summary>What was checked, or why it was sent back.</summary>
    public required string Words { get; init; }

    /// <summary>"en" or "cy".</summary>
    public required string Language { get; init; }
}

/// <summary>How much somebody may approve, from a day on. Never changed: another limit is another row.</summary>
public sealed class ApprovalLimit
{
    public long Id { get; init; }
    public required long OrganisationId { get; init; }

    /// <summary>For everybody who holds it; null when it is for one account.</summary>
    public Role? Role { get; init; }
    public long? AccountId { get; init; }
    public required LocalDate InForceFrom { get; init; }

    /// <summary>Of one run; 0 means none may be approved.</summary>
    public required long LimitPence { get; init; }

    /// <summary>Null when the program itself set it, such as loading the demonstration.</summary>
    public long? SetByAccountId { get; init; }
    public required Instant SetAt { get; init; }
    public required string Reason { get; init; }

    public ApprovalLimitFacts Facts => new(Id, Role, AccountId, InForceFrom, new Rules.Money(LimitPence));
}

/// <summary>How an authority runs settlement from a day on, for all its contracts or for one. Never changed: another policy is another row.</summary>
public sealed class SettlementPolicy
{
    public long Id { get; init; }
    public required long OrganisationId { get; init; }

    /// <summary>Null when it is for every contract that has none of its own.</summary>
    public long? ContractId { get; init; }
    public required LocalDate InForceFrom { get; init; }
    public required bool ReviewRequired { get; init; }
    public required bool ReviewerMayApprove { get; init; }
    public required int QueryDays { get; init; }
    public required int AnswerDays { get; init; }
    public required Role EscalatesTo { get; init; }
    public required int PaymentDays { get; init; }
    public required int VerifyDays { get; init; }
    public long? SetByAccountId { get; init; }
    public required Instant SetAt { get; init; }
    public required string Reason { get; init; }

    public RunPolicy Rules => new(ReviewRequired, ReviewerMayApprove, QueryDays, AnswerDays, EscalatesTo, PaymentDays, VerifyDays);
}

/// <summary>A rate of the late payment rule from a day on, with where it was found. Never changed: the newest row of a day counts.</summary>
public sealed class InterestRate
{
    public long Id { get; init; }
    public required InterestRateKind Kind { get; init; }
    public required LocalDate InForceFrom { get; init; }
    public required int HundredthsOfPercent { get; init; }
    public required string Source { get; init; }

    /// <summary>Somebody has seen it at its source.</summary>
    public required bool IsConfirmed { get; init; }
    public long? SetByAccountId { get; init; }
    public required Instant SetAt { get; init; }

    public DatedRate Dated => new(Kind, InForceFrom, HundredthsOfPercent, IsConfirmed);
}

/// <summary>Somebody had the books checked against themselves, and what came of it.</summary>
public sealed class BookCheck
{
    public long Id { get; init; }
    public required long OrganisationId { get; init; }
    public required long CheckedByAccountId { get; init; }
    public required Instant CheckedAt { get; init; }
    public required int Entries { get; init; }
    public required int Faults { get; init; }

    /// <summary>Each law by name and how many faults it has, one a line.</summary>
    public required string Told { get; init; }
}
