using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// A working-out with no effect: under other terms, or of a period that is not over. Kept apart from runs, so that no ledger, payment or total
/// can ever hold it.
/// </summary>
public sealed class ShadowRun
{
    public long Id { get; init; }
    public required long ContractId { get; init; }
    public required long SchemeId { get; init; }
    public required LocalDate YearStartsOn { get; init; }
    public required int PeriodNumber { get; init; }
    public required LocalDate FromOn { get; init; }
    public required LocalDate UntilOn { get; init; }
    public required long TotalPence { get; init; }
    public required long HeldChangePence { get; init; }

    /// <summary>Results known later than this day are not in it.</summary>
    public required LocalDate AsKnownOn { get; init; }
    public required string Reason { get; init; }
    public long? MadeByAccountId { get; init; }
    public required Instant MadeAt { get; init; }
    public List<ShadowLine> Lines { get; init; } = [];
}

/// <summary>One amount of a shadow run.</summary>
public sealed class ShadowLine
{
    public long Id { get; init; }
    public required long ShadowId { get; init; }
    public required int Number { get; init; }
    public required int TermNumber { get; init; }
    public required string Kind { get; init; }
    public long? PersonId { get; init; }
    public long? PackageId { get; init; }
    public long? OutcomeId { get; init; }
    public required long AmountPence { get; init; }
    public required long HeldChangePence { get; init; }
    public required string Inputs { get; init; }

    /// <summary>The closed run it would correct; null for a line of its own period.</summary>
    public long? CorrectsRunId { get; init; }
}
