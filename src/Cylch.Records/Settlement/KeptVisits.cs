using NodaTime;

namespace Cylch.Records.Settlement;

/// <summary>
/// A part of the visits of one contract's closed period, packed for pricing again: reading a visit's row costs many times what
/// pricing it does. The rows stay the truth. A part is never changed; when a late visit comes the database drops the period's
/// parts itself, and they are made anew from the rows.
/// </summary>
public sealed class KeptVisits
{
    public long Id { get; init; }
    public required long ContractId { get; init; }
    public required LocalDate YearStartsOn { get; init; }
    public required int PeriodNumber { get; init; }
    public required LocalDate FromOn { get; init; }
    public required LocalDate UntilOn { get; init; }

    /// <summary>From 1; a period without a visit has one part that holds none.</summary>
    public required int Part { get; init; }
    public required int Visits { get; init; }

    /// <summary>As <c>VisitSegment</c> packs and unpacks it.</summary>
    public required byte[] Content { get; init; }
    public required byte[] ContentHash { get; init; }
    public required Instant KeptAt { get; init; }
}
