using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// One working-out of one contract for one period. Prepared by one account and approved by another; approved is
/// closed, and what is closed never changes. An unapproved run may be replaced by a later one.
/// </summary>
public sealed class SettlementRun : IVersioned
{
    public long Id { get; init; }
    public required long ContractId { get; init; }
    public required long SchemeId { get; init; }
    public required LocalDate YearStartsOn { get; init; }
    public required int PeriodNumber { get; init; }
    public required LocalDate FromOn { get; init; }
    public required LocalDate UntilOn { get; init; }
    public required long TotalPence { get; init; }
    public long? PreparedByAccountId { get; init; }
    public required Instant PreparedAt { get; init; }
    public long? ApprovedByAccountId { get; set; }
    public Instant? ApprovedAt { get; set; }
    public Instant? ReplacedAt { get; set; }
    public long? PaymentFileId { get; set; }
    public int Version { get; set; }
    public List<StatementLine> Lines { get; init; } = [];

    /// <summary>What it was settled on; loaded only where it is settled again.</summary>
    public RunFacts? Facts { get; init; }
}

/// <summary>One amount of a statement, with what went into it: enough to work it out again to the penny.</summary>
public sealed class StatementLine
{
    public long Id { get; init; }
    public required long RunId { get; init; }
    public required int Number { get; init; }
    public required int TermNumber { get; init; }

    /// <summary>The name of the line's kind in the rules.</summary>
    public required string Kind { get; init; }
    public long? PersonId { get; init; }
    public long? PackageId { get; init; }
    public long? OutcomeId { get; init; }
    public long? VerificationId { get; init; }

    /// <summary>What it adds to, or takes off, the payment.</summary>
    public required long AmountPence { get; init; }

    /// <summary>What it adds to, or takes off, the money held for outcomes.</summary>
    public required long HeldChangePence { get; init; }

    /// <summary>The inputs, as <c>LineText</c> writes and reads them.</summary>
    public required string Inputs { get; init; }

    /// <summary>The closed run this line corrects; null for a line of its own run.</summary>
    public long? CorrectsRunId { get; init; }

    /// <summary>The line it corrects; null when the closed run had no such line.</summary>
    public long? CorrectsLineId { get; init; }
}

public enum LedgerAccount
{
    /// <summary>What care costs the authority.</summary>
    CareCost = 1,

    /// <summary>Owed to the provider.</summary>
    ProviderPayable = 2,

    /// <summary>Held in the provider's name until an outcome is verified.</summary>
    HeldForOutcomes = 3,
}

/// <summary>One side of a booking. The entries of a line add up to nothing. Never changed, never deleted.</summary>
public sealed class LedgerEntry
{
    public long Id { get; init; }
    public required long RunId { get; init; }
    public required long LineId { get; init; }
    public required LedgerAccount Account { get; init; }

    /// <summary>Debit positive, credit negative.</summary>
    public required long AmountPence { get; init; }
    public required Instant BookedAt { get; init; }
}

/// <summary>A provider asks about a line; the authority answers; the provider accepts or not.</summary>
public sealed class LineQuery
{
    public long Id { get; init; }
    public required long LineId { get; init; }
    public required long AskedByAccountId { get; init; }
    public required Instant AskedAt { get; init; }
    public required string Question { get; init; }
    public long? AnsweredByAccountId { get; set; }
    public Instant? AnsweredAt { get; set; }
    public string? Answer { get; set; }
    public Instant? AcceptedAt { get; set; }

    /// <summary>"en" or "cy": the language the question is written in; null where nobody said.</summary>
    public string? QuestionLanguage { get; init; }
    public string? AnswerLanguage { get; set; }

    /// <summary>The last day to ask in time, by the policy of the day it was asked; null when there was none.</summary>
    public LocalDate? WindowEndedOn { get; init; }

    /// <summary>Why it was asked after the window; null when it was in time.</summary>
    public string? LateReason { get; init; }

    /// <summary>The last day to answer in time; null when there was no policy.</summary>
    public LocalDate? AnswerDueOn { get; init; }

    /// <summary>Whose work it is when no answer comes in time.</summary>
    public Rules.Access.Role? EscalatesTo { get; init; }

    /// <summary>What the answer comes to; null while there is none.</summary>
    public QueryResult? Result { get; set; }
    public Instant? WithdrawnAt { get; set; }
    public string? WithdrawnWords { get; set; }

    /// <summary>Neither accepted nor withdrawn.</summary>
    public bool IsOpen => AcceptedAt is null && WithdrawnAt is null;
}

/// <summary>What an answer to a provider's question comes to.</summary>
public enum QueryResult
{
    /// <summary>The line is right; how it comes about was explained.</summary>
    Explained = 1,

    /// <summary>The provider is right: what is wrong is put right by a correction in the next run.</summary>
    Upheld = 2,

    /// <summary>The line stands, for the reason in the answer.</summary>
    Refused = 3,
}

/// <summary>A file of payments handed to the bank run, kept byte for byte.</summary>
public sealed class PaymentFile
{
    public long Id { get; init; }
    public required string Reference { get; init; }
    public required long CreatedByAccountId { get; init; }
    public required Instant CreatedAt { get; init; }
    public required LocalDate PayOn { get; init; }
    public required long TotalPence { get; init; }
    public required int Payments { get; init; }
    public required byte[] Content { get; init; }
    public required byte[] ContentHash { get; init; }
}
