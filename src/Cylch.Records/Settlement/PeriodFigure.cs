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

    /// <summary>The term that names the indicator, index or bands; 0 for figures of the whole period.</summary>
    public required int TermNumber { get; init; }

    /// <summary>People asked, or visits planned, or people in a band, or the indicator's or factor's numerator; for quality 1 when it was good and 0 when not.</summary>
    public required long First { get; init; }

    /// <summary>Replies, or visits missed through the provider's fault, or the indicator's or factor's denominator.</summary>
    public required long Second { get; init; }

    /// <summary>Satisfied replies, or the place of the band among the term's bands, from 1.</summary>
    public required long Third { get; init; }

    /// <summary>Where the figure comes from, in words, so that somebody else can check it.</summary>
    public required string Source { get; init; }
    public required long RecordedByAccountId { get; init; }
    public required Instant RecordedAt { get; init; }

    /// <summary>Whether it is what a term asks for.</summary>
    public bool IsFor(NeededFigure need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return Kind == need.Need && TermNumber == (NeededFigure.IsOfTerm(need.Need) ? need.TermNumber : 0)
            && (Kind != FigureNeed.Population || Third == need.Place);
    }
}
