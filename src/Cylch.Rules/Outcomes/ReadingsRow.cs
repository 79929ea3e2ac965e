namespace Cylch.Rules.Outcomes;

/// <summary>What became of one row of a file. Each row has exactly one of these, so that they add up to the rows read.</summary>
public enum RowStanding
{
    /// <summary>Both scores are known, and the measure's rule says what came of it.</summary>
    Judged = 1,

    /// <summary>The measure could not show the change, whatever happened: neither rewarded nor punished.</summary>
    Neutral = 2,

    /// <summary>A score is not known. It is counted, and nothing is put in its place.</summary>
    Missing = 3,

    /// <summary>The row contradicts the profile and was not taken.</summary>
    Refused = 4,
}

/// <summary>Which score a person has none of.</summary>
public enum MissingScore
{
    Before = 1,
    After = 2,
    Both = 3,
}

/// <summary>One row as it was understood.</summary>
/// <param name="Number">1 for the first row below the headings.</param>
/// <param name="Provider">The provider's code; empty when the row was refused.</param>
/// <param name="PredictedParts">The predicted score in parts, see <see cref="FractionColumn.PartsOfOne"/>; null when it is not known.</param>
/// <param name="Target">What the measure's rule asks for; null when there is no start, or no room above it.</param>
/// <param name="Column">The column a refusal is about, when it is about one.</param>
public sealed record ReadingsRow(
    long Number,
    RowStanding Standing,
    string Provider = "",
    int? Baseline = null,
    int? Reading = null,
    long? PredictedParts = null,
    int? Target = null,
    OutcomeResult? Result = null,
    NeutralReason? Neutral = null,
    MissingScore? Missing = null,
    Refusal? Refusal = null,
    string? Column = null)
{
    public static ReadingsRow Refused(long number, Refusal refusal, string? column = null) =>
        new(number, RowStanding.Refused, Refusal: refusal, Column: column);
}
