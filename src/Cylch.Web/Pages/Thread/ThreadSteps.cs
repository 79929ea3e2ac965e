namespace Cylch.Web.Pages.Thread;

/// <summary>Where a knot's own record is opened.</summary>
internal static class ThreadSteps
{
    public static string Outcome(long outcomeId) => FormattableString.Invariant($"/outcomes/{outcomeId}");

    public static string Plan(long planId) => FormattableString.Invariant($"/plans/{planId}");

    public static string Package(long packageId) => FormattableString.Invariant($"/brokerage/packages/{packageId}");

    public static string Review(long reviewId) => FormattableString.Invariant($"/plans/reviews/{reviewId}");

    public static string Line(long lineId) => FormattableString.Invariant($"/settlement/lines/{lineId}");

    public static string Terms(long contractId) => FormattableString.Invariant($"/contracts/{contractId}/terms");
}
