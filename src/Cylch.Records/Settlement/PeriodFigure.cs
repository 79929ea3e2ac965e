using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// Something found out about a contract as a whole in one period, that a term asks for. Never changed: the newest of its kind
/// counts, and for a closed period it makes a correction.
/// </summary>
public sealed class PeriodFigure
{
    public long Id { get; init; }
    public required long ContractId { get; init; }
    public required LocalDate YearStartsOn { get; init; }
    public required int PeriodNumber { get; init; }
    public required FigureNeed Kind { get; init; }

    /// <summary>The term that names the indicator; 0 for figures of the whole period.</summary>
    public required int TermNumber { get; init; }

    /// <summary>People asked, or visits planned, or the indicator's numerator; for quality 1 when it was good and 0 when not.</summary>
    public required long First { get; init; }

    /// <summary>Replies, or visits missed through the provider's fault, or the indicator's denominator.</summary>
    public required long Second { get; init; }

    /// <summary>Satisfied replies.</summary>
    public required long Third { get; init; }

    /// <summary>Where the figure comes from, in words, so that somebody else can check it.</summary>
    public required string Source { get; init; }
    public required long RecordedByAccountId { get; init; }
    public required Instant RecordedAt { get; init; }
}
