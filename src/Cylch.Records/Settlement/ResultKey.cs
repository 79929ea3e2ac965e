namespace Cylch.Records.Settlement;

/// <summary>
/// What a result is known by in settlement. Rows of different tables share one range of numbers: four times the row's
/// own, plus which table it is in.
/// </summary>
public static class ResultKey
{
    private const long Tables = 4;

    public static long OfVerification(long id) => id * Tables;

    public static long OfClaim(long id) => id * Tables + 1;

    public static long OfReviewFinding(long id) => id * Tables + 2;

    /// <summary>For an outcome that ended neutrally, as recorded on the outcome itself.</summary>
    public static long OfEndedOutcome(long outcomeId) => outcomeId * Tables + 3;

    /// <summary>The verification behind a result, or null when it is another row.</summary>
    public static long? Verification(long? resultId) => resultId is { } id && id % Tables == 0 ? id / Tables : null;
}
