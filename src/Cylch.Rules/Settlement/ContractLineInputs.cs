namespace Cylch.Rules.Settlement;

/// <param name="EarnedPence">What the result earned before the part that would have come anyway, or is others' doing, is left out.</param>
public sealed record AttributionLineInputs(long ResultId, long EarnedPence) : LineInputs;

/// <summary>A result that no term prices by itself, and that counts towards a share or a gate.</summary>
public sealed record CountedLineInputs(long ResultId, ReadingFacts Facts) : LineInputs;

/// <summary>Outcomes decided and reached, in the period or in the contract year, as the term counts.</summary>
public sealed record TierLineInputs(int Decided, int Reached) : LineInputs;

/// <summary>The price of time of the periods joined, and everybody's replies in them.</summary>
public sealed record SatisfactionLineInputs(long PricePence, Replies Replies) : LineInputs;

/// <param name="PricePence">The price of time the limit is a share of.</param>
/// <param name="EarnedPence">Results and satisfaction in this period, after every narrower cap.</param>
/// <param name="ForwardPence">Brought forward from earlier periods of the year.</param>
/// <param name="IsLastOfYear">What is above in the last period of a contract year is not paid.</param>
public sealed record PeriodLimitLineInputs(long PricePence, long EarnedPence, long ForwardPence, bool IsLastOfYear) : LineInputs;

/// <param name="Value">The indicator's figure for the year; null while there is none.</param>
/// <param name="QualityMet">Null while nobody has said.</param>
public sealed record GainLineInputs(Share? Value, int Decided, int Reached, bool? QualityMet) : LineInputs;

/// <param name="PaidBeforePence">Paid earlier in the contract year; 0 for a range over one period.</param>
/// <param name="ThisPeriodPence">What all lines before this one come to in this period.</param>
/// <param name="IsLastOfYear">The floor of a contract year is made up in its last period.</param>
public sealed record RangeLineInputs(long PaidBeforePence, long ThisPeriodPence, bool IsLastOfYear) : LineInputs;

/// <summary>Visits planned, and missed through the provider's fault.</summary>
public sealed record MissedVisitsLineInputs(int Planned, int Missed) : LineInputs;

/// <param name="Value">The indicator's figure for the period; null while there is none.</param>
/// <param name="PricePence">The price of time a share is taken of.</param>
public sealed record IndicatorLineInputs(Share? Value, long PricePence) : LineInputs;
