using NodaTime;

namespace Cylch.Rules.Settlement;

/// <summary>What settling needs to know of a contract as a whole, beside its packages. Terms that do not ask for a fact do not look at it.</summary>
/// <param name="Replies">What people said when asked about satisfaction in this period; all 0 when nobody was asked.</param>
/// <param name="Visits">Null where nobody has counted.</param>
/// <param name="Indicators">By the number of the term that names each; at most one for a term.</param>
/// <param name="QualityMet">Whether quality opens the gate of a gain share; null while nobody has said.</param>
/// <param name="Before">Where the contract stood when this period opened.</param>
public sealed record ContractInputs(
    Replies Replies,
    VisitCounts? Visits,
    IReadOnlyList<IndicatorValue> Indicators,
    bool? QualityMet,
    ContractStanding Before)
{
    /// <summary>Nothing known and nothing before.</summary>
    public static ContractInputs None { get; } = new(Replies.None, null, [], null, ContractStanding.Start);

    /// <summary>People of each band of a capitation; at most one count for a band.</summary>
    public IReadOnlyList<PopulationCount> Population { get; init; } = [];

    /// <summary>The published factor for the period, for each index the terms name; at most one for a term.</summary>
    public IReadOnlyList<IndexFactor> IndexFactors { get; init; } = [];

    /// <summary>The contract's last day, included; null while it has none.</summary>
    public LocalDate? EndsOn { get; init; }
}

/// <summary>People asked whether they are satisfied, how many replied, and how many of those are satisfied.</summary>
/// <param name="Asked">0 or more.</param>
/// <param name="Replied">0 to <paramref name="Asked"/>.</param>
/// <param name="Satisfied">0 to <paramref name="Replied"/>.</param>
public sealed record Replies(int Asked, int Replied, int Satisfied)
{
    public static Replies None { get; } = new(0, 0, 0);

    public static Replies operator +(Replies left, Replies right) =>
        new(left.Asked + right.Asked, left.Replied + right.Replied, left.Satisfied + right.Satisfied);

    public static Replies Add(Replies left, Replies right) => left + right;
}

/// <summary>Visits planned for the period, and how many of them were missed through the provider's fault.</summary>
public sealed record VisitCounts(int Planned, int Missed);

/// <param name="TermNumber">The term that names the indicator.</param>
/// <param name="Value">In the indicator's own unit.</param>
public sealed record IndicatorValue(int TermNumber, Share Value);

/// <param name="TermNumber">The capitation.</param>
/// <param name="Place">The band's place among the term's bands, from 0.</param>
/// <param name="People">0 or more.</param>
public sealed record PopulationCount(int TermNumber, int Place, int People);

/// <param name="TermNumber">The term that names the index.</param>
/// <param name="Factor">What cost 1 when the terms were agreed costs this now, 1/2 to 2: 1.034 is 517/500.</param>
public sealed record IndexFactor(int TermNumber, Share Factor)
{
    /// <summary>Whether it can be a factor. A rise of 3.4 % typed as 3.4 cannot.</summary>
    public bool IsSound => Factor >= new Share(1, 2) && Factor <= new Share(2, 1);
}

/// <summary>Where a contract stands between two periods.</summary>
/// <param name="JoinedPricePence">Price of time of earlier periods that wait for enough replies.</param>
/// <param name="JoinedReplies">The replies of those periods.</param>
/// <param name="ForwardPence">Earned above the limit of earlier periods of the contract year, waiting for room.</param>
/// <param name="ResultsDecided">Outcomes decided in the contract year, neutral ones left out.</param>
/// <param name="ResultsReached">Of those, reached by the measure's own rule.</param>
/// <param name="PaidThisYearPence">All lines of the contract year before smoothing and deductions; corrections apart.</param>
/// <param name="SmoothedPence">What periods came to above (or below) the payments on account for them, not squared up yet.</param>
public sealed record ContractStanding(
    long JoinedPricePence,
    Replies JoinedReplies,
    long ForwardPence,
    int ResultsDecided,
    int ResultsReached,
    long PaidThisYearPence,
    long SmoothedPence)
{
    public static ContractStanding Start { get; } = new(0, Replies.None, 0, 0, 0, 0, 0);

    /// <summary>
    /// As a new contract year opens it: what counts by year begins at nothing; replies that wait, and payments on account that
    /// nothing has squared up, go on waiting.
    /// </summary>
    public ContractStanding InNewYear() =>
        Start with { JoinedPricePence = JoinedPricePence, JoinedReplies = JoinedReplies, SmoothedPence = SmoothedPence };
}
