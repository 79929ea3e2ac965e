namespace Cylch.Rules.Contracts;

/// <summary>What a term measures a whole service or population by, as both parties wrote it in each language.</summary>
public sealed record IndicatorName(string English, string Welsh)
{
    /// <summary>The name as a fact of a refusal.</summary>
    public NamedInBoth AsFact() => new(English, Welsh);
}

/// <summary>Which way an indicator is better.</summary>
public enum Better
{
    Higher = 1,
    Lower = 2,
}

/// <summary>
/// In a period in which a named indicator is worse than its mark, a share of the price of time is taken off. A period without
/// a figure loses nothing; a figure that comes later makes a correction.
/// </summary>
/// <param name="Mark">In the indicator's own unit; exactly on the mark is good enough.</param>
/// <param name="Share">Of the price of time, 0 to 1.</param>
/// <param name="TimeTerm">Number of the hourly term whose price it is a share of.</param>
public sealed record IndicatorDeduction(int Number, IndicatorName Indicator, Better Better, Share Mark, Share Share, int TimeTerm)
    : PaymentTerm(Number);

/// <summary>Taken off for each visit missed through the provider's fault, after a first few in every thousand planned.</summary>
/// <param name="Pence">For one visit, 0 or more.</param>
/// <param name="FreePerThousand">Not counted of every 1,000 planned, in whole visits rounded down; 0 to 1,000.</param>
public sealed record MissedVisitsDeduction(int Number, long Pence, int FreePerThousand) : PaymentTerm(Number);

/// <summary>
/// In the last period of a contract year, gain or loss on a population indicator is shared. Gain is shared only when enough
/// personal outcomes were reached in the year and quality was good; loss is shared whatever those say.
/// </summary>
/// <param name="Baseline">Where the indicator started, in its own unit.</param>
/// <param name="Corridor">Movement either way, in the indicator's unit, that is nobody's gain or loss; 0 or more.</param>
/// <param name="PencePerUnit">Worth of one unit beyond the corridor, 0 or more.</param>
/// <param name="GainPart">The provider's part of gain, 0 to 1.</param>
/// <param name="LossPart">The provider's part of loss, 0 to 1.</param>
/// <param name="LeastReached">Personal outcomes reached of those decided in the year that open the gate, 0 to 1; this exact share opens it.</param>
/// <param name="LimitPence">The most that is paid or taken off, 0 or more.</param>
public sealed record GainShare(
    int Number,
    IndicatorName Indicator,
    Better Better,
    Share Baseline,
    Share Corridor,
    long PencePerUnit,
    Share GainPart,
    Share LossPart,
    Share LeastReached,
    long LimitPence) : PaymentTerm(Number);
