namespace Cylch.Records.Settlement;

/// <summary>
/// What a result is known by in settlement. Rows of different tables share one range of numbers: four times the row's
/// own, plus which table it is in. A finding of independence is below zero.
/// </summary>
public static class ResultKey
{
    private const long Tables = 4;

    public static long OfVerification(long id) => id * Tables;

    public static long OfClaim(long id) => id * Tables + 1;

    public static long OfReviewFinding(long id) => id * Tables + 2;

    /// <summary>For an outcome that ended neutrally, as recorded on the outcome itself.</summary>
    public static long OfEndedOutcome(long outcomeId) => outcomeId * Tables + 3;

    /// <summary>For independence regained, as somebody with nothing to gain found it.</summary>
    public static long OfIndependence(long verificationId) => -verificationId;

    /// <summary>The verification behind a result, or null when it is another row.</summary>
    public static long? Verification(long? resultId) => resultId is { } id and > 0 && id % Tables == 0 ? id / Tables : null;
}
